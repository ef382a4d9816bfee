package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.archive.Archive;
import dev.tidemark.engine.archive.Keepsake;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.Resume;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.status.Validation;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files and database read for one plan, and the plan or what stands in its way. Immutable.
///
/// @param report the files compared with the database
/// @param identity which database it was
/// @param plan what would run; empty when something stands in the way
/// @param obstacles all of them at once
/// @param pending versions that a plan may end with, in order
/// @param archived what an earlier rollback of the plan's migrations saved
record PlanReading(
        StatusReport report,
        ServerIdentity identity,
        Optional<Plan> plan,
        List<Obstacle> obstacles,
        List<String> pending,
        List<Keepsake> archived) {
    PlanReading {
        archived = List.copyOf(archived);
        obstacles = List.copyOf(obstacles);
        pending = List.copyOf(pending);
    }

    /// What to read and plan.
    ///
    /// @param upTo the last one, when everything is asked for
    record Question(
            ApplyRequest request,
            Optional<String> upTo,
            Selection.OutOfOrder outOfOrder,
            Resume.Choice choice) {}

    /// Reads and plans as the command line does. Called on any thread but the user interface's.
    ///
    /// @throws ProblemException when files or database can't be read
    static PlanReading of(Sources sources, Question question) {
        var project = sources.project();
        try (var session = sources.browsing().open("plan")) {
            var identity = ServerIdentity.read(session);
            var report = sources.compare(project, session);
            var planner = new Planner(project, report, sources.tracking(project));
            var reading = of(question, report, identity, planner);
            return reading.with(
                    Archive.toBringBack(
                            session, report.tracking().name().toString(), reading.versions()));
        } catch (SQLException e) {
            throw QueryFailure.problem("The plan was not made", e);
        }
    }

    private static PlanReading of(
            Question question, StatusReport report, ServerIdentity identity, Planner planner) {
        var pending =
                report.rows().stream()
                        .filter(row -> row.state().runsNext())
                        .filter(row ->
                                row.migration().filter(file -> !file.repeatable()).isPresent())
                        .map(StatusRow::version)
                        .toList();
        List<Problem> problems;
        Optional<Plan> plan = Optional.empty();
        try {
            if (question.request() instanceof ApplyRequest.Resume(var version)) {
                problems = List.of();
                plan = Optional.of(planner.resume(version, question.choice()));
            } else {
                var selection = selection(question);
                problems = planner.obstacles(selection);
                if (problems.isEmpty()) {
                    plan = Optional.of(planner.apply(selection));
                }
            }
        } catch (ProblemException e) {
            problems = List.of(e.problem());
        }
        var rows = rowsOf(report);
        var obstacles =
                problems.stream()
                        .map(problem ->
                                new Obstacle(problem, Optional.ofNullable(rows.get(problem))))
                        .toList();
        return new PlanReading(report, identity, plan, obstacles, pending, List.of());
    }

    private PlanReading with(List<Keepsake> saved) {
        return new PlanReading(report, identity, plan, obstacles, pending, saved);
    }

    private List<String> versions() {
        return plan.map(Plan::migrations).orElse(List.of()).stream()
                .map(PlannedMigration::version)
                .toList();
    }

    private static Selection selection(Question question) {
        var selection =
                switch (question.request()) {
                    case ApplyRequest.Everything _, ApplyRequest.Resume _ ->
                            question.upTo().map(Selection::upTo).orElseGet(Selection::everything);
                    case ApplyRequest.UpTo(var version) ->
                            Selection.upTo(question.upTo().orElse(version));
                    case ApplyRequest.Only(var version) -> Selection.only(version);
                };
        return question.outOfOrder() == Selection.OutOfOrder.ALLOW
                ? selection.allowingOutOfOrder()
                : selection;
    }

    private static Map<Problem, StatusRow> rowsOf(StatusReport report) {
        Map<Problem, StatusRow> rows = new HashMap<>();
        for (var row : report.rows()) {
            Validation.problem(report, row).ifPresent(problem -> rows.put(problem, row));
        }
        return rows;
    }
}
