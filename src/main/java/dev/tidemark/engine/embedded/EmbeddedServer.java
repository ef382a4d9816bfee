package dev.tidemark.engine.embedded;

import dev.tidemark.engine.files.FolderLock;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.postgres.SslMode;
import dev.tidemark.engine.postgres.TlsSettings;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of our own: a child process that listens on 127.0.0.1 only, asks for a
/// random password and ends when this process ends, in whatever way.
///
/// One thread at a time.
public final class EmbeddedServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final ServerStart start;
    private final FolderLock lock;
    private ServerProcess process;
    private final int port;
    private boolean closed;

    private EmbeddedServer(ServerStart start, FolderLock lock, ServerStart.Started started) {
        this.start = start;
        this.lock = lock;
        this.process = started.process();
        this.port = started.port();
    }

    /// How a server is to run.
    ///
    /// @param folder where its data is kept, or null for a new folder that goes with the server
    /// @param cache where the programs are unpacked, shared by all servers
    /// @param port TCP port, 0 for a free one
    /// @param settings server settings, as in `postgresql.conf`
    /// @param archive a jar with the programs of another version, or null for the one on the class
    ///   path
    public record Options(
            @Nullable Path folder,
            Path cache,
            int port,
            Map<String, String> settings,
            @Nullable Path archive) {
        public Options {
            settings = Map.copyOf(settings);
        }

        /// The user's own server, whose databases stay: the one of the profile `embedded`.
        public static Options ofUser(Environment environment) {
            return persistent(defaultFolder(environment), environment);
        }

        /// A server whose databases stay in a folder.
        public static Options persistent(Path folder, Environment environment) {
            return new Options(folder, environment.cacheFolder(), 0, Map.of(), null);
        }

        /// A server whose databases are gone when it ends.
        public static Options temporary(Environment environment) {
            return new Options(null, environment.cacheFolder(), 0, Map.of(), null);
        }

        /// The same with a setting, for example `max_connections` and `20`.
        public Options with(String name, String value) {
            var more = new LinkedHashMap<>(settings);
            more.put(name, value);
            return new Options(folder, cache, port, more, archive);
        }

        /// The same on a given port.
        public Options withPort(int number) {
            return new Options(folder, cache, number, settings, archive);
        }

        /// The same with the programs of another version of PostgreSQL.
        ///
        /// @param jar holds them as an archive, as the jar on the class path does
        public Options withPrograms(Path jar) {
            return new Options(folder, cache, port, settings, jar);
        }

        /// The same without waiting for the disk: faster, and a crash of the machine may damage it.
        public Options withoutDurability() {
            // Commits still reach the operating system, so that a crash of the server loses none.
            return with("fsync", "off").with("full_page_writes", "off");
        }

        boolean durable() {
            return !"off".equals(settings.get("fsync"));
        }
    }

    /// The folder of the user's own server.
    public static Path defaultFolder(Environment environment) {
        return environment.dataFolder().resolve("embedded");
    }

    /// Starts a server and waits until it takes connections. An empty folder gets a new server.
    ///
    /// @throws ProblemException [ProblemCode#EMBEDDED_SERVER] when it can't run here, another
    ///   process runs it, or it fails to start
    public static EmbeddedServer start(Options options) {
        var start = new ServerStart(options);
        Path shown = start.folder().path();
        FolderLock lock = null;
        boolean started = false;
        try {
            start.prepare();
            lock =
                    FolderLock.take(start.folder().lock())
                            .orElseThrow(
                                    () -> EmbeddedProblems.alreadyRunning(shown).asException());
            var server = new EmbeddedServer(start, lock, start.start(START_LIMIT));
            started = true;
            return server;
        } catch (IOException e) {
            throw new ProblemException(EmbeddedProblems.folderUnusable(shown, e), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            if (!started) {
                free(lock);
                start.removeTemporaryFolder();
            }
        }
    }

    /// How to reach the server that another process, or this one, runs in a folder; empty when none
    /// runs there.
    ///
    /// @throws ProblemException [ProblemCode#EMBEDDED_SERVER] when the folder can't be read
    public static Optional<ConnectionSettings> running(Path folder, String database) {
        var files = new ServerFolder(folder);
        try {
            var status = files.living().filter(ServerFolder.Status::ready);
            var password = files.password();
            return status.isEmpty() || password.isEmpty()
                    ? Optional.empty()
                    : Optional.of(settings(status.get().port(), database, password.get()));
        } catch (IOException e) {
            throw new ProblemException(EmbeddedProblems.folderUnusable(folder, e), e);
        }
    }

    /// How to reach one of its databases. `postgres` and `template1` are always there.
    public ConnectionSettings settings(String database) {
        return settings(port, database, start.password());
    }

    /// Opens sessions on one of its databases, as the server's owner.
    public Connector connector(String database) {
        return Connectors.of(settings(database));
    }

    /// A connection URI that holds the password: for tests, never for showing.
    public String url(String database) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        ServerFolder.USER,
                        start.password().reveal(),
                        ServerFolder.HOST,
                        port,
                        database);
    }

    /// The TCP port on 127.0.0.1.
    public int port() {
        return port;
    }

    /// The folder of its data, log and passfile.
    public Path folder() {
        return start.folder().path();
    }

    /// A file in libpq's `.pgpass` form, for `PGPASSFILE`.
    public Path passfile() {
        return start.folder().passfile();
    }

    /// The server's process.
    public long pid() {
        return process.pid();
    }

    /// Whether the server's process lives.
    public boolean alive() {
        return process.alive();
    }

    /// Ends the server as a crash would: nothing is written, sessions just end. Its folder stays;
    /// [#restart] brings it back.
    public void stopImmediately() {
        stop(ServerProcess::crash);
    }

    /// Ends the server if it runs and starts it again on the same port with the same data.
    ///
    /// @throws ProblemException when it does not come back
    public void restart() {
        if (process.alive()) {
            stop(ServerProcess::stopAndKeep);
        }
        try {
            process = start.startOn(port, START_LIMIT);
        } catch (IOException e) {
            throw new ProblemException(EmbeddedProblems.folderUnusable(folder(), e), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Ends the server and waits for it; a temporary one's folder is removed. Twice is harmless.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stop(ServerProcess::stop);
            if (start.temporary()) {
                Folders.delete(folder());
            }
        } catch (IOException e) {
            throw new ProblemException(EmbeddedProblems.folderUnusable(folder(), e), e);
        } finally {
            free(lock);
        }
    }

    private void stop(Stop how) {
        try {
            how.stop(process);
            if (!process.waitFor(STOP_LIMIT)) {
                throw EmbeddedProblems.notStopped(folder()).asException();
            }
        } catch (IOException e) {
            throw new ProblemException(EmbeddedProblems.notStopped(folder()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @FunctionalInterface
    private interface Stop {
        void stop(ServerProcess process) throws IOException;
    }

    private static ConnectionSettings settings(int port, String database, Secret password) {
        return ConnectionSettings.of(ServerFolder.HOST, port, database, ServerFolder.USER, password)
                .withTls(TlsSettings.of(SslMode.DISABLE));
    }

    private static ProblemException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ProblemException(
                Problem.of(
                        ProblemCode.STOPPED,
                        "The embedded PostgreSQL was not waited for",
                        "the work was interrupted",
                        "Start again."),
                e);
    }

    private static void free(@Nullable FolderLock lock) {
        if (lock == null) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.EMBEDDED_SERVER,
                            "The lock of the embedded PostgreSQL was not freed",
                            String.valueOf(e.getMessage()),
                            "End Tidemark; the system frees it then."),
                    e);
        }
    }
}
