package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.code.CodeMetrics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is told of the selected object.
final class DetailsView extends BorderPane {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final double ROW = 24;
    private static final int DIGITS = 3;

    private final SchemaViewModel model;
    private final FontIcon icon = new FontIcon(BootstrapIcons.TABLE);
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Label comment = new Label();
    private final ListView<DetailRow> rows = new ListView<>();
    private final ReadOnlyBooleanWrapper onMigration = new ReadOnlyBooleanWrapper();
    private final Action edit;

    /// @param before stands before the name
    /// @param tools stand at the right
    DetailsView(SchemaViewModel model, Node before, Node... tools) {
        this.model = model;
        edit =
                Action.of(
                                "schema.edit",
                                "Open migration in editor",
                                "Opens the selected migration where it names the object",
                                BootstrapIcons.PENCIL,
                                this::openMigration)
                        .withKey("F4")
                        .when(onMigration);
        setTop(head(before, tools));
        setCenter(list());
        model.detailsProperty().subscribe(this::show);
    }

    /// Shows something else than the rows; empty for the rows.
    void showBelow(Optional<Node> other) {
        setCenter(other.orElse(rows));
    }

    /// Takes the keyboard.
    void focus() {
        rows.requestFocus();
    }

    Action edit() {
        return edit;
    }

    private Node head(Node before, Node... tools) {
        title.setId("schema-title");
        title.setMnemonicParsing(false);
        title.getStyleClass().addAll("title-3", "schema-title");
        title.setMinWidth(0);
        facts.setId("schema-facts");
        facts.getStyleClass().add("schema-facts");
        comment.setId("schema-comment");
        comment.getStyleClass().add("schema-comment");
        comment.setWrapText(true);
        comment.setMinHeight(Region.USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(before, icon, title, room);
        line.getChildren().addAll(tools);
        line.getStyleClass().add("schema-title-line");
        var head = new VBox(line, facts, comment);
        head.getStyleClass().add("schema-head");
        return head;
    }

    private Node list() {
        rows.setId("schema-details");
        rows.setAccessibleText("Details of the selected object");
        rows.getStyleClass().addAll("schema-details", "code-list", "edge-to-edge");
        rows.setFixedCellSize(ROW);
        var metrics = new CodeMetrics();
        metrics.digits(DIGITS);
        rows.setCellFactory(_ -> new DetailCell(metrics, model::follow));
        rows.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        rows.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> onMigration.set(row instanceof DetailRow.Touched));
        rows.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        return rows;
    }

    private void show(@Nullable Details details) {
        setVisible(details != null);
        if (details == null) {
            return;
        }
        icon.setIconCode(details.id().kind().icon());
        title.setText(details.title());
        facts.setText(details.facts());
        comment.setText(details.comment());
        comment.setVisible(!details.comment().isEmpty());
        comment.setManaged(!details.comment().isEmpty());
        boolean same = details.rows().equals(List.copyOf(rows.getItems()));
        if (!same) {
            int selected = rows.getSelectionModel().getSelectedIndex();
            rows.getItems().setAll(details.rows());
            if (selected < 0 || selected >= details.rows().size()) {
                rows.scrollTo(0);
            }
        }
    }

    private Optional<DetailRow> selected() {
        return Optional.ofNullable(rows.getSelectionModel().getSelectedItem());
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            selected().flatMap(DetailRow::goal).ifPresent(model::follow);
            event.consume();
        } else if (COPY.match(event)) {
            var content = new ClipboardContent();
            content.putString(
                    rows.getSelectionModel().getSelectedItems().stream()
                            .map(DetailRow::spoken)
                            .collect(Collectors.joining("\n")));
            Clipboard.getSystemClipboard().setContent(content);
            event.consume();
        }
    }

    private void openMigration() {
        if (selected().flatMap(DetailRow::goal).orElse(null)
                instanceof Goal.ToMigration migration) {
            model.edit(migration);
        }
    }
}
