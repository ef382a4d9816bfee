package dev.tidemark.desktop.run;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.Report.Part;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.tracking.Direction;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What the report of every run tells, and the ways on that it offers.
public final class RunReport {
    private RunReport() {}

    /// The report as of now.
    ///
    /// @param planAgain goes back to planning, for what is left
    /// @param more what the wizard tells besides
    /// @param ways where it leads besides
    public static Report of(
            RunWizardViewModel wizard, Runnable planAgain, List<Part> more, List<Action> ways) {
        var end = wizard.run().endProperty().get();
        boolean complete = end instanceof RunEnd.Ended(_, RunOutcome.Completed _);
        var parts = new ArrayList<Part>();
        var offered = new ArrayList<Action>();
        var target = wizard.context().target().profile().settings().target();
        parts.add(new Part("Target", "%s, %s".formatted(wizard.targetName(), target)));
        if (end instanceof RunEnd.Ended(var plan, var outcome)) {
            parts.add(new Part("Run", outcome.run().toString()));
            parts.add(
                    new Part(
                            plan.direction() == Direction.APPLY ? "Applied" : "Rolled back",
                            outcome.done().isEmpty()
                                    ? "nothing"
                                    : String.join(", ", outcome.done())));
            offered.add(
                    Action.of(
                            "report-open",
                            "Open this run in History",
                            "",
                            BootstrapIcons.CLOCK_HISTORY,
                            () -> wizard.context().navigator().run(outcome.run())));
        }
        var data = wizard.run().dataMoved();
        if (!data.isEmpty()) {
            parts.add(new Part("Data", String.join("\n", data)));
        }
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
        if (!complete) {
            offered.add(
                    Action.of(
                            "report-plan",
                            "Plan what is left",
                            "",
                            BootstrapIcons.LIST_CHECK,
                            planAgain));
        }
        parts.addAll(more);
        offered.addAll(ways);
        return new Report(
                wizard.run().headlineProperty().get(),
                complete ? Report.Result.DONE : Report.Result.NOT_DONE,
                parts,
                offered);
    }
}
