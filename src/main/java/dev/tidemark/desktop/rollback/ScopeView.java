package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.sql.ScriptMode;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
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
    private final ChoiceBox<Choice> choice = new ChoiceBox<>();
    private final ObservableList<PlannedMigration> rows = FXCollections.observableArrayList();
    private final ProblemStrip strip = new ProblemStrip();
    private final Label sum = new Label();
    private boolean filling;

    ScopeView(RollbackViewModel model) {
        this.model = model;
        getStyleClass().add("scope-view");
        setTop(new VBox(head(), strip));
        setCenter(list());
        model.readProperty().subscribe(this::show);
        model.problemProperty().subscribe(this::show);
        model.readingProperty().subscribe(this::show);
    }

    /// One entry of the list of scopes.
    private record Choice(RollbackRequest request) {
        @Override
        public String toString() {
            return Scope.words(request);
        }
    }

    private Node head() {
        var label = new Label("Take back");
        label.setLabelFor(choice);
        choice.setId("rollback-scope");
        choice.setAccessibleText("How far back");
        choice.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null && !filling) {
                        model.requestProperty().set(chosen.request());
                    }
                });
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
        fill(read);
    }

    private void fill(@Nullable WayBack read) {
        var choices = FXCollections.<Choice>observableArrayList();
        var asked = new Choice(model.requestProperty().get());
        choices.add(new Choice(new RollbackRequest.Last(1)));
        var versions = read == null ? List.<String>of() : read.inForce();
        for (int i = 1; i < versions.size(); i++) {
            choices.add(new Choice(new RollbackRequest.To(versions.get(i))));
        }
        if (versions.size() > 1) {
            choices.add(new Choice(new RollbackRequest.Last(versions.size())));
        }
        if (!choices.contains(asked)) {
            choices.addFirst(asked);
        }
        filling = true;
        choice.setItems(choices);
        choice.setValue(asked);
        filling = false;
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
