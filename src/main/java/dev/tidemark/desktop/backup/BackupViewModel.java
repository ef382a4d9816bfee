package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardViewModel;
import java.util.Optional;

/// One backup from what to report. Outlives its page while it works. Used on the JavaFX thread.
final class BackupViewModel {
    private final WhatViewModel what;
    private final HowViewModel how;
    private final Making making;
    private final WizardViewModel state;
    private final Wizard.Work work;

    /// @param close closes the page
    BackupViewModel(PageContext context, Runnable close) {
        what = new WhatViewModel(context);
        how = new HowViewModel(context);
        making = new Making(context);
        state = new WizardViewModel(BackupWizard.STEPS, this::loss, close);
        work =
                new Wizard.Work(
                        making.making().runningProperty().or(making.proving().runningProperty()),
                        making.storedProperty().isNotNull());
        what.scopeProperty().subscribe(_ -> state.forgetBehind("what"));
        state.currentProperty().subscribe(step -> entered(BackupWizard.STEPS.get(step.intValue())));
        what.read();
    }

    private void entered(String step) {
        if (step.equals("how")) {
            how.plan(what.scopeProperty().get());
        }
    }

    /// Makes the backup that is planned.
    void start() {
        var plan = how.committed();
        if (plan.isEmpty() || !how.ready().get()) {
            return;
        }
        how.typedNameProperty().set("");
        state.show("run");
        state.seal("run");
        making.make(plan.get(), () -> state.show("verify"), _ -> state.unseal());
    }

    private Optional<String> loss() {
        return how.noteProperty().get().isBlank() || making.storedProperty().get() != null
                ? Optional.empty()
                : Optional.of("The words that you typed would be lost.");
    }

    WhatViewModel what() {
        return what;
    }

    HowViewModel how() {
        return how;
    }

    Making making() {
        return making;
    }

    WizardViewModel state() {
        return state;
    }

    Wizard.Work work() {
        return work;
    }
}
