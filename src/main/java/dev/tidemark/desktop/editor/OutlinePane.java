package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.migration.MigrationOutline;
import dev.tidemark.engine.migration.MigrationPart;
import dev.tidemark.engine.migration.OutlinedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the engine understands of the file, for the inspector: facts, and its statements to jump
/// to.
final class OutlinePane extends VBox {
    private static final double ROW = 28;

    private final StatementCard facts = new StatementCard();
    private final Label count = new Label();
    private final ListView<OutlinedStatement> statements = new ListView<>();

    /// @param goTo goes to a statement
    OutlinePane(EditorViewModel model, Consumer<OutlinedStatement> goTo) {
        getStyleClass().add("outline-pane");
        getStylesheets().add(Theme.sheet(OutlinePane.class, "editor.css"));
        statements.setId("outline-statements");
        statements.setAccessibleText("Statements of the file");
        statements.setFixedCellSize(ROW);
        statements.setCellFactory(_ -> new StatementCell());
        statements.setPlaceholder(new Label("No statement yet"));
        VBox.setVgrow(statements, Priority.ALWAYS);
        count.getStyleClass().add("outline-title");
        getChildren().addAll(facts, count, statements);
        statements.setOnMouseClicked(_ -> chosen(goTo));
        statements.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen(goTo);
            }
        });
        model.outlineProperty().subscribe(this::show);
    }

    private void chosen(Consumer<OutlinedStatement> goTo) {
        var chosen = statements.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            goTo.accept(chosen);
        }
    }

    private void show(@Nullable MigrationOutline outline) {
        if (outline != null) {
            facts.show(facts(outline));
            statements.getItems().setAll(outline.statements());
            int size = outline.statements().size();
            count.setText(size == 1 ? "1 statement" : "%,d statements".formatted(size));
        }
    }

    private static List<StatementText.Fact> facts(MigrationOutline outline) {
        var facts = new ArrayList<StatementText.Fact>();
        var migration = outline.file().migration();
        boolean named = outline.file().named();
        facts.add(
                new StatementText.Fact(
                        "Version",
                        named ? migration.version().text() : "none: the name fits no convention"));
        facts.add(new StatementText.Fact("Does", migration.description()));
        for (var part : outline.parts()) {
            if (part.kind() != MigrationPart.Kind.HEADER) {
                StatementText.summary(outline, part.kind())
                        .ifPresent(summary ->
                                facts.add(
                                        new StatementText.Fact(
                                                label(part.kind()), StatementText.mode(summary))));
            }
        }
        outline.file()
                .problems()
                .forEach(problem -> facts.add(new StatementText.Fact("Problem", problem.why())));
        return facts;
    }

    private static String label(MigrationPart.Kind kind) {
        return kind == MigrationPart.Kind.ROLLBACK ? "Rollback" : "Up";
    }

    private static final class StatementCell extends ListCell<OutlinedStatement> {
        @Override
        protected void updateItem(OutlinedStatement statement, boolean empty) {
            super.updateItem(statement, empty);
            getStyleClass().removeIf(it -> it.startsWith("part-"));
            if (empty || statement == null) {
                setText(null);
                return;
            }
            setText(
                    "%d  %s%s"
                            .formatted(
                                    statement.line(),
                                    statement.command().isEmpty()
                                            ? statement.kind().text()
                                            : statement.command(),
                                    statement.refusal() == null ? "" : "  (alone)"));
            getStyleClass().add(Gutter.styleClass(statement.part()));
        }
    }
}
