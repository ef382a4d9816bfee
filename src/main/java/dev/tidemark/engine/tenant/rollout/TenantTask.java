package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.util.List;
import java.util.Optional;

/// What a rollout does to each tenant.
public sealed interface TenantTask {
    /// Applies pending migrations.
    record Deploy(Selection selection) implements TenantTask {}

    /// Goes back.
    record RollBack(Selection.Back selection) implements TenantTask {}

    /// Everything that is pending.
    static TenantTask deployEverything() {
        return new Deploy(Selection.everything());
    }

    /// Apply or roll back.
    default Direction direction() {
        return this instanceof Deploy ? Direction.APPLY : Direction.ROLLBACK;
    }

    /// The plan for a tenant; empty when there is nothing to do for it.
    ///
    /// @throws ProblemException when something is in the way
    default Plan plan(Project project, StatusReport report, TrackingRequest tracking) {
        var planner = new Planner(project, report, tracking);
        return switch (this) {
            case Deploy(var selection) -> {
                var alreadyThere =
                        selection.only().filter(version -> inForce(project, report, version));
                yield alreadyThere.isPresent()
                        ? nothing(project, tracking)
                        : planner.apply(selection);
            }
            case RollBack(var selection) -> {
                try {
                    yield planner.rollBack(selection);
                } catch (ProblemException e) {
                    if (e.problem().code() != ProblemCode.NOT_APPLIED) {
                        throw e;
                    }
                    yield nothing(project, tracking);
                }
            }
        };
    }

    private Plan nothing(Project project, TrackingRequest tracking) {
        return new Plan(direction(), project, tracking, List.of(), List.of(), List.of());
    }

    private static boolean inForce(Project project, StatusReport report, String version) {
        var file = project.find(version);
        return report.rows().stream()
                .filter(row -> row.migration().filter(file::equals).isPresent())
                .anyMatch(row -> row.state().inForce());
    }

    /// The task in one text, by which other processes find it.
    default String text() {
        return switch (this) {
            case Deploy(var selection) -> {
                String late =
                        selection.outOfOrder() == Selection.OutOfOrder.ALLOW ? " out-of-order" : "";
                yield selection
                        .only()
                        .map(version -> "deploy only " + version)
                        .or(() -> selection.upTo().map(version -> "deploy to " + version + late))
                        .orElse("deploy all" + late);
            }
            case RollBack(Selection.Back.Last(int count)) -> "rollback last " + count;
            case RollBack(Selection.Back.To(String version)) -> "rollback to " + version;
            case RollBack(Selection.Back.Only(String version)) -> "rollback only " + version;
            case RollBack(Selection.Back.Versions(var versions)) ->
                    "rollback versions " + String.join(",", versions);
        };
    }

    /// The task that a text says; empty when it says none.
    static Optional<TenantTask> of(String text) {
        String late = " out-of-order";
        boolean allows = text.endsWith(late) && !text.startsWith("deploy only ");
        String task = allows ? text.substring(0, text.length() - late.length()) : text;
        var words = task.split(" ", 3);
        String rest = words.length == 3 ? words[2] : "";
        var found =
                switch (words.length > 1 ? words[0] + " " + words[1] : "") {
                    case "deploy all" -> deployEverything();
                    case "deploy to" -> new Deploy(Selection.upTo(rest));
                    case "deploy only" -> new Deploy(Selection.only(rest));
                    case "rollback last" -> last(rest);
                    case "rollback to" -> new RollBack(new Selection.Back.To(rest));
                    case "rollback only" -> new RollBack(new Selection.Back.Only(rest));
                    case "rollback versions" ->
                            new RollBack(new Selection.Back.Versions(List.of(rest.split(","))));
                    default -> null;
                };
        return Optional.ofNullable(found)
                .map(it ->
                        allows && it instanceof Deploy(var selection)
                                ? new Deploy(selection.allowingOutOfOrder())
                                : it);
    }

    private static TenantTask last(String count) {
        return new RollBack(new Selection.Back.Last(Integer.parseInt(count)));
    }
}
