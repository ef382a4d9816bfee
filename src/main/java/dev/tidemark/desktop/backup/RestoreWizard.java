package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator.RestoreRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.problem.ProblemText;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.Report.Part;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The restore wizard: which, how, what is lost, commit, run, report.
public final class RestoreWizard {
    static final List<String> STEPS = List.of("which", "how", "lost", "commit", "run", "report");

    private static final Wizard.Look LOOK =
            new Wizard.Look(
                    "Restore",
                    BootstrapIcons.BOX_ARROW_UP,
                    Theme.sheet(RestoreWizard.class, "backup.css"));

    private RestoreWizard() {}

    /// The restore wizards of a window.
    public static WizardPages<RestoreRequest> pages(PageContext context) {
        return new WizardPages<>(
                context.workspace(),
                request -> "restore:%s".formatted(request.backup().orElse("latest")),
                (request, close) -> {
                    var model = new RestoreViewModel(context, request.backup(), close);
                    return new Wizard(
                            LOOK,
                            context.target(),
                            model.state(),
                            model.work(),
                            () -> steps(context, model));
                });
    }

    private static List<WizardStep> steps(PageContext context, RestoreViewModel model) {
        return List.of(
                WizardStep.of(
                                "which",
                                "Which",
                                "Which backup is brought back. Nothing is done from here.",
                                new RestoreWhichView(model))
                        .readyWhen(model.chosenProperty().isNotNull()),
                WizardStep.of(
                                "how",
                                "How",
                                "Into which database, and on which terms.",
                                new RestoreHowView(model))
                        .readyWhen(model.decided()),
                WizardStep.of(
                                "lost",
                                "What is lost",
                                "What the database has now and would not have, counted just now.",
                                new LossesView(model))
                        .readyWhen(model.planProperty().isNotNull()),
                CommitView.step(
                        model.commit(),
                        BootstrapIcons.BOX_ARROW_UP,
                        "Restores the backup.",
                        List.of(
                                "What fails leaves the database as it was: a new database is dropped, and what is done in place is one transaction.")),
                WizardStep.of("run", "Run", "", run(model))
                        .readyWhen(model.restoredProperty().isNotNull()),
                ReportView.step(
                        Bindings.createObjectBinding(
                                () -> report(context, model), model.restoredProperty())));
    }

    private static VBox run(RestoreViewModel model) {
        var box =
                new VBox(
                        new BackupWorkView(model.restoring(), "restore-work"),
                        new BackupLog(model.restoring()));
        box.getStyleClass().add("backup-step");
        return box;
    }

    private static Report report(PageContext context, RestoreViewModel model) {
        var ways =
                List.of(
                        Action.of(
                                "report-timeline",
                                "Show the timeline",
                                "",
                                BootstrapIcons.LIST_UL,
                                context.navigator()::timeline),
                        Action.of(
                                "report-backups",
                                "Show all backups",
                                "",
                                BootstrapIcons.ARCHIVE,
                                context.navigator()::backups));
        var now = model.restoredProperty().get();
        if (now == null) {
            return new Report("Nothing was restored", Report.Result.NOT_DONE, List.of(), ways);
        }
        var parts = new ArrayList<Part>();
        model.backup().ifPresent(backup -> parts.add(new Part("Backup", backup.name())));
        now.database()
                .ifPresent(database ->
                        parts.add(
                                new Part(
                                        "Rows",
                                        "%,d, compared with the backup"
                                                .formatted(database.rows()))));
        now.swapped()
                .ifPresent(names ->
                        parts.add(
                                new Part(
                                        "Names",
                                        names.kept()
                                                .map(kept ->
                                                        "%s is now what was restored; the old one is kept as %s until it is removed on purpose"
                                                                .formatted(names.current(), kept))
                                                .orElse(
                                                        "%s is now what was restored"
                                                                .formatted(names.current())))));
        now.rescue()
                .ifPresent(rescue ->
                        parts.add(new Part("State before", "backed up as " + rescue.name())));
        now.beside()
                .ifPresent(beside ->
                        beside.rows()
                                .forEach((table, rows) ->
                                        parts.add(
                                                new Part(
                                                        table.toString(),
                                                        "%s, as %s"
                                                                .formatted(
                                                                        Counted.of(rows, "row"),
                                                                        new SqlName(
                                                                                beside.schema(),
                                                                                table.name()))))));
        now.differences().forEach(text -> parts.add(new Part("Not as in the backup", text)));
        if (now.notSwapped().isPresent()) {
            var problem = now.notSwapped().get();
            parts.add(
                    new Part(
                            "Names",
                            "not changed: %s. %s"
                                    .formatted(problem.why(), ProblemText.hint(problem))));
        }
        return new Report(headline(now), result(now), parts, ways);
    }

    private static Report.Result result(Restored now) {
        return now.notSwapped().isEmpty() ? Report.Result.DONE : Report.Result.NOT_DONE;
    }

    private static String headline(Restored now) {
        if (now.beside().isPresent()) {
            return "Restored %s into the schema %s"
                    .formatted(
                            Counted.of(now.beside().get().rows().size(), "table"),
                            now.beside().get().schema());
        }
        if (now.swapped().isPresent()) {
            return "Restored as %s".formatted(now.swapped().get().current());
        }
        return now.database()
                .map(database ->
                        now.notSwapped().isEmpty()
                                ? "Restored into %s".formatted(database.name())
                                : "Restored into %s, but names were not changed"
                                        .formatted(database.name()))
                .orElse("Restored in place");
    }
}
