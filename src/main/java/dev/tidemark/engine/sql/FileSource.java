package dev.tidemark.engine.sql;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file on disk, opened for each read.
record FileSource(Path path, String name) implements SqlSource {
    @Override
    public long size() throws IOException {
        return Files.size(path);
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new EOFException("%s has become shorter".formatted(name));
                }
            }
        }
        return bytes.array();
    }
}
