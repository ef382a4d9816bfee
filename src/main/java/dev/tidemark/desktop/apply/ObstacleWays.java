package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.engine.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The ways out of what stands in the way of a plan, as buttons.
final class ObstacleWays {
    private final PlanViewModel model;
    private final Navigator navigator;

    ObstacleWays(PlanViewModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
    }

    /// @param root the project's folder, which places in problems are relative to
    /// @param number tells buttons of several obstacles apart
    List<Action> of(Obstacle obstacle, Path root, int number) {
        var ways = new ArrayList<Action>();
        var row = obstacle.row();
        row.ifPresent(one -> {
            String version = one.version();
            switch (one.state()) {
                case CHANGED ->
                        ways.add(
                                repair(
                                        "accept",
                                        number,
                                        "Accept the changed file…",
                                        new RepairRequest.Accept(version)));
                case MISSING -> {
                    ways.add(
                            repair(
                                    "rename",
                                    number,
                                    "Rename the record…",
                                    new RepairRequest.Rename(version)));
                    ways.add(
                            repair(
                                    "forget",
                                    number,
                                    "Forget the record…",
                                    new RepairRequest.Forget(version)));
                }
                case FAILED -> {
                    if (one.unfinished().isPresent()) {
                        ways.add(resume(number, version));
                    }
                    ways.add(
                            repair(
                                    "mark",
                                    number,
                                    "Mark it as applied…",
                                    new RepairRequest.Mark(version)));
                }
                case INTERRUPTED -> ways.add(resume(number, version));
                default -> {}
            }
        });
        if (obstacle.problem().code() == ProblemCode.OUT_OF_ORDER) {
            ways.add(
                    Action.of(
                            "obstacle-allow-%d".formatted(number),
                            "Apply out of order",
                            "Takes all pending migrations below applied ones into the plan.",
                            BootstrapIcons.SHUFFLE,
                            () -> model.outOfOrderProperty().set(true)));
        }
        var where = obstacle.problem().where();
        if (where != null) {
            ways.add(
                    Action.of(
                            "obstacle-open-%d".formatted(number),
                            "Open the file",
                            "",
                            BootstrapIcons.PENCIL,
                            () ->
                                    navigator.editor(
                                            root.resolve(where.file()),
                                            where.line(),
                                            where.column())));
        }
        return ways;
    }

    private Action resume(int number, String version) {
        return Action.of(
                "obstacle-resume-%d".formatted(number),
                "Plan to resume it",
                "Plans to go on at the step that did not finish.",
                BootstrapIcons.SKIP_FORWARD,
                () -> model.resume(version));
    }

    private Action repair(String id, int number, String text, RepairRequest request) {
        return Action.of(
                "obstacle-%s-%d".formatted(id, number),
                text,
                "",
                BootstrapIcons.WRENCH,
                () -> navigator.repair(request));
    }
}
