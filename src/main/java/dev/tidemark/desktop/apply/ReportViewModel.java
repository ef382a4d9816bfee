package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.preflight.Finding.Grade;
import dev.tidemark.engine.run.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The rollout summed up. Used on the JavaFX thread.
final class ReportViewModel {
    private final ApplyViewModel model;

    ReportViewModel(ApplyViewModel model) {
        this.model = model;
    }

    /// A labelled part of the report.
    record Part(String label, String text) {}

    /// How it ended, one line.
    String headline() {
        return model.run().headlineProperty().get();
    }

    /// The run's name in the journal; empty when no run began.
    Optional<UUID> run() {
        return model.run().endProperty().get() instanceof RunEnd.Ended(_, var outcome)
                ? Optional.of(outcome.run())
                : Optional.empty();
    }

    /// Versions that the run brought into force.
    List<String> done() {
        return model.run().endProperty().get() instanceof RunEnd.Ended(_, var outcome)
                ? outcome.done()
                : List.of();
    }

    /// Whether everything planned was done.
    boolean complete() {
        return model.run().endProperty().get() instanceof RunEnd.Ended(_, RunOutcome.Completed _);
    }

    /// Everything worth keeping, in order.
    List<Part> parts() {
        var parts = new ArrayList<Part>();
        var target = model.context().target().profile().settings().target();
        parts.add(new Part("Target", "%s, %s".formatted(model.targetName(), target)));
        run().ifPresent(run -> parts.add(new Part("Run", run.toString())));
        parts.add(new Part("Applied", done().isEmpty() ? "nothing" : String.join(", ", done())));
        var end = model.run().endProperty().get();
        if (end != null) {
            end.failure()
                    .ifPresent(problem -> {
                        parts.add(
                                new Part(
                                        "Not done",
                                        "%s: %s".formatted(problem.what(), problem.why())));
                        String state = problem.databaseState();
                        if (state != null) {
                            parts.add(new Part("Database", state));
                        }
                    });
        }
        parts.add(new Part("Preflight", preflight()));
        parts.add(new Part("Backup", "none was made"));
        parts.add(new Part("Verification", model.verify().verdictProperty().get().text()));
        return parts;
    }

    /// The report as plain text, for copying.
    String text() {
        return headline()
                + "\n"
                + parts().stream()
                        .map(part -> "%s: %s\n".formatted(part.label(), part.text()))
                        .collect(Collectors.joining());
    }

    private String preflight() {
        var warnings =
                model.preflight().findings().stream()
                        .filter(finding -> finding.grade() == Grade.WARNING)
                        .map(Finding::found)
                        .toList();
        return warnings.isEmpty()
                ? "nothing spoke against the run"
                : "%d warnings were accepted: %s"
                        .formatted(warnings.size(), String.join(" ", warnings));
    }
}
