package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.engine.tenant.Backfill;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The steps of the wizard that makes required tables.
final class BackfillSteps {
    private BackfillSteps() {}

    static List<WizardStep> of(BackfillViewModel model) {
        return List.of(
                WizardStep.of(
                                "needs",
                                "Needs",
                                "What tenants lack, and the SQL that makes it. Nothing is done from here.",
                                needs(model))
                        .readyWhen(model.commit().proposalProperty().isNotNull()),
                CommitView.step(
                        model.commit(),
                        BootstrapIcons.WRENCH,
                        "Makes the required tables.",
                        List.of(
                                "Each tenant is one transaction under its own lock. Rows are not brought back.")),
                WizardStep.of("run", "Run", "", run(model)).readyWhen(model.work().endedProperty()),
                ReportView.step(
                        Bindings.createObjectBinding(
                                () -> report(model), model.resultsProperty())));
    }

    private static Node needs(BackfillViewModel model) {
        var summary = new Label();
        summary.setId("backfill-summary");
        summary.getStyleClass().add("title-4");
        var strip = new ProblemStrip();
        var again =
                Action.of(
                        "backfill-again",
                        "Look again",
                        "Reads files and tenants again.",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::read);
        model.problemProperty()
                .subscribe(it -> strip.show(it, it == null ? List.of() : List.of(again)));
        var list = new ListView<Backfill.Need>();
        list.setId("backfill-needs");
        list.setAccessibleText("Tenants that lack required tables");
        list.getStyleClass().add("plan-groups");
        list.setCellFactory(_ -> new NeedCell());
        list.setPlaceholder(new Label(""));
        var sql = new CodeList("SQL that makes the tables");
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(need ->
                        sql.show(
                                need == null
                                        ? List.of()
                                        : CodeLine.of(
                                                String.join(";\n", need.statements())
                                                        + (need.statements().isEmpty()
                                                                ? ""
                                                                : ";\n"))));
        Runnable tell = () -> summary.setText(summary(model));
        model.readingProperty().subscribe(tell);
        model.needsProperty()
                .subscribe(found -> {
                    tell.run();
                    list.getItems().setAll(found == null ? List.of() : found.all());
                    list.getSelectionModel().selectFirst();
                });
        var split = new SplitPane(list, sql);
        split.setDividerPositions(0.4);
        var head = new VBox(summary, strip);
        head.getStyleClass().add("tenant-run-head");
        var pane = new BorderPane(split);
        pane.setTop(head);
        pane.getStyleClass().add("tenant-plan");
        return pane;
    }

    private static String summary(BackfillViewModel model) {
        var found = model.needsProperty().get();
        if (model.readingProperty().get() || found == null) {
            return model.readingProperty().get() ? "Looking what the tenants lack…" : "";
        }
        int impossible = found.all().size() - found.possible().size();
        return found.all().isEmpty()
                ? "Every tenant has all required tables."
                : "%s required tables%s"
                        .formatted(
                                found.all().size() == 1
                                        ? "1 tenant lacks"
                                        : "%,d tenants lack".formatted(found.all().size()),
                                impossible == 0
                                        ? ""
                                        : "; those of %,d can't be made from the migrations"
                                                .formatted(impossible));
    }

    private static Node run(BackfillViewModel model) {
        var list = new ListView<Backfill.Result>();
        list.setId("backfill-results");
        list.setAccessibleText("What came of it");
        list.getStyleClass().add("tenant-lines");
        list.setCellFactory(_ -> new ResultCell());
        list.setPlaceholder(new Label(""));
        model.resultsProperty().subscribe(made -> list.getItems().setAll(made));
        var pane = new BorderPane(list);
        pane.setTop(new TenantWorkView(model.work(), "backfill-work"));
        return pane;
    }

    private static Report report(BackfillViewModel model) {
        var made = model.resultsProperty().get();
        long failed = made.stream().filter(it -> it.problem().isPresent()).count();
        var needs = model.needsProperty().get();
        int wanted = needs == null ? 0 : needs.possible().size();
        return new Report(
                "%s: %,d mended, %,d failed"
                        .formatted(TenantWords.count(made.size()), made.size() - failed, failed),
                failed == 0 && made.size() == wanted ? Report.Result.DONE : Report.Result.NOT_DONE,
                made.stream()
                        .map(it -> new Report.Part(it.schema(), ResultCell.words(it)))
                        .toList(),
                List.of(
                        Action.of(
                                "report-tenants",
                                "Show the tenants",
                                "",
                                BootstrapIcons.COLLECTION,
                                model.context().navigator()::tenants)));
    }

    private static final class NeedCell extends ListCell<Backfill.Need> {
        private final Label name = new Label();
        private final Label lacks = new Label();
        private final VBox box = new VBox(name, lacks);

        NeedCell() {
            name.getStyleClass().add("text-bold");
            lacks.setWrapText(true);
            box.getStyleClass().add("plan-group");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Backfill.@Nullable Need need, boolean empty) {
            super.updateItem(need, empty);
            if (empty || need == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(need.schema());
            String missing = "lacks " + String.join(", ", need.missing());
            lacks.setText(
                    need.problem()
                            .map(it -> "✗ %s. %s".formatted(missing, it.why()))
                            .orElse(missing));
            setAccessibleText("%s, %s".formatted(need.schema(), lacks.getText()));
            setGraphic(box);
        }
    }

    private static final class ResultCell extends ListCell<Backfill.Result> {
        static String words(Backfill.Result result) {
            return result.problem()
                    .map(it -> "✗ %s: %s".formatted(it.what(), it.why()))
                    .orElseGet(() -> "✓ made " + String.join(", ", result.made()));
        }

        @Override
        protected void updateItem(Backfill.@Nullable Result result, boolean empty) {
            super.updateItem(result, empty);
            setText(
                    empty || result == null
                            ? null
                            : "%s  %s".formatted(result.schema(), words(result)));
        }
    }
}
