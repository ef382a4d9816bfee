package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Taking the present schema as it is: why, commit, run, report.
public final class AcceptWizard {
    static final List<String> STEPS = List.of("why", "commit", "run", "report");

    private static final String ID = "accept-drift";
    private static final double SPINNER = 28;

    private static final Wizard.Look LOOK =
            new Wizard.Look(
                    "Accept drift",
                    BootstrapIcons.CHECK2_CIRCLE,
                    Theme.sheet(AcceptWizard.class, "verify.css"));

    private AcceptWizard() {}

    /// The wizard of a window.
    ///
    /// @param version of the product, for the journal
    /// @return shows it
    public static Runnable pages(PageContext context, String version) {
        var pages =
                new WizardPages<String>(
                        context.workspace(),
                        id -> id,
                        (_, close) -> {
                            var model = new AcceptViewModel(context, version, close);
                            return new Wizard(
                                    LOOK,
                                    context.target(),
                                    model.state(),
                                    model.work(),
                                    () -> steps(context, model));
                        });
        return () -> pages.show(ID);
    }

    private static List<WizardStep> steps(PageContext context, AcceptViewModel model) {
        var why = new WhyView(model);
        return List.of(
                WizardStep.of(
                                "why",
                                "What and why",
                                "What is taken as it is, so that it counts as drift no more. Nothing in the schema changes.",
                                why)
                        .readyWhen(model.readyProperty())
                        .focusing(why.reason()),
                CommitView.step(
                        model.commit(),
                        BootstrapIcons.CHECK2_CIRCLE,
                        "Records the present schema.",
                        List.of(
                                "The definitions of all objects are written to a table beside the tracking table, and the journal keeps who did it, when and why.",
                                "No other run works meanwhile: the tracking table's lock is taken.")),
                WizardStep.of("run", "Run", "The server compares and records.", run(model))
                        .readyWhen(model.work().ended()),
                ReportView.step(
                        Bindings.createObjectBinding(
                                () -> report(context, model), model.work().ended())));
    }

    private static Node run(AcceptViewModel model) {
        var strip = new ProblemStrip();
        var again =
                Action.of(
                        "accept-back",
                        "Back to the commit page",
                        "",
                        BootstrapIcons.ARROW_LEFT,
                        () -> model.state().show("commit"));
        var indicator = new ProgressIndicator();
        indicator.setMaxSize(SPINNER, SPINNER);
        var text = new Paragraph("Recording the schema…");
        model.problemProperty()
                .subscribe(problem -> {
                    strip.show(problem, List.of(again));
                    indicator.setVisible(problem == null);
                    text.setVisible(problem == null);
                });
        var box = new VBox(strip, indicator, text);
        box.getStyleClass().add("accept-run");
        return box;
    }

    private static Report report(PageContext context, AcceptViewModel model) {
        var verify =
                Action.of(
                        "report-verify",
                        "Verify",
                        "",
                        BootstrapIcons.SHIELD_CHECK,
                        context.navigator()::verify);
        if (!model.work().ended().get()) {
            return new Report(
                    "Nothing was recorded", Report.Result.NOT_DONE, List.of(), List.of(verify));
        }
        String reason = model.reasonProperty().get().strip();
        return new Report(
                "The schema of %s is recorded".formatted(context.target().title()),
                Report.Result.DONE,
                List.of(
                        new Report.Part("Done", model.what()),
                        new Report.Part("Why", reason.isEmpty() ? "not said" : reason),
                        new Report.Part(
                                "From now on",
                                "Each run that changes something records the schema anew, unless tidemark.toml says otherwise.")),
                List.of(verify));
    }
}
