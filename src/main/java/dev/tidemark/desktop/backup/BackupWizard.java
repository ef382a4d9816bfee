package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.Report.Part;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.engine.backup.StoredBackup;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The backup wizard: what, how, run, verify, report.
public final class BackupWizard {
    static final List<String> STEPS = List.of("what", "how", "run", "verify", "report");

    private static final String ID = "backup";

    private static final Wizard.Look LOOK =
            new Wizard.Look(
                    "Back up",
                    BootstrapIcons.BOX_SEAM,
                    Theme.sheet(BackupWizard.class, "backup.css"));

    private BackupWizard() {}

    /// The backup wizard of a window.
    ///
    /// @return shows it
    public static Runnable pages(PageContext context) {
        var pages =
                new WizardPages<String>(
                        context.workspace(),
                        id -> id,
                        (_, close) -> {
                            var model = new BackupViewModel(context, close);
                            return new Wizard(
                                    LOOK,
                                    context.target(),
                                    model.state(),
                                    model.work(),
                                    () -> steps(context, model));
                        });
        return () -> pages.show(ID);
    }

    private static List<WizardStep> steps(PageContext context, BackupViewModel model) {
        var chosen = model.what().scopeProperty().map(Optional::isPresent);
        return List.of(
                WizardStep.of(
                                "what",
                                "What",
                                "What the backup holds. Nothing is done from here.",
                                new WhatView(model.what()))
                        .readyWhen(
                                Bindings.createBooleanBinding(
                                        chosen::getValue, model.what().scopeProperty())),
                WizardStep.of(
                                "how",
                                "How",
                                "How it is made, and what that does to the server.",
                                new HowView(model.how()))
                        .committing(
                                Action.of(
                                                "backup-start",
                                                "Back up",
                                                "Makes the backup.",
                                                BootstrapIcons.BOX_SEAM,
                                                model::start)
                                        .when(model.how().ready()),
                                new ReadOnlyStringWrapper(
                                        "Back up %s".formatted(model.how().title()))),
                WizardStep.of(
                                "run",
                                "Run",
                                "When it fails, or is stopped, nothing of it is left.",
                                run(model))
                        .readyWhen(model.making().storedProperty().isNotNull()),
                WizardStep.of(
                                "verify",
                                "Verify",
                                "How far the backup is proved.",
                                new ProveView(model.making()))
                        .readyWhen(model.making().proving().runningProperty().not()),
                ReportView.step(
                        Bindings.createObjectBinding(
                                () -> report(context, model.making().storedProperty().get()),
                                model.making().storedProperty())));
    }

    private static VBox run(BackupViewModel model) {
        var box =
                new VBox(
                        new BackupWorkView(model.making().making(), "backup-making"),
                        new BackupLog(model.making().making()));
        box.getStyleClass().add("backup-step");
        return box;
    }

    private static Report report(PageContext context, @Nullable StoredBackup backup) {
        var show =
                Action.of(
                        "report-backups",
                        "Show all backups",
                        "",
                        BootstrapIcons.ARCHIVE,
                        context.navigator()::backups);
        if (backup == null) {
            return new Report(
                    "No backup was made", Report.Result.NOT_DONE, List.of(), List.of(show));
        }
        var manifest = backup.manifest();
        return new Report(
                "%s is made".formatted(backup.name()),
                Report.Result.DONE,
                List.of(
                        new Part(
                                "Of",
                                "%s of %s".formatted(manifest.scope().text(), manifest.target())),
                        new Part("Taken", BackupWords.time(manifest.takenAt())),
                        new Part("Took", TimeText.took(manifest.took().toMillis())),
                        new Part("How", BackupWords.how(manifest)),
                        new Part("Holds", BackupWords.content(manifest)),
                        new Part("Size", BackupWords.size(manifest)),
                        new Part("Migrations", BackupWords.migrations(manifest)),
                        new Part(
                                "Proved",
                                manifest.proved()
                                        .map(level ->
                                                "%s: %s".formatted(level.text(), level.meaning()))
                                        .orElse("not verified")),
                        new Part("Record", backup.folder().toString()),
                        new Part(
                                "Data",
                                manifest.copy().orElseGet(() -> backup.archive().toString()))),
                List.of(show));
    }
}
