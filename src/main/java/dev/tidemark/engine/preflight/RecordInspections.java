package dev.tidemark.engine.preflight;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.status.Validation;
import dev.tidemark.engine.tracking.AbandonedWork;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.LockHolder;
import dev.tidemark.engine.tracking.TrackingState;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What files and records say now, compared with what the plan was made of.
final class RecordInspections {
    private static final int MOST_NAMES = 5;

    private final Plan plan;
    private final Optional<String> environment;
    private final Set<String> planned = new HashSet<>();

    RecordInspections(Plan plan, Optional<String> environment) {
        this.plan = plan;
        this.environment = environment;
        plan.migrations().forEach(migration -> planned.add(migration.version()));
    }

    Finding lock(PgSession session) throws SQLException {
        var state = TrackingState.read(session, plan.tracking());
        return state.lockHolder()
                .map(LockHolder::text)
                .map("Another run works on %s: %%s.".formatted(state.name())::formatted)
                .or(() ->
                        state.abandoned()
                                .map(AbandonedWork::text)
                                .map(
                                        "The server still works for a run whose program is gone: %s."
                                                ::formatted))
                .map(held ->
                        Finding.refused(
                                Subject.LOCK,
                                held,
                                "Wait until it ends, or end that session if nobody needs it."))
                .orElseGet(() ->
                        Finding.ok(Subject.LOCK, "Nobody works on %s.".formatted(state.name())));
    }

    Finding files(PgSession session) {
        for (var migration : plan.migrations()) {
            if (!asPlanned(migration)) {
                return Finding.refused(
                        Subject.FILES,
                        "%s was changed after the plan was made.".formatted(migration.path()),
                        "Go back to the plan and make it again.");
            }
        }
        try {
            var project = ProjectLoader.load(plan.project().root());
            return project.problems().isEmpty()
                    ? Finding.ok(
                            Subject.FILES,
                            "%s understood, those of the plan unchanged."
                                    .formatted(
                                            Counted.of(project.migrations().size(), "migration")))
                    : hinders(Subject.FILES, project.problems());
        } catch (ProblemException e) {
            return hinders(Subject.FILES, List.of(e.problem()));
        }
    }

    private boolean asPlanned(PlannedMigration migration) {
        if (plan.direction() == Direction.ROLLBACK || migration.migration().isEmpty()) {
            return true;
        }
        try {
            return migration.migration().get().checksumNow().equals(migration.checksum());
        } catch (IOException e) {
            return false;
        }
    }

    Finding changed(PgSession session) {
        var problems = problems(session, MigrationState.CHANGED, MigrationState.MISSING);
        return problems.isEmpty()
                ? Finding.ok(Subject.CHANGED, "Every applied file is the one that was applied.")
                : hinders(Subject.CHANGED, problems);
    }

    /// A plan that takes what is out of order was told to.
    Finding order(PgSession session) {
        var late = report(session).in(MigrationState.OUT_OF_ORDER);
        if (late.isEmpty()) {
            return Finding.ok(Subject.ORDER, "Nothing pending stands below what is applied.");
        }
        boolean chosen = late.stream().anyMatch(row -> planned.contains(row.version()));
        return Finding.warning(
                Subject.ORDER,
                "%s: pending, although later ones are applied.".formatted(names(late)),
                chosen
                        ? "Make sure that it does not depend on the order: it runs after them here."
                        : "Give it a later version, or apply it by itself.");
    }

    Finding unfinished(PgSession session) {
        var problems = problems(session, MigrationState.FAILED, MigrationState.INTERRUPTED);
        if (!problems.isEmpty()) {
            return hinders(Subject.UNFINISHED, problems);
        }
        String resumed =
                plan.migrations().stream()
                        .filter(one -> one.resume().isPresent())
                        .map(PlannedMigration::version)
                        .collect(Collectors.joining(", "));
        return Finding.ok(
                Subject.UNFINISHED,
                resumed.isEmpty()
                        ? "No migration was left half done."
                        : "%s was left half done; this run goes on with it.".formatted(resumed));
    }

    private StatusReport report(PgSession session) {
        return StatusReport.of(
                plan.project(), TrackingState.read(session, plan.tracking()), environment);
    }

    private List<Problem> problems(PgSession session, MigrationState... states) {
        var report = report(session);
        var problems = new ArrayList<Problem>();
        for (var state : states) {
            for (var row : report.in(state)) {
                if (!planned.contains(row.version())) {
                    Validation.problem(report, row).ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    /// Going back and going on are not refused because of others, as on the command line.
    private Finding hinders(Subject subject, List<Problem> problems) {
        var first = problems.getFirst();
        String found =
                "%s: %s%s"
                        .formatted(
                                first.what(),
                                first.why(),
                                problems.size() == 1
                                        ? "."
                                        : "; and %d more.".formatted(problems.size() - 1));
        boolean forward =
                plan.direction() == Direction.APPLY
                        && plan.migrations().stream().allMatch(one -> one.resume().isEmpty());
        return forward
                ? Finding.refused(subject, found, first.hint())
                : Finding.warning(subject, found, first.hint());
    }

    private static String names(List<StatusRow> rows) {
        String names =
                rows.stream()
                        .limit(MOST_NAMES)
                        .map(StatusRow::name)
                        .collect(Collectors.joining(", "));
        return rows.size() > MOST_NAMES
                ? "%s and %d more".formatted(names, rows.size() - MOST_NAMES)
                : names;
    }
}
