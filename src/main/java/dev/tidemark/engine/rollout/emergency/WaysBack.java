package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.impact.Fate;
import dev.tidemark.engine.impact.Impact;
import dev.tidemark.engine.impact.Loss;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.RunSettings.Saving;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds out which ways back there are, and what each would lose. Changes nothing.
public final class WaysBack {
    private static final int MOST_LOSSES = 20;

    private final Project project;
    private final TrackingRequest tracking;
    private final Planner planner;
    private final PgSession session;
    private final RestorePort restores;
    private final Saving saving;

    /// @param session in no transaction
    /// @param saving what becomes of data that the scripts take away
    public WaysBack(
            Project project,
            StatusReport status,
            TrackingRequest tracking,
            PgSession session,
            RestorePort restores,
            Saving saving) {
        this.project = project;
        this.tracking = tracking;
        this.planner = new Planner(project, status, tracking);
        this.session = session;
        this.restores = restores;
        this.saving = saving;
    }

    /// Some of the ways, in that order. What a restore would lose takes counting all tables, so
    /// only those that are of interest should be asked for.
    ///
    /// @param selection what the scripts would take back
    /// @throws ProblemException when the database can't be read
    /// @throws InterruptedException when interrupted
    public List<WayBack> of(List<WayBack.Kind> kinds, Selection.Back selection, Instant now)
            throws InterruptedException {
        var ways = new ArrayList<WayBack>();
        for (var kind : kinds) {
            ways.add(
                    switch (kind) {
                        case SCRIPT -> script(selection);
                        case RESTORE -> restore(now);
                        case FORWARD_FIX -> forwardFix();
                    });
        }
        return ways;
    }

    private WayBack script(Selection.Back selection) {
        try {
            var plan = planner.rollBack(selection);
            if (plan.isEmpty()) {
                return not(
                        WayBack.Kind.SCRIPT,
                        Problem.of(
                                ProblemCode.NOT_APPLIED,
                                "Nothing was rolled back",
                                "No migration is in force that could be.",
                                "Look at `tidemark status`."));
            }
            var facts = new ArrayList<String>();
            facts.add("Takes back %s, the latest first.".formatted(versions(plan)));
            var impact = Impact.of(plan, session);
            facts.addAll(losses(impact));
            return new WayBack(
                    WayBack.Kind.SCRIPT,
                    plan,
                    Optional.empty(),
                    facts,
                    cost(impact),
                    plan.problems().stream().findFirst().or(() -> hindrance(impact)));
        } catch (ProblemException e) {
            return not(WayBack.Kind.SCRIPT, e.problem());
        }
    }

    private WayBack.Cost cost(Impact impact) {
        if (!impact.losesData()) {
            return WayBack.Cost.NOTHING;
        }
        return saving == Saving.LOSE || impact.losesUnsavedData()
                ? WayBack.Cost.FOR_GOOD
                : WayBack.Cost.SAVED;
    }

    /// What the run would be refused for is told before the application is stopped for it.
    private Optional<Problem> hindrance(Impact impact) {
        return saving == Saving.SAVE ? impact.hindrance() : Optional.empty();
    }

    private List<String> losses(Impact impact) {
        if (impact.losses().isEmpty()) {
            return List.of("Takes nothing away, as far as the scripts' text tells.");
        }
        var sentences = new ArrayList<String>();
        for (var loss : impact.losses().stream().limit(MOST_LOSSES).toList()) {
            sentences.add(sentence(loss));
        }
        int more = impact.losses().size() - MOST_LOSSES;
        if (more > 0) {
            sentences.add("And %d more.".formatted(more));
        }
        return sentences;
    }

    private String sentence(Loss loss) {
        String object =
                switch (loss.kind()) {
                    case TABLE -> "table %s".formatted(loss.object());
                    case COLUMN -> "column %s".formatted(loss.object());
                    case CONVERTED ->
                            "what another type can't hold of column %s".formatted(loss.object());
                    case ROWS -> "the rows of %s".formatted(loss.object());
                    case SCHEMA -> "schema %s".formatted(loss.object());
                    case OBJECT -> loss.object();
                    case CHANGED_ROWS -> "rows that a statement picks: %s".formatted(loss.object());
                    case UNSEEN -> "what code does whose text does not tell: " + loss.object();
                };
        String unit =
                switch (loss.kind()) {
                    case COLUMN, CONVERTED -> "values";
                    case SCHEMA -> "tables";
                    default -> "rows";
                };
        String count =
                switch (loss.count().exactness()) {
                    case COUNTED -> ", %d %s".formatted(loss.count().value().orElse(0), unit);
                    case ESTIMATED ->
                            ", about %d %s".formatted(loss.count().value().orElse(0), unit);
                    case NOT_COUNTABLE -> loss.losesData() ? ", how much is not known" : "";
                    case ABSENT -> ", not there now";
                };
        String saved =
                loss.fate() instanceof Fate.Saved
                        ? saving == Saving.SAVE ? "; saved first" : "; not saved"
                        : "";
        return "%s: loses %s%s%s.".formatted(loss.version(), object, count, saved);
    }

    private WayBack restore(Instant now) throws InterruptedException {
        try {
            var obstacle = restores.obstacle();
            if (obstacle.isPresent()) {
                return not(WayBack.Kind.RESTORE, obstacle.get());
            }
            var backups = restores.backups();
            if (backups.isEmpty()) {
                return not(
                        WayBack.Kind.RESTORE,
                        Problem.of(
                                ProblemCode.ROLLBACK_NOT_AVAILABLE,
                                "No backup was restored",
                                "There is none of this database.",
                                "Take one of the other two ways."));
            }
            var latest = backups.getFirst();
            var facts = new ArrayList<String>();
            facts.add(
                    "Restores %s of %s (%s), %s old."
                            .formatted(
                                    latest.name(),
                                    latest.at(),
                                    latest.proved().text(),
                                    DurationText.shown(Duration.between(latest.at(), now))));
            facts.add("Loses everything that was written since then.");
            tracking.schema()
                    .ifPresent(schema ->
                            facts.add(
                                    "Takes the whole database back, not %s alone: every other schema goes back too."
                                            .formatted(schema)));
            facts.addAll(restores.losses(latest));
            return new WayBack(
                    WayBack.Kind.RESTORE,
                    nothing(),
                    Optional.of(latest),
                    facts,
                    WayBack.Cost.FOR_GOOD,
                    Optional.empty());
        } catch (ProblemException e) {
            return not(WayBack.Kind.RESTORE, e.problem());
        }
    }

    private WayBack forwardFix() {
        try {
            var plan = planner.apply(Selection.everything());
            if (plan.isEmpty()) {
                return not(
                        WayBack.Kind.FORWARD_FIX,
                        Problem.of(
                                ProblemCode.NOT_APPLIED,
                                "No fix was applied",
                                "No migration is pending that could be one.",
                                "Write it: `tidemark new \"fix …\"`, then begin again."));
            }
            return new WayBack(
                    WayBack.Kind.FORWARD_FIX,
                    plan,
                    Optional.empty(),
                    List.of(
                            "Applies %s.".formatted(versions(plan)),
                            "Takes nothing back; what the pending migrations do is all that changes."),
                    WayBack.Cost.NOTHING,
                    plan.problems().stream().findFirst());
        } catch (ProblemException e) {
            return not(WayBack.Kind.FORWARD_FIX, e.problem());
        }
    }

    private WayBack not(WayBack.Kind kind, Problem problem) {
        return new WayBack(
                kind,
                nothing(),
                Optional.empty(),
                List.of(),
                WayBack.Cost.NOTHING,
                Optional.of(problem));
    }

    private Plan nothing() {
        return new Plan(Direction.ROLLBACK, project, tracking, List.of(), List.of(), List.of());
    }

    private static String versions(Plan plan) {
        return plan.migrations().stream()
                .map(migration -> migration.version())
                .collect(Collectors.joining(", "));
    }
}
