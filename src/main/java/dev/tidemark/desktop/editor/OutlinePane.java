package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.migration.MigrationOutline;
import dev.tidemark.engine.migration.MigrationPart;
import dev.tidemark.engine.migration.OutlinedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the engine understands of the file, for the inspector: facts, and its statements to jump
/// to.
final class OutlinePane extends VBox {
    private static final double ROW = 28;

    private final OutlineViewModel outlined;
    private final StatementCard facts = new StatementCard();
    private final Label count = new Label();
    private final TextField query = new TextField();
    private final ListView<OutlineRow> statements = new ListView<>();
    private final Consumer<OutlinedStatement> goTo;

    /// @param goTo goes to a statement
    OutlinePane(
            EditorViewModel model, OutlineViewModel outlined, Consumer<OutlinedStatement> goTo) {
        this.outlined = outlined;
        this.goTo = goTo;
        getStyleClass().add("outline-pane");
        getStylesheets().add(Theme.sheet(OutlinePane.class, "editor.css"));
        statements.setId("outline-statements");
        statements.setAccessibleText("Statements of the file");
        statements.setFixedCellSize(ROW);
        statements.setCellFactory(_ -> new OutlineCell());
        VBox.setVgrow(statements, Priority.ALWAYS);
        count.getStyleClass().add("outline-title");
        query.setId("outline-query");
        query.setPromptText("Find a statement");
        query.setAccessibleText("Words of a statement");
        query.textProperty().bindBidirectional(outlined.queryProperty());
        query.setOnKeyPressed(this::pressed);
        var search = new VBox(query);
        search.getStyleClass().add("outline-search");
        getChildren().addAll(facts, count, search, statements);
        statements.setOnMouseClicked(_ -> chosen());
        statements.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen();
            }
        });
        model.outlineProperty().subscribe(this::show);
        outlined.rowsProperty().subscribe(this::show);
        outlined.atProperty().subscribe(this::follow);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            statements.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            outlined.rowsProperty().get().rows().stream()
                    .filter(OutlineRow.Entry.class::isInstance)
                    .findFirst()
                    .ifPresent(this::take);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !query.getText().isEmpty()) {
            query.clear();
            event.consume();
        }
    }

    private void chosen() {
        var chosen = statements.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            take(chosen);
        }
    }

    private void take(OutlineRow row) {
        if (row instanceof OutlineRow.Entry entry) {
            goTo.accept(entry.statement());
        }
    }

    private void show(@Nullable MigrationOutline outline) {
        if (outline != null) {
            facts.show(facts(outline));
        }
    }

    private void show(OutlineRows rows) {
        count.setText(
                rows.count() < rows.all()
                        ? "%,d of %,d statements".formatted(rows.count(), rows.all())
                        : rows.all() == 1 ? "1 statement" : "%,d statements".formatted(rows.all()));
        statements.setPlaceholder(
                new Label(rows.all() == 0 ? "No statement yet" : "No statement has these words"));
        statements.setItems(FXCollections.observableList(rows.rows()));
        follow(outlined.atProperty().get());
    }

    /// Selects the row of the statement that the caret is in; what is seen already stays there.
    private void follow(Number row) {
        int at = row.intValue();
        if (at >= statements.getItems().size()) {
            return;
        }
        if (at < 0) {
            statements.getSelectionModel().clearSelection();
        } else if (at != statements.getSelectionModel().getSelectedIndex()) {
            statements.getSelectionModel().clearAndSelect(at);
            int seen = (int) Math.max(1, statements.getHeight() / ROW);
            if (at < first() || at >= first() + seen - 1) {
                statements.scrollTo(Math.max(0, at - seen / 2));
            }
        }
    }

    /// The first row that is seen.
    private int first() {
        return statements.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : 0;
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
}
