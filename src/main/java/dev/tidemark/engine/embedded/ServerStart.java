package dev.tidemark.engine.embedded;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Brings a server up in its folder: programs, data, an earlier server's remains, a port.
final class ServerStart {
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration OLD_SERVER_LIMIT = Duration.ofSeconds(5);
    private static final int PORT_ATTEMPTS = 5;
    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");
    private static final int FIRST_WITH_BUILTIN_LOCALES = 17;

    private final EmbeddedServer.Options options;
    private final ServerFolder folder;
    private @Nullable ServerBinaries binaries;
    private @Nullable Secret password;

    ServerStart(EmbeddedServer.Options options) {
        this.options = options;
        Path given = options.folder();
        this.folder = new ServerFolder(given == null ? temporaryFolder() : given);
    }

    /// A server that takes connections.
    record Started(ServerProcess process, int port) {}

    ServerFolder folder() {
        return folder;
    }

    boolean temporary() {
        return options.folder() == null;
    }

    Secret password() {
        if (password == null) {
            throw new IllegalStateException("not started");
        }
        return password;
    }

    void removeTemporaryFolder() {
        if (!temporary()) {
            return;
        }
        try {
            Folders.delete(folder.path());
        } catch (IOException e) {
            throw new ProblemException(EmbeddedProblems.folderUnusable(folder.path(), e), e);
        }
    }

    /// Makes ready what needs no lock on the folder.
    void prepare() throws IOException, InterruptedException {
        if (ServerProcess.isRoot() && !ServerProcess.canHideRoot()) {
            throw EmbeddedProblems.rootWithoutNamespace().asException();
        }
        binaries = ServerBinaries.unpacked(options.cache(), options.archive());
        folder.create();
    }

    /// Starts the server on the wanted port, or on a free one.
    Started start(Duration limit) throws IOException, InterruptedException {
        endOldServer();
        if (folder.initialised()) {
            password =
                    folder.password()
                            .orElseThrow(() ->
                                    EmbeddedProblems.passwordLost(folder.path()).asException());
        } else {
            initialise();
        }
        for (int attempt = 1; ; attempt++) {
            int port = options.port() == 0 ? freePort() : options.port();
            var process = launch(port, limit);
            if (process != null) {
                return new Started(process, port);
            }
            // Between finding a free port and taking it, somebody else may take it.
            if (options.port() != 0 || attempt == PORT_ATTEMPTS) {
                throw EmbeddedProblems.portInUse(port).asException();
            }
        }
    }

    /// Starts the server again where it was.
    ServerProcess startOn(int port, Duration limit) throws IOException, InterruptedException {
        endOldServer();
        var process = launch(port, limit);
        if (process == null) {
            throw EmbeddedProblems.portInUse(port).asException();
        }
        return process;
    }

    // Null when the port is taken.
    private @Nullable ServerProcess launch(int port, Duration limit)
            throws IOException, InterruptedException {
        folder.writePassfile(port, password());
        var process =
                ServerProcess.start(
                        folder, temporary() ? folder.path().toString() : "", command(port));
        boolean ready = false;
        try {
            ready = awaitReady(process, limit);
            return ready ? process : null;
        } finally {
            if (!ready) {
                process.stopAndKeep();
            }
        }
    }

    private boolean awaitReady(ServerProcess process, Duration limit)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            var status = folder.status();
            if (status.isPresent() && status.get().pid() == process.pid() && status.get().ready()) {
                return true;
            }
            if (process.waitFor(POLL)) {
                String log = folder.logTail();
                if (log.contains("Address already in use")) {
                    return false;
                }
                throw EmbeddedProblems.notStarted(folder.path(), log).asException();
            }
        }
        throw EmbeddedProblems.notReady(folder.path(), limit.toSeconds(), folder.logTail())
                .asException();
    }

    private List<String> command(int port) {
        var command = new ArrayList<>(List.of(program("postgres")));
        command.addAll(List.of("-D", folder.data().toString()));
        command.addAll(List.of("-c", "listen_addresses=" + ServerFolder.HOST));
        command.addAll(List.of("-c", "port=" + port));
        command.addAll(List.of("-c", "unix_socket_directories="));
        options.settings()
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    // A process that was killed leaves its server to the watcher, which ends it within moments.
    private void endOldServer() throws IOException, InterruptedException {
        var old = folder.living();
        if (old.isEmpty()) {
            Files.deleteIfExists(folder.data().resolve("postmaster.pid"));
            return;
        }
        if (gone(OLD_SERVER_LIMIT)) {
            return;
        }
        ServerProcess.run(
                List.of(program("pg_ctl"), "stop", "-m", "fast", "-D", folder.data().toString()));
        if (!gone(OLD_SERVER_LIMIT)) {
            throw EmbeddedProblems.oldServerStays(folder.path(), old.get().pid()).asException();
        }
    }

    private boolean gone(Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (folder.living().isPresent()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }

    private void initialise() throws IOException, InterruptedException {
        var secret = Secret.of(randomPassword());
        Path unfinished = folder.path().resolve("data.new");
        Path passwordFile = folder.path().resolve("initial-password");
        Folders.delete(unfinished);
        try {
            AtomicFile.writePrivately(passwordFile, secret.reveal() + "\n");
            var ended = ServerProcess.run(initdb(unfinished, passwordFile));
            if (ended.exitCode() != 0) {
                throw EmbeddedProblems.notInitialised(
                                folder.path(), ServerFolder.lastLines(ended.output()))
                        .asException();
            }
            folder.writePassfile(0, secret);
            Files.move(unfinished, folder.data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
            Folders.delete(unfinished);
        }
        password = secret;
    }

    /// The version of the programs, for example 18.
    private int major() throws IOException, InterruptedException {
        var version =
                VERSION.matcher(
                        ServerProcess.run(List.of(program("postgres"), "--version")).output());
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private List<String> initdb(Path data, Path passwordFile)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                program("initdb"),
                                "--pgdata=" + data,
                                "--username=" + ServerFolder.USER,
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C"));
        if (major() >= FIRST_WITH_BUILTIN_LOCALES) {
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (!options.durable()) {
            command.add("--no-sync");
        }
        return command;
    }

    private String program(String name) {
        if (binaries == null) {
            throw new IllegalStateException("not prepared");
        }
        return binaries.program(name);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tidemark-embedded-");
        } catch (IOException e) {
            throw EmbeddedProblems.folderUnusable(
                            Path.of(System.getProperty("java.io.tmpdir", "/tmp")), e)
                    .asException();
        }
    }
}
