package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Content;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.content.TableFacts;
import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.backup.program.ProgramRun;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.sql.SqlQuote;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Has `pg_dump` write an archive, and counts at the same time what it writes.
final class Dump {
    /// Killed by SIGXFSZ.
    private static final int FILE_SIZE_LIMIT = 128 + 25;

    private final Connector connector;
    private final BackupRequest request;
    private final ClientPrograms programs;
    private final StopSignal stop;
    private final BackupListener listener;

    Dump(
            Connector connector,
            BackupRequest request,
            ClientPrograms programs,
            StopSignal stop,
            BackupListener listener) {
        this.connector = connector;
        this.request = request;
        this.programs = programs;
        this.stop = stop;
        this.listener = listener;
    }

    /// Writes the archive.
    ///
    /// @return what is in it
    /// @throws dev.tidemark.engine.problem.ProblemException when it is not complete
    /// @throws SQLException when counting failed
    /// @throws InterruptedException when interrupted
    Content write(ExportedSnapshot snapshot, Path archive)
            throws SQLException, InterruptedException {
        // Preflight knows dumps by this beginning.
        String application = "pg_dump tidemark " + UUID.randomUUID().toString().substring(0, 8);
        var run = new ProgramRun(programs.dump(), arguments(snapshot, archive));
        var count = new ContentCount(snapshot.session(), request.scope(), snapshot.tables());
        boolean whole = false;
        try (var watch = new ServerWatch(connector, application, listener)) {
            var ended = run.run(connector, application, stop, new Watcher(watch, count));
            if (ended instanceof ProgramRun.Ended.ByItself(var exitCode, var lines)) {
                if (exitCode != 0) {
                    throw failure(exitCode, lines, watch.blockers(), archive).asException();
                }
            } else if (stop.requested()) {
                throw stopped().asException();
            }
            stop.onRequest(_ -> snapshot.cancel());
            var content = count.await(listener);
            whole = true;
            return content;
        } catch (IOException e) {
            throw BackupProblems.program(
                            BackupProblems.notMade(connector.target()), programs.dump(), e)
                    .asException();
        } catch (SQLException e) {
            if (stop.requested()) {
                throw stopped().asException();
            }
            throw e;
        } finally {
            stop.onRequest(null);
            if (!whole) {
                snapshot.session().abort();
            }
        }
    }

    private Problem stopped() {
        return BackupProblems.stopped(
                BackupProblems.notMade(connector.target()), BackupProblems.NOTHING_CHANGED);
    }

    private List<String> arguments(ExportedSnapshot snapshot, Path archive) {
        var words = new ArrayList<String>();
        words.add("--no-password");
        words.add("--verbose");
        words.add("--snapshot=" + snapshot.id());
        words.add("--lock-wait-timeout=" + request.lockWait().toMillis());
        words.add("--compress=" + request.compression());
        words.add("--file=" + archive);
        switch (request.method()) {
            case Method.Custom _ -> words.add("--format=custom");
            case Method.Directory(var jobs) -> {
                words.add("--format=directory");
                words.add("--jobs=" + jobs);
            }
            case Method.ServerCopy _ -> throw new IllegalStateException("a copy needs no pg_dump");
        }
        switch (request.scope()) {
            case Scope.Whole _ -> {}
            case Scope.Schemas(var names) ->
                    names.forEach(name -> words.add("--schema=" + pattern(name)));
            case Scope.Tables(var names) -> {
                names.forEach(name ->
                        words.add(
                                "--table=%s.%s"
                                        .formatted(
                                                pattern(String.valueOf(name.schema())),
                                                pattern(name.name()))));
                // A partitioned table's name does not bring its partitions with it.
                snapshot.tables().stream()
                        .map(TableFacts::table)
                        .filter(table -> !names.contains(table))
                        .forEach(table ->
                                words.add(
                                        "--table=%s.%s"
                                                .formatted(
                                                        pattern(String.valueOf(table.schema())),
                                                        pattern(table.name()))));
            }
        }
        return words;
    }

    /// Within double quotes only they are special (psql's manual, "Patterns").
    private static String pattern(String name) {
        return SqlQuote.identifier(name);
    }

    private Problem failure(int exitCode, List<String> lines, List<String> blockers, Path archive) {
        String text = String.join("\n", lines).toLowerCase(Locale.ROOT);
        var target = connector.target();
        if (exitCode == FILE_SIZE_LIMIT
                || text.contains("no space left")
                || text.contains("file too large")
                || text.contains("disk quota exceeded")) {
            return BackupProblems.diskFull(target, archive.resolveSibling(""), lines);
        }
        if (!blockers.isEmpty() && (text.contains("statement timeout") || text.contains("lock"))) {
            return BackupProblems.locked(target, "pg_dump waited too long for a table", blockers);
        }
        var problem = BackupProblems.dumpFailed(target, exitCode, lines);
        return problem.code() == ProblemCode.BACKUP_FAILED && text.contains("version mismatch")
                ? Problem.of(
                        ProblemCode.BACKUP_PROGRAM_MISSING,
                        problem.what(),
                        problem.why(),
                        "Install a pg_dump of the server's version.")
                : problem;
    }

    /// Looks after the dump while it runs.
    private final class Watcher implements ProgramRun.Watcher {
        private final ServerWatch watch;
        private final ContentCount count;

        Watcher(ServerWatch watch, ContentCount count) {
            this.watch = watch;
            this.count = count;
        }

        @Override
        public void line(String line) {
            String said = line.startsWith("pg_dump: ") ? line.substring(9) : line;
            if (said.startsWith("dumping contents") || said.startsWith("warning:")) {
                listener.on(new BackupEvent.Working(said));
            }
        }

        @Override
        public boolean tick() {
            watch.tick();
            return count.tick(listener);
        }
    }
}
