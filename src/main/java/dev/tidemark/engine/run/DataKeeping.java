package dev.tidemark.engine.run;

import dev.tidemark.engine.archive.Keepsake;
import dev.tidemark.engine.archive.Restored;
import dev.tidemark.engine.archive.Restorer;
import dev.tidemark.engine.archive.Saver;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.sql.Removal;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import dev.tidemark.engine.tracking.Direction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a run does about data beside its scripts, in their transactions: saves what a rollback
/// takes away, brings back what an earlier one saved.
final class DataKeeping {
    private final UUID run;
    private final Plan plan;
    private final RunSettings settings;
    private final String tracking;
    private final Worker worker;
    private final RunListener events;

    /// @param tracking the tracking table's name
    DataKeeping(
            UUID run,
            Plan plan,
            RunSettings settings,
            String tracking,
            Worker worker,
            RunListener events) {
        this.run = run;
        this.plan = plan;
        this.settings = settings;
        this.tracking = tracking;
        this.worker = worker;
        this.events = events;
    }

    /// Which part of a migration a transaction is.
    enum Part {
        /// With its end the migration is done.
        LAST,
        /// Others follow.
        STEP
    }

    /// What goes along with one attempt of a transaction.
    Attempt attempt(PlannedMigration migration, Part part) {
        return new Attempt(migration, part);
    }

    /// The work along with one attempt of a transaction, whose statements it sees one by one.
    final class Attempt {
        private final PlannedMigration migration;
        private final Part part;
        private final Saver saver;
        private final List<Restored> restored = new ArrayList<>();
        private boolean begun;

        private Attempt(PlannedMigration migration, Part part) {
            this.migration = migration;
            this.part = part;
            this.saver =
                    new Saver(
                            worker.session(),
                            new Saver.Origin(
                                    run, tracking, migration.version(), settings.actor().text()));
        }

        /// Saves what a statement takes away, before it is sent.
        ///
        /// The first one of a script that is a single transaction brings everything along that the
        /// script drops: statements before the one that drops it may empty it.
        void before(StatementSender sender, Statement statement) throws StatementFailure {
            if (!saves() || statement.kind() == StatementKind.BEGIN) {
                return;
            }
            if (!begun && migration.summary().mode() == ScriptMode.TRANSACTION) {
                var all = Removals.of(migration, plan.scriptOptions());
                work(sender, all, _ -> saver.all(all));
            }
            begun = true;
            var removals = Removal.of(statement);
            work(sender, removals, _ -> saver.before(removals));
        }

        private void work(StatementSender sender, List<Removal> removals, Worker.Own own)
                throws StatementFailure {
            if (removals.isEmpty()) {
                return;
            }
            sender.flush();
            try {
                worker.work(own);
            } catch (SQLException e) {
                throw StatementFailure.ofSaving(e);
            }
        }

        /// A statement that was announced by [#before] has been sent and is done.
        void after() throws StatementFailure {
            if (!saver.waitsForStatement()) {
                return;
            }
            try {
                worker.work(_ -> saver.after());
            } catch (SQLException e) {
                throw StatementFailure.ofSaving(e);
            }
        }

        /// The script's own statements are done; nothing is recorded yet.
        void end(StepLog log) throws StatementFailure {
            if (restores()) {
                try {
                    worker.work(this::bringBack);
                } catch (SQLException e) {
                    throw StatementFailure.ofRestoring(e);
                }
            }
            saver.saved().forEach(entry -> log.noticed(notice(entry.savedText())));
            restored.forEach(result -> log.noticed(notice(result.text())));
        }

        private void bringBack(PgSession session) throws SQLException {
            if (!worker.asItself().isEmpty()) {
                session.send(String.join(";", worker.asItself()));
            }
            restored.addAll(
                    new Restorer(session, run, settings.actor().text())
                            .bringBack(tracking, migration.version()));
        }

        /// The transaction is committed.
        void committed() {
            for (Keepsake entry : saver.saved()) {
                events.on(new RunEvent.DataSaved(migration, entry));
            }
            for (Restored result : restored) {
                events.on(new RunEvent.DataBroughtBack(migration, result));
            }
        }

        private boolean saves() {
            return migration.direction() == Direction.ROLLBACK
                    && settings.saving() == RunSettings.Saving.SAVE;
        }

        private boolean restores() {
            return migration.direction() == Direction.APPLY
                    && part == Part.LAST
                    && settings.bringingBack() == RunSettings.BringingBack.BRING_BACK;
        }
    }

    private static ServerNotice notice(String text) {
        return new ServerNotice("INFO", "00000", text, null, null);
    }
}
