package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.backup.program.ProgramRun;
import dev.tidemark.engine.postgres.ConnectionString;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Has `pg_restore` read an archive. The first error ends it: it never goes on with a part.
public final class ArchiveRestore {
    private final ClientPrograms programs;
    private final StopSignal stop;
    private final BackupListener listener;

    /// @param programs of a version that fits archive and server
    public ArchiveRestore(ClientPrograms programs, StopSignal stop, BackupListener listener) {
        this.programs = programs;
        this.stop = stop;
        this.listener = listener;
    }

    /// The option for as many tables at once as the machine has room for.
    public static String jobs() {
        int jobs = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
        return "--jobs=%d".formatted(jobs);
    }

    /// What a restore is about.
    ///
    /// @param what what did not happen when it fails
    /// @param state what state the database is in then
    /// @param lockWait how long it may wait for others; zero for as long as it takes
    public record Words(String what, String state, Duration lockWait) {}

    /// Restores into a database.
    ///
    /// @param options of pg_restore, nothing secret among them
    /// @throws ProblemException when it does not come to its end
    /// @throws InterruptedException when interrupted; it is ended then
    public void into(Connector database, Path archive, List<String> options, Words words)
            throws InterruptedException {
        String application = "pg_restore tidemark " + UUID.randomUUID().toString().substring(0, 8);
        var arguments = new ArrayList<>(List.of("--no-password", "--verbose", "--exit-on-error"));
        arguments.addAll(options);
        // A bare name with an equals sign in it would be read as a connection string.
        arguments.add(
                "--dbname="
                        + ConnectionString.conninfo(
                                Map.of("dbname", database.target().database())));
        arguments.add(archive.toString());
        var run = new ProgramRun(programs.restore(), arguments);
        try (var watch = new ServerWatch(database, application, listener)) {
            var ended = run.run(database, application, stop, new Watcher(watch, words.lockWait()));
            switch (ended) {
                case ProgramRun.Ended.ByItself(var exitCode, var lines) -> {
                    if (exitCode != 0) {
                        throw VerificationProblems.restoreFailed(
                                        words.what(), exitCode, lines, words.state())
                                .asException();
                    }
                }
                case ProgramRun.Ended.Stopped _ -> {
                    throw stop.requested()
                            ? BackupProblems.stopped(words.what(), words.state()).asException()
                            : locked(words, watch.blockers()).asException();
                }
            }
        } catch (IOException e) {
            throw new ProblemException(
                    BackupProblems.program(words.what(), programs.restore(), e), e);
        }
    }

    /// Lists what is in an archive, one entry a line, as `pg_restore --use-list` takes it.
    ///
    /// @param file where to write it
    /// @throws ProblemException when the archive can't be read
    /// @throws InterruptedException when interrupted
    public void list(Path archive, Path file, String what) throws InterruptedException {
        alone(List.of("--list", "--file=" + file, archive.toString()), what)
                .ifPresent(why -> {
                    throw VerificationProblems.restoreFailed(what, 1, List.of(why), "not touched")
                            .asException();
                });
    }

    /// Reads the whole archive and writes it nowhere.
    ///
    /// @return what is wrong with it, or nothing
    /// @throws ProblemException when the program can't be run, or was stopped
    /// @throws InterruptedException when interrupted
    Optional<String> read(Path archive, String what) throws InterruptedException {
        return alone(List.of("--file=-", archive.toString()), what);
    }

    private Optional<String> alone(List<String> arguments, String what)
            throws InterruptedException {
        try {
            var ended = new ProgramRun(programs.restore(), arguments).runAlone(stop, new Silent());
            return switch (ended) {
                case ProgramRun.Ended.ByItself(var exitCode, var lines) ->
                        exitCode == 0 ? Optional.empty() : Optional.of(BackupProblems.said(lines));
                case ProgramRun.Ended.Stopped _ ->
                        throw BackupProblems.stopped(what, "not touched").asException();
            };
        } catch (IOException e) {
            throw new ProblemException(BackupProblems.program(what, programs.restore(), e), e);
        }
    }

    private static Problem locked(Words words, List<String> blockers) {
        return Problem.of(
                        ProblemCode.LOCK_TIMEOUT,
                        words.what(),
                        "pg_restore waited longer than %d ms for %s"
                                .formatted(
                                        words.lockWait().toMillis(), BackupProblems.some(blockers)),
                        "Wait until that has ended, or wait longer with `--lock-wait`.")
                .withDatabaseState(words.state());
    }

    /// Says what the program does, and ends it when it waits for too long.
    private final class Watcher implements ProgramRun.Watcher {
        private final ServerWatch watch;
        private final Duration lockWait;

        Watcher(ServerWatch watch, Duration lockWait) {
            this.watch = watch;
            this.lockWait = lockWait;
        }

        @Override
        public void line(String line) {
            String said = line.startsWith("pg_restore: ") ? line.substring(12) : line;
            if (said.startsWith("processing data")
                    || said.startsWith("creating INDEX")
                    || said.startsWith("creating FK CONSTRAINT")
                    || said.startsWith("creating CONSTRAINT")) {
                listener.on(new BackupEvent.Working(said));
            }
        }

        @Override
        public boolean tick() {
            watch.tick();
            return lockWait.isZero() || watch.blockedFor().compareTo(lockWait) < 0;
        }
    }

    private static final class Silent implements ProgramRun.Watcher {
        @Override
        public void line(String line) {
            // What it says is in the outcome.
        }

        @Override
        public boolean tick() {
            return true;
        }
    }
}
