package dev.tidemark.desktop.state;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.postgres.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/// Small files about windows and choices, in a folder of the user's. What can't be read or written
/// is as good as forgotten: nobody misses a window's place so much that it is worth a message.
///
/// Called on a worker.
public final class StateFiles {
    private final Path folder;

    StateFiles(Path folder) {
        this.folder = folder;
    }

    /// Those of a user.
    public static StateFiles of(Environment environment) {
        return new StateFiles(environment.stateFolder().resolve("windows"));
    }

    /// What a file holds; empty when there is none.
    public Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Writes a file, whole or not at all.
    ///
    /// @return whether it is on the disk
    public boolean write(String name, String text) {
        try {
            Files.createDirectories(folder);
            AtomicFile.write(folder.resolve(name), text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// A name for the file about something whose own names need not be good file names.
    ///
    /// @param kind what the file holds, for example `window`
    /// @param about what it is about, for example a profile and a project
    public static String name(String kind, Object... about) {
        var hash = new CRC32();
        for (var part : about) {
            hash.update("%s\n".formatted(part).getBytes(StandardCharsets.UTF_8));
        }
        return "%s-%08x.properties".formatted(kind, hash.getValue());
    }
}
