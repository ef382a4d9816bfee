package dev.tidemark.engine.repair;

import dev.tidemark.engine.history.History;
import dev.tidemark.engine.history.TextDifference;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.Renames;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.Applied;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.TrackingState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Plans the repairs of single migrations: each is a plan to show, which changes nothing until it
/// is executed.
public final class Repairs {
    private static final Set<MigrationState> MARKABLE =
            EnumSet.of(
                    MigrationState.PENDING,
                    MigrationState.OUT_OF_ORDER,
                    MigrationState.SKIPPED,
                    MigrationState.REPEATABLE_OUTDATED,
                    MigrationState.FAILED,
                    MigrationState.INTERRUPTED);

    private final StatusReport report;
    private final TrackingState state;
    private final Actor actor;

    /// @param report what is to be repaired
    /// @param actor who does it
    public Repairs(StatusReport report, Actor actor) {
        this.report = report;
        this.state = report.tracking();
        this.actor = actor;
    }

    /// Takes a changed file as it is now: its checksum and way back replace the recorded ones.
    ///
    /// @param session reads the applied text, where the journal kept it
    public RepairPlan accept(PgSession session, String version) {
        var row = row(version);
        var file = row.migration();
        var tracked = row.tracked();
        boolean fits =
                row.state() == MigrationState.CHANGED
                        || row.state() == MigrationState.REPEATABLE_OUTDATED;
        if (!fits || file.isEmpty() || tracked.isEmpty()) {
            throw RepairProblems.notNeeded(row, "accepted", "a changed file").asException();
        }
        var plan = new Draft("Accept " + row.version());
        plan.explain("%s is taken to be what was applied, as it stands now.".formatted(row.name()));
        plan.explain("Nothing of it runs: the database keeps what the earlier text did.");
        if (!state.table().pointer()) {
            state.table()
                    .acceptSql(tracked.get(), file.get(), Applied.rollbackText(file.get()))
                    .ifPresent(plan::change);
        }
        plan.difference = new History(session, state).difference(file.get());
        if (plan.difference.isEmpty()) {
            plan.explain(
                    "The text that was applied is not in the journal, so no difference shows.");
        }
        plan.note(row.version(), file, "accepted the file as it is now");
        return plan.done();
    }

    /// Removes the record of a migration; what it did stays in the database.
    public RepairPlan forget(String version) {
        var row = row(version);
        if (row.tracked().isEmpty() && row.unfinished().isEmpty()) {
            throw RepairProblems.notNeeded(row, "forgotten", "a recorded migration").asException();
        }
        if (state.table().pointer() && row.tracked().isPresent()) {
            requireHighest(row);
        }
        var plan = new Draft("Forget " + row.version());
        row.tracked()
                .ifPresent(tracked -> {
                    plan.explain(
                            "The record of %s in %s is removed."
                                    .formatted(row.name(), state.name()));
                    plan.change(state.table().deleteSql(tracked));
                });
        row.unfinished()
                .ifPresent(_ -> plan.explain("The work that was begun counts as not begun."));
        plan.explain("What it did in the database stays.");
        if (row.migration().isPresent()) {
            plan.explain("It has a file, so the next run applies it.");
        }
        plan.note(row.version(), Optional.empty(), "removed the record");
        return plan.done();
    }

    /// Records a migration as applied without running it.
    public RepairPlan mark(String version) {
        var row = row(version);
        var file = row.migration();
        if (file.isEmpty() || !MARKABLE.contains(row.state())) {
            throw RepairProblems.notNeeded(row, "marked", "one that is not in force").asException();
        }
        state.table().refusals(List.of(file.get())).stream().findFirst().ifPresent(Repairs::raise);
        if (state.table().pointer() && row.tracked().isEmpty()) {
            requireNext(row);
        }
        var plan = new Draft("Mark " + row.version());
        plan.explain("%s is recorded in %s as applied.".formatted(row.name(), state.name()));
        plan.explain("Nothing of it runs: its work has to be done already.");
        var tracked = row.tracked();
        boolean kept = tracked.filter(TrackedMigration::success).isPresent();
        if (tracked.isPresent() && !kept && !state.table().pointer()) {
            plan.change(state.table().deleteSql(tracked.get()));
        }
        if (!kept || file.get().repeatable()) {
            plan.change(state.table().insertSql(Applied.of(file.get(), 0, plan.run, actor.text())));
        }
        plan.note(row.version(), file, "recorded as applied without running it");
        return plan.done();
    }

    /// Gives the record of a migration without file the version and name of the one new file that
    /// it fits.
    public RepairPlan rename(String version) {
        var row = missing(version);
        var found = Renames.of(report, row);
        if (found.isEmpty()) {
            throw RepairProblems.noNewFile(row).asException();
        }
        return rename(row, found.get().file(), found.get().reason());
    }

    /// Gives the record of a migration without file the version and name of a file that is not in
    /// force.
    public RepairPlan renameTo(String version, String newVersion) {
        var row = missing(version);
        var target = row(newVersion);
        boolean free =
                target.state() == MigrationState.PENDING
                        || target.state() == MigrationState.OUT_OF_ORDER;
        if (!free || target.migration().isEmpty()) {
            throw RepairProblems.notNeeded(target, "taken", "a file that is not in force")
                    .asException();
        }
        return rename(row, target.migration().get(), "you say so");
    }

    private RepairPlan rename(StatusRow row, Migration file, String reason) {
        if (state.table().pointer()) {
            throw RepairProblems.notNeeded(row, "renamed", "a row of its own").asException();
        }
        state.table().refusals(List.of(file)).stream().findFirst().ifPresent(Repairs::raise);
        var plan = new Draft("Rename " + row.version());
        plan.explain(
                "The record of %s becomes that of %s: %s."
                        .formatted(row.name(), file.path(), reason));
        row.tracked()
                .flatMap(tracked -> state.table().renameSql(tracked, file))
                .ifPresent(plan::change);
        plan.note(
                file.version().text(),
                Optional.of(file),
                "was recorded as %s".formatted(row.name()));
        return plan.done();
    }

    private StatusRow missing(String version) {
        var row = row(version);
        boolean fileless =
                row.state() == MigrationState.MISSING
                        || row.state() == MigrationState.NEWER_THAN_FILES;
        if (!fileless) {
            row =
                    report.in(MigrationState.MISSING).stream()
                            .filter(other -> other.version().startsWith(version))
                            .reduce((_, _) -> null)
                            .orElse(row);
        }
        if (row.tracked().isEmpty() || row.migration().isPresent()) {
            throw RepairProblems.notNeeded(row, "renamed", "a record without file").asException();
        }
        return row;
    }

    private StatusRow row(String version) {
        return report.find(version)
                .orElseThrow(() -> RepairProblems.unknown(version).asException());
    }

    private void requireHighest(StatusRow row) {
        var highest = report.rows().stream().filter(other -> other.tracked().isPresent()).toList();
        if (!highest.getLast().version().equals(row.version())) {
            throw RepairProblems.notInOrder(row, state, highest.getLast().version()).asException();
        }
    }

    private void requireNext(StatusRow row) {
        var next = report.next();
        if (!next.isEmpty() && !next.getFirst().version().text().equals(row.version())) {
            throw RepairProblems.notInOrder(row, state, next.getFirst().version().text())
                    .asException();
        }
    }

    /// What the plan creates first, one sentence.
    static String created(TrackingState state) {
        var journal = state.name().journal();
        if (state.journalExists()) {
            return "The journal %s gets a column that it lacks.".formatted(journal);
        }
        return state.exists()
                ? "The journal %s is created.".formatted(journal)
                : "The tables %s and %s are created.".formatted(state.name(), journal.table());
    }

    private static void raise(Problem problem) {
        throw problem.asException();
    }

    /// A plan in the making.
    private final class Draft {
        private final UUID run = UUID.randomUUID();
        private final String title;
        private final List<String> explanation = new ArrayList<>();
        private final List<String> statements = new ArrayList<>();
        private final List<RepairPlan.Entry> entries = new ArrayList<>();
        private Optional<TextDifference> difference = Optional.empty();

        Draft(String title) {
            this.title = title;
            if (!state.createSql().isEmpty()) {
                explain(created(state));
                change(state.createSql());
            }
        }

        void explain(String sentence) {
            explanation.add(sentence);
        }

        void change(String sql) {
            statements.add(sql);
        }

        void note(String version, Optional<Migration> migration, String what) {
            entries.add(
                    new RepairPlan.Entry(
                            JournalEvent.REPAIR, Optional.of(version), migration, what));
        }

        RepairPlan done() {
            return new RepairPlan(
                    title, explanation, statements, difference, state, actor, run, entries);
        }
    }
}
