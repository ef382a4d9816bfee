package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.WizardStep;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The steps of the wizard that makes a tenant.
final class CreateSteps {
    private CreateSteps() {}

    static List<WizardStep> of(CreateViewModel model) {
        var field =
                Fields.field("create-name", "Schema of the new tenant", 28, model.nameProperty());
        return List.of(
                WizardStep.of(
                                "name",
                                "Name",
                                "What the new tenant's schema is called. Nothing is done from here.",
                                name(model, field))
                        .readyWhen(model.readyProperty())
                        .focusing(field),
                CommitView.step(
                        model.commit(),
                        BootstrapIcons.PLUS,
                        "Creates the tenant.",
                        List.of(
                                "Everything is one transaction where the migrations allow that; whatever fails leaves nothing of the tenant.")),
                WizardStep.of("run", "Run", "", run(model))
                        .readyWhen(model.createdProperty().isNotNull()),
                ReportView.step(
                        Bindings.createObjectBinding(
                                () -> report(model), model.createdProperty())));
    }

    private static VBox name(CreateViewModel model, TextField field) {
        var wrong = new Paragraph("", "state-failed");
        wrong.setId("create-wrong");
        wrong.textProperty().bind(model.wrongProperty());
        var gets = new Paragraph();
        gets.setId("create-parts");
        var strip = new ProblemStrip();
        var again =
                Action.of(
                        "create-again",
                        "Read again",
                        "Reads files and tenants again.",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::read);
        model.problemProperty()
                .subscribe(it -> strip.show(it, it == null ? List.of() : List.of(again)));
        model.preparedProperty()
                .subscribe(known ->
                        gets.setText(
                                known == null
                                        ? "Reading what it gets…"
                                        : "• "
                                                + String.join(
                                                        "\n• ", CreateViewModel.parts(known))));
        var box =
                new VBox(
                        strip,
                        Fields.group(
                                "Schema",
                                field,
                                Fields.only(wrong, model.wrongProperty().isNotEmpty())),
                        Fields.group("It gets, in this order", gets));
        box.getStyleClass().add("tenant-form");
        return box;
    }

    private static VBox run(CreateViewModel model) {
        var done = new Paragraph("", "title-4");
        done.setId("create-done");
        model.createdProperty()
                .subscribe(made ->
                        done.setText(
                                made == null
                                        ? ""
                                        : "✓ %s is there, with %,d migrations."
                                                .formatted(made.schema(), made.done().size())));
        var warning = new Paragraph("", "state-changed");
        warning.setId("create-warning");
        model.createdProperty()
                .subscribe(made ->
                        warning.setText(
                                made == null || made.found()
                                        ? ""
                                        : "! `schemas` in tidemark.toml does not find it: rollouts will not reach it."));
        var box = new VBox(new TenantWorkView(model.work(), "create-work"), done, warning);
        box.getStyleClass().add("tenant-form");
        return box;
    }

    private static Report report(CreateViewModel model) {
        var made = model.createdProperty().get();
        var ways = new ArrayList<Action>();
        ways.add(
                Action.of(
                        "report-tenants",
                        "Show the tenants",
                        "",
                        BootstrapIcons.COLLECTION,
                        made == null
                                ? model.context().navigator()::tenants
                                : () -> model.context().navigator().tenant(made.schema())));
        if (made == null) {
            return new Report("No tenant was created", Report.Result.NOT_DONE, List.of(), ways);
        }
        return new Report(
                "%s is created".formatted(made.schema()),
                Report.Result.DONE,
                List.of(
                        new Report.Part("Schema", made.schema()),
                        new Report.Part("Migrations", String.join(", ", made.done())),
                        new Report.Part(
                                "Found by rollouts",
                                made.found()
                                        ? "yes"
                                        : "no: `schemas` in tidemark.toml does not find it")),
                ways);
    }
}
