package dev.tidemark.desktop.app;

import dev.tidemark.engine.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/// Small files about the windows, in a folder of the user's. What can't be read or written is as
/// good as forgotten: nobody misses a window's place so much that it is worth a message.
///
/// Called on a worker.
final class StateFiles {
    private final Path folder;

    StateFiles(Path folder) {
        this.folder = folder;
    }

    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// @return whether it is on the disk
    boolean write(String name, String text) {
        try {
            Files.createDirectories(folder);
            AtomicFile.write(folder.resolve(name), text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The file of a window: a profile and a project, neither of which need be good file names.
    static String windowFile(String profile, Path project) {
        var hash = new CRC32();
        hash.update("%s\n%s".formatted(profile, project).getBytes(StandardCharsets.UTF_8));
        return "window-%08x.properties".formatted(hash.getValue());
    }
}
