package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.sql.ScriptMode;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The first step: how far back, and which migrations that are.
final class ScopeView extends BorderPane {
    private final RollbackViewModel model;
    private final ScopeChoice choice;
    private final ObservableList<PlannedMigration> rows = FXCollections.observableArrayList();
    private final ProblemStrip strip = new ProblemStrip();
    private final Label sum = new Label();

    ScopeView(RollbackViewModel model) {
        this.model = model;
        this.choice = new ScopeChoice(model.requestProperty());
        getStyleClass().add("scope-view");
        setTop(new VBox(head(), strip));
        setCenter(list());
        model.readProperty().subscribe(this::show);
        model.problemProperty().subscribe(this::show);
        model.readingProperty().subscribe(this::show);
    }

    private Node head() {
        var label = new Label("Take back");
        label.setLabelFor(choice);
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("small-progress");
        busy.visibleProperty().bind(model.readingProperty());
        sum.setId("rollback-sum");
        sum.getStyleClass().add("quiet");
        var row = new HBox(label, choice, busy, sum);
        row.getStyleClass().add("scope-head");
        return row;
    }

    private Node list() {
        var list = new ListView<>(rows);
        list.setId("rollback-plan");
        list.setAccessibleText("Migrations that are taken back");
        list.getStyleClass().add("scope-rows");
        list.setCellFactory(_ -> new MigrationCell());
        list.setPlaceholder(new Label("Nothing to take back."));
        return list;
    }

    private void show() {
        var read = model.readProperty().get();
        var problem = model.problemProperty().get();
        if (problem == null && read != null && !read.obstacles().isEmpty()) {
            problem = read.obstacles().getFirst();
        }
        strip.show(problem, problem == null ? List.of() : List.of(again()));
        rows.setAll(model.migrations());
        sum.setText(
                model.readingProperty().get()
                        ? "Reading files and database…"
                        : rows.isEmpty() ? "" : RunWords.count(rows.size()));
        choice.offer(read == null ? List.of() : read.inForce());
    }

    private Action again() {
        return Action.of(
                "rollback-again",
                "Plan again",
                "Reads files and database anew.",
                BootstrapIcons.ARROW_CLOCKWISE,
                model::replan);
    }

    /// One migration that is taken back.
    private static final class MigrationCell extends ListCell<PlannedMigration> {
        private final Label title = new Label();
        private final Label facts = new Label();
        private final VBox box = new VBox(title, facts);

        MigrationCell() {
            title.getStyleClass().add("text-bold");
            facts.getStyleClass().add("quiet");
            box.getStyleClass().add("scope-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PlannedMigration row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(row.label());
            facts.setText(facts(row));
            setAccessibleText("%s, %s".formatted(row.label(), facts.getText()));
            setGraphic(box);
        }

        private static String facts(PlannedMigration row) {
            long statements = row.summary().statements();
            String count =
                    statements == 0
                            ? "nothing to run"
                            : statements == 1
                                    ? "1 statement"
                                    : "%,d statements".formatted(statements);
            String mode =
                    row.summary().mode() == ScriptMode.TRANSACTION
                            ? "one transaction"
                            : "steps committed one by one";
            return "%s · %s · %s".formatted(count, mode, row.path());
        }
    }
}
