package dev.tidemark.engine.embedded;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.postgres.Secret;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// What a server's folder holds: its data, its log and how to reach it.
///
/// @param path the folder
record ServerFolder(Path path) {
    static final String USER = "postgres";
    static final String HOST = "127.0.0.1";

    private static final int LOG_TAIL_BYTES = 2000;

    /// What the server writes of itself while it runs.
    ///
    /// @param pid its process
    /// @param port its TCP port
    /// @param ready whether it takes connections
    record Status(long pid, int port, boolean ready) {}

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /// One line in libpq's form, so that psql can use it too (PostgreSQL manual 34.16).
    Path passfile() {
        return path.resolve("passfile");
    }

    /// Makes the folder, readable by its owner only.
    void create() throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    boolean initialised() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    void writePassfile(int port, Secret password) throws IOException {
        AtomicFile.writePrivately(
                passfile(), "%s:%d:*:%s:%s\n".formatted(HOST, port, USER, password.reveal()));
    }

    /// The password of the server's owner, or empty when its file is missing or damaged. It holds
    /// no character that libpq's form would escape.
    Optional<Secret> password() throws IOException {
        try {
            String line = Files.readString(passfile()).strip();
            String[] fields = line.split(":", -1);
            return fields.length == 5 && !fields[4].isEmpty()
                    ? Optional.of(Secret.of(fields[4]))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Reads `postmaster.pid`: process on line 1, port on line 4, state on line 8. Empty when there
    /// is none, or it is being written.
    Optional<Status> status() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data().resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
            int port = lines.size() < 4 ? 0 : Integer.parseInt(lines.get(3).strip());
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(new Status(pid, port, ready));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The status of a server whose process is alive.
    Optional<Status> living() throws IOException {
        return status().filter(status -> ServerProcess.isAlive(status.pid()));
    }

    /// The end of the server's log, on one line.
    String logTail() {
        try (var file = new RandomAccessFile(log().toFile(), "r")) {
            long length = file.length();
            file.seek(Math.max(0, length - LOG_TAIL_BYTES));
            byte[] bytes = new byte[(int) Math.min(length, LOG_TAIL_BYTES)];
            file.readFully(bytes);
            return lastLines(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return "";
        }
    }

    static String lastLines(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
    }
}
