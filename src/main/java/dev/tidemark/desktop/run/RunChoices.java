package dev.tidemark.desktop.run;

import java.util.Optional;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The ways on after a run that did not complete which every wizard offers.
public final class RunChoices {
    private final RunWizardViewModel wizard;

    public RunChoices(RunWizardViewModel wizard) {
        this.wizard = wizard;
    }

    /// The place in a file that the failure is about; empty when it is about none.
    ///
    /// @param then what to do there, one sentence
    public Optional<RunChoice> open(RunEnd end, String then) {
        return end.failure()
                .flatMap(problem -> Optional.ofNullable(problem.where()))
                .map(where -> {
                    var file = end.plan().project().root().resolve(where.file());
                    return RunChoice.of(
                            "failure-open",
                            "Open %s, line %d".formatted(file.getFileName(), where.line()),
                            BootstrapIcons.PENCIL,
                            () ->
                                    wizard.context()
                                            .navigator()
                                            .editor(file, where.line(), where.column()),
                            "Sends nothing. %s".formatted(then));
                });
    }

    /// Planning anew.
    ///
    /// @param step where that happens, for example `the plan`
    /// @param perform does it
    public RunChoice planAgain(String step, Runnable perform) {
        return RunChoice.of(
                "failure-plan",
                "Plan again",
                BootstrapIcons.LIST_CHECK,
                perform,
                "Reads files and database anew and goes back to %s. Nothing is sent before you commit."
                        .formatted(step));
    }

    /// Nothing more.
    public RunChoice stopHere(RunEnd end) {
        String state =
                end.failure()
                        .flatMap(problem -> Optional.ofNullable(problem.databaseState()))
                        .map(" %s"::formatted)
                        .orElse("");
        return RunChoice.of(
                "failure-stop",
                "Stop here",
                BootstrapIcons.STOP,
                wizard::stopHere,
                "Sends nothing more.%s".formatted(state));
    }
}
