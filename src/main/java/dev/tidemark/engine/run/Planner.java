package dev.tidemark.engine.run;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.sql.Script;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.status.Validation;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes plans of what a status shows. Refuses, with the reason and the way out, what must not run.
public final class Planner {
    private final Project project;
    private final StatusReport status;
    private final TrackingRequest tracking;

    /// @param project the files
    /// @param status where they stand in the database
    /// @param tracking how the tracking table is found again when the plan runs
    public Planner(Project project, StatusReport status, TrackingRequest tracking) {
        this.project = project;
        this.status = status;
        this.tracking = tracking;
    }

    /// What `migrate` does.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the files or the database do not
    ///   allow it; see [#obstacles] for all reasons at once
    public Plan apply(Selection selection) {
        var chosen = chosen(selection);
        var obstacles = obstacles(selection);
        if (!obstacles.isEmpty()) {
            throw obstacles.getFirst().asException();
        }
        checkDependencies(chosen);
        checkPointer(Direction.APPLY, chosen);
        var refusals =
                status.tracking()
                        .table()
                        .refusals(
                                chosen.stream().map(row -> row.migration().orElseThrow()).toList());
        if (!refusals.isEmpty()) {
            throw refusals.getFirst().asException();
        }
        return plan(
                Direction.APPLY,
                chosen.stream().map(Planner::applying).toList(),
                new PlanNotes(status).of(chosen));
    }

    /// Everything that stands in the way of a selection, each with its way out.
    public List<Problem> obstacles(Selection selection) {
        var validation = Validation.of(project, status);
        return selection.outOfOrder() == Selection.OutOfOrder.ALLOW
                ? validation.without(ProblemCode.OUT_OF_ORDER).problems()
                : validation.problems();
    }

    private void checkPointer(Direction direction, List<StatusRow> chosen) {
        var obstacle = new PointerOrder(status).obstacle(direction, chosen);
        if (obstacle.isPresent()) {
            throw obstacle.get().asException();
        }
    }

    private List<StatusRow> chosen(Selection selection) {
        var runnable = new ArrayList<StatusRow>();
        boolean late = selection.outOfOrder() == Selection.OutOfOrder.ALLOW;
        for (var row : status.rows()) {
            if (row.state().runsNext() || (late && row.state() == MigrationState.OUT_OF_ORDER)) {
                runnable.add(row);
            }
        }
        if (selection.only().isPresent()) {
            var wanted = project.find(selection.only().get());
            return List.of(pendingRow(wanted, runnable));
        }
        if (selection.upTo().isPresent()) {
            var last = project.find(selection.upTo().get());
            runnable.removeIf(row ->
                    row.migration()
                            .filter(m ->
                                    m.repeatable() || m.version().compareTo(last.version()) > 0)
                            .isPresent());
        }
        return runnable;
    }

    private StatusRow pendingRow(Migration wanted, List<StatusRow> runnable) {
        return runnable.stream()
                .filter(row -> row.migration().filter(wanted::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> notPending(wanted).asException());
    }

    private Problem notPending(Migration wanted) {
        var row =
                status.rows().stream()
                        .filter(r -> r.migration().filter(wanted::equals).isPresent())
                        .findFirst();
        String state = row.map(r -> r.state().text()).orElse("unknown");
        return row.map(StatusRow::state).orElse(MigrationState.PENDING) == MigrationState.SKIPPED
                ? Problem.of(
                        ProblemCode.USAGE,
                        wanted.path() + " was not applied",
                        "Its header names other environments: "
                                + String.join(", ", wanted.header().environments()),
                        "Name the environment with `--environment` if it is one of them.")
                : Problem.of(
                        ProblemCode.ALREADY_APPLIED,
                        wanted.path() + " was not applied",
                        "Its state is %s.".formatted(state),
                        "Look at `tidemark status`.");
    }

    /// What a migration names must be in force, or come before it in the same plan.
    private void checkDependencies(List<StatusRow> chosen) {
        Set<Migration> there = new HashSet<>();
        for (var row : status.rows()) {
            if (row.state().inForce() || row.state() == MigrationState.CHANGED) {
                row.migration().ifPresent(there::add);
            }
        }
        var graph = project.dependencies();
        for (var row : chosen) {
            var migration = row.migration().orElseThrow();
            for (var needed : graph.dependenciesOf(migration)) {
                if (!there.contains(needed)) {
                    throw Problem.of(
                                    ProblemCode.DEPENDENCY_NOT_APPLIED,
                                    migration.path() + " was not applied",
                                    "It depends on %s, which is not in force here."
                                            .formatted(needed.path()),
                                    "Apply %s first.".formatted(needed.version()))
                            .asException();
                }
            }
            there.add(migration);
        }
    }

    private static PlannedMigration applying(StatusRow row) {
        var migration = row.migration().orElseThrow();
        return new PlannedMigration(
                Direction.APPLY,
                migration.version().text(),
                migration.filename(),
                migration.description(),
                migration.path(),
                row.migration(),
                row.tracked(),
                migration.up(),
                migration.summary(),
                migration.checksum(),
                migration.header().runner(),
                migration.header().lockTimeout(),
                migration.header().statementTimeout(),
                Optional.empty());
    }

    /// What `rollback` does: the latest first.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when something has no way back, or
    ///   others depend on it
    public Plan rollBack(Selection.Back selection) {
        var newestFirst = newestFirst();
        var chosen =
                switch (selection) {
                    case Selection.Back.Last(int count) ->
                            newestFirst.stream().limit(count).toList();
                    case Selection.Back.To(String version) -> above(version, newestFirst);
                    case Selection.Back.Only(String version) -> List.of(row(version, newestFirst));
                    case Selection.Back.Versions(var versions) -> {
                        var wanted = versions.stream().map(one -> row(one, newestFirst)).toList();
                        yield newestFirst.stream().filter(wanted::contains).toList();
                    }
                };
        checkDependants(chosen, newestFirst);
        checkPointer(Direction.ROLLBACK, chosen);
        return plan(Direction.ROLLBACK, chosen.stream().map(this::goingBack).toList(), List.of());
    }

    /// What is in force and could be rolled back, the latest applied first. Baselines stand for
    /// what was there before; repeatable ones have no way back.
    public List<StatusRow> newestFirst() {
        var rows = new ArrayList<StatusRow>();
        for (var row : status.rows()) {
            boolean inForce =
                    row.tracked()
                            .filter(tracked -> tracked.success() && !tracked.baseline())
                            .isPresent();
            if (inForce && row.migration().filter(Migration::repeatable).isEmpty()) {
                rows.add(row);
            }
        }
        Collections.reverse(rows);
        rows.sort(
                Comparator.comparing(
                        row ->
                                row.tracked()
                                        .flatMap(TrackedMigration::appliedAt)
                                        .orElse(Instant.MAX),
                        Comparator.reverseOrder()));
        return rows;
    }

    private List<StatusRow> above(String version, List<StatusRow> newestFirst) {
        var stays = row(version, newestFirst);
        var chosen = new ArrayList<StatusRow>();
        for (var row : newestFirst) {
            if (row.equals(stays)) {
                return chosen;
            }
            chosen.add(row);
        }
        return chosen;
    }

    private StatusRow row(String version, List<StatusRow> rows) {
        return rows.stream()
                .filter(row -> row.version().equals(version) || row.name().equals(version))
                .findFirst()
                .or(() -> {
                    var file = project.find(version);
                    return rows.stream()
                            .filter(row -> row.migration().filter(file::equals).isPresent())
                            .findFirst();
                })
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.NOT_APPLIED,
                                        version + " was not rolled back",
                                        "It is not in force here.",
                                        "Look at `tidemark rollback --list`.")
                                .asException());
    }

    private void checkDependants(List<StatusRow> chosen, List<StatusRow> inForce) {
        var going = new HashSet<Migration>();
        chosen.forEach(row -> row.migration().ifPresent(going::add));
        for (var row : inForce) {
            var migration = row.migration();
            if (migration.isEmpty() || going.contains(migration.get())) {
                continue;
            }
            for (var needed : project.dependencies().dependenciesOf(migration.get())) {
                if (going.contains(needed)) {
                    throw Problem.of(
                                    ProblemCode.ROLLBACK_HAS_DEPENDANTS,
                                    needed.path() + " was not rolled back",
                                    "%s depends on it and is in force."
                                            .formatted(migration.get().path()),
                                    "Roll back %s first, or both with `tidemark rollback --to`."
                                            .formatted(migration.get().version()))
                            .asException();
                }
            }
        }
    }

    private PlannedMigration goingBack(StatusRow row) {
        var way = wayBack(row);
        return new PlannedMigration(
                Direction.ROLLBACK,
                row.version(),
                row.migration().map(Migration::filename).orElse(row.name()),
                row.description(),
                way.name(),
                row.migration(),
                row.tracked(),
                way,
                Script.summarize(way, project.scriptOptions()),
                row.migration().map(Migration::checksum).orElse(""),
                Optional.empty(),
                row.migration().flatMap(m -> m.header().lockTimeout()),
                row.migration().flatMap(m -> m.header().statementTimeout()),
                Optional.empty());
    }

    /// The file's way back, which may have been mended since; without it the one stored with the
    /// row.
    private static SqlSource wayBack(StatusRow row) {
        var stored = row.tracked().flatMap(tracked -> tracked.rollbackSql());
        var written = row.migration().map(Migration::rollback).orElse(new Rollback.NotGiven());
        return switch (written) {
            case Rollback.Script script -> script.source();
            case Rollback.NoneNeeded() -> SqlSource.text(row.name(), "");
            case Rollback.Irreversible(String reason) ->
                    throw Problem.of(
                                    ProblemCode.ROLLBACK_IRREVERSIBLE,
                                    row.name() + " was not rolled back",
                                    reason.isEmpty()
                                            ? "Its author says that there is no way back."
                                            : "Its author says that there is no way back: "
                                                    + reason,
                                    "Restore a backup, or write a new migration that mends it.")
                            .asException();
            case Rollback.NotGiven() ->
                    stored.map(text -> SqlSource.text(row.name() + " (stored rollback)", text))
                            .orElseThrow(() ->
                                    Problem.of(
                                                    ProblemCode.ROLLBACK_NOT_AVAILABLE,
                                                    row.name() + " was not rolled back",
                                                    row.name() + " has no rollback script.",
                                                    "Write one as its convention wants it, restore a backup, or write a new migration that mends it.")
                                            .asException());
        };
    }

    /// What `repair resume` does: goes on with a migration at the step that did not finish.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is nothing to resume
    public Plan resume(String version, Resume.Choice choice) {
        var row =
                status.rows().stream()
                        .filter(r -> r.unfinished().isPresent())
                        .filter(r ->
                                r.version().equals(version)
                                        || r.migration()
                                                .filter(m -> m.equals(project.find(version)))
                                                .isPresent())
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.of(
                                                ProblemCode.NOT_APPLIED,
                                                version + " was not resumed",
                                                "No run of it was interrupted.",
                                                "Run `tidemark migrate`.")
                                        .asException());
        var unfinished = row.unfinished().orElseThrow();
        var planned =
                (unfinished.direction() == Direction.APPLY ? applying(row) : goingBack(row))
                        .resumedAt(Resume.of(unfinished).choosing(choice));
        return plan(unfinished.direction(), List.of(planned), List.of());
    }

    private Plan plan(Direction direction, List<PlannedMigration> migrations, List<String> notes) {
        var problems = new ArrayList<Problem>();
        for (var migration : migrations) {
            migration
                    .runner()
                    .filter(command -> !project.config().allowedRunners().contains(command))
                    .ifPresent(command ->
                            problems.add(ExternalCommand.notAllowed(migration, command)));
            if (migration.runner().isEmpty()) {
                migration.summary().obstacle().ifPresent(problems::add);
            }
        }
        return new Plan(direction, project, tracking, migrations, notes, problems);
    }
}
