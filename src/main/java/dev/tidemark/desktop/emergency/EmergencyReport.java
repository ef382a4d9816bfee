package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.rollout.EndViewModel.Finished;
import dev.tidemark.desktop.rollout.ReportParts;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.Report.Part;
import dev.tidemark.desktop.wizard.Report.Result;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.rollout.CommandRun;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.GuidedResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The emergency rollback summed up, as the report on disk says it. Used on the JavaFX thread.
final class EmergencyReport {
    private static final int LAST_LINES = 5;

    private final EmergencyViewModel model;

    EmergencyReport(EmergencyViewModel model) {
        this.model = model;
    }

    ObservableValue<Report> value() {
        return Bindings.createObjectBinding(
                this::now, model.end().finishedProperty(), model.end().problemProperty());
    }

    private Report now() {
        var finished = model.end().finishedProperty().get();
        if (finished == null) {
            return ReportParts.unfinished(model.end(), "Ending the emergency rollback…");
        }
        var result = finished.result();
        return new Report(
                headline(result),
                result.outcome() == Outcome.PASSED ? Result.DONE : Result.NOT_DONE,
                parts(finished),
                ways(result));
    }

    private String headline(GuidedResult result) {
        String target = model.wizard().targetName();
        return switch (result.outcome()) {
            case PASSED -> "The emergency rollback of %s passed".formatted(target);
            case FAILED -> "The emergency rollback of %s failed".formatted(target);
            case INCONCLUSIVE -> "The emergency rollback of %s is inconclusive".formatted(target);
            case REFUSED -> "The emergency rollback of %s was refused".formatted(target);
        };
    }

    private static List<Part> parts(Finished finished) {
        var result = finished.result();
        var parts = new ArrayList<Part>();
        ReportParts.failedFirst(result).ifPresent(parts::add);
        var facts = result.particulars().facts();
        for (String fact : List.of("Application", "Way back")) {
            var text = facts.get(fact);
            if (text != null) {
                parts.add(new Part(fact, text));
            }
        }
        parts.addAll(ReportParts.of(result));
        result.particulars().commands().forEach(command -> parts.add(written(command)));
        parts.add(new Part("Reports", ReportParts.files(finished)));
        return parts;
    }

    private static Part written(CommandRun command) {
        var lines = command.lines();
        var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return new Part(
                "Output",
                "%s: %s, %s%s"
                        .formatted(
                                command.command(),
                                command.how(),
                                DurationText.shown(command.took()),
                                last.isEmpty() ? "" : "\n" + String.join("\n", last)));
    }

    private List<Action> ways(GuidedResult result) {
        var navigator = model.wizard().context().navigator();
        var ways = new ArrayList<Action>();
        if (result.outcome() != Outcome.PASSED) {
            ways.add(
                    Action.of(
                            "report-way",
                            "Take another way back…",
                            "",
                            BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                            model::startOver));
        }
        result.run()
                .ifPresent(run ->
                        ways.add(
                                Action.of(
                                        "report-open",
                                        "Open this run in History",
                                        "",
                                        BootstrapIcons.CLOCK_HISTORY,
                                        () -> navigator.run(run.run()))));
        return ways;
    }
}
