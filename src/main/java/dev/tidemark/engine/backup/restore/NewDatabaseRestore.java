package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.ArchiveRestore;
import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupName;
import dev.tidemark.engine.backup.BackupProblems;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.DatabaseCount;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.ScratchDatabase;
import dev.tidemark.engine.backup.ServerCopy;
import dev.tidemark.engine.backup.VerificationProblems;
import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Restores a backup into a new database beside the old one, which is not touched. What fails, or
/// is not equal to the backup, is dropped.
public final class NewDatabaseRestore {
    private final BackupServer server;
    private final Clock clock;

    /// @param server the database that it is about
    /// @param clock what the new name is made of
    public NewDatabaseRestore(BackupServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /// Restores and compares.
    ///
    /// @return the new database, or why there is none
    /// @throws InterruptedException when interrupted; no new database is left
    public Outcome<RestoredDatabase> run(
            RestorePlan plan, Ownership ownership, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        return Outcome.of(() -> restore(plan, ownership, stop, listener));
    }

    /// Refuses a backup that makes no database, before anything else is done for it.
    ///
    /// @throws ProblemException when it is of a part
    public static void check(RestorePlan plan) {
        if (!plan.backup().manifest().scope().whole()) {
            throw RestoreProblems.onlyWhole(plan.backup()).asException();
        }
    }

    private RestoredDatabase restore(
            RestorePlan plan, Ownership ownership, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        var backup = plan.backup();
        var manifest = backup.manifest();
        check(plan);
        String what = RestoreProblems.notRestored(backup);
        String name = BackupName.ofDatabase(plan.target().database(), "restored", clock.instant());
        boolean whole = false;
        boolean made = false;
        try (var session = server.maintenance(name)) {
            if (plan.programs().isPresent()) {
                listener.on(new BackupEvent.Phase("restoring into %s".formatted(name)));
                session.send(manifest.form().create(name));
                made = true;
                archive(plan, plan.programs().get(), name, ownership, stop, listener);
            } else {
                String copy = manifest.copy().orElseThrow();
                new ServerCopy(server, stop, listener).copy(copy, name, what);
                made = true;
            }
            listener.on(new BackupEvent.Phase("comparing rows and checksums"));
            var content =
                    new DatabaseCount(stop, listener).of(server.database(name), manifest.scope());
            var differences = manifest.content().differences(content);
            if (!differences.isEmpty()) {
                throw VerificationProblems.differs(what, differences)
                        .withDatabaseState(RestoreProblems.UNTOUCHED)
                        .asException();
            }
            listener.on(new BackupEvent.Phase("gathering the planner's statistics"));
            analyze(name, stop);
            if (plan.exists()) {
                DatabaseProperties.copy(session, plan.target().database(), name, listener);
            }
            whole = true;
            return new RestoredDatabase(name, content.rows());
        } catch (SQLException e) {
            throw stop.requested()
                    ? new ProblemException(
                            BackupProblems.stopped(what, RestoreProblems.UNTOUCHED), e)
                    : BackupProblems.server(
                            ProblemCode.RESTORE_FAILED, what, RestoreProblems.UNTOUCHED, e);
        } finally {
            if (made && !whole) {
                ScratchDatabase.drop(server, name, listener);
            }
        }
    }

    private void archive(
            RestorePlan plan,
            ClientPrograms programs,
            String name,
            Ownership ownership,
            StopSignal stop,
            BackupListener listener)
            throws InterruptedException {
        var options = new ArrayList<>(List.of("--no-subscriptions", ArchiveRestore.jobs()));
        options.addAll(ownership.options());
        new ArchiveRestore(programs, stop, listener)
                .into(
                        server.database(name),
                        plan.backup().archive(),
                        options,
                        new ArchiveRestore.Words(
                                RestoreProblems.notRestored(plan.backup()),
                                RestoreProblems.UNTOUCHED,
                                Duration.ZERO));
    }

    /// No archive has statistics before PostgreSQL 18; without them the first queries are slow.
    private void analyze(String name, StopSignal stop) throws SQLException {
        try (var session = server.database(name).open("restore")) {
            stop.onRequest(_ -> session.abort());
            session.send("analyze");
        } finally {
            stop.onRequest(null);
        }
    }
}
