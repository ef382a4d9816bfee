package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.code.CodeMetrics;
import dev.tidemark.desktop.code.LinePane;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the details, used again for whatever scrolls into it. What leads somewhere is a link
/// to the mouse; for the keyboard the whole line is.
final class DetailCell extends ListCell<DetailRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final FieldsPane fields = new FieldsPane();
    private final LinePane code;
    private final Label heading = new Label();
    private final Label note = new Label();
    private final HBox title = new HBox(heading, note);
    private final Label state = new Label();
    private final Label name = new Label();
    private final Label did = new Label();
    private final Label line = new Label();
    private final HBox touched = new HBox(state, name, did, line);
    private final Tooltip tip = new Tooltip();

    DetailCell(CodeMetrics metrics, Consumer<Goal> follow) {
        code = new LinePane(metrics);
        heading.getStyleClass().add("detail-heading");
        note.getStyleClass().add("detail-note");
        title.getStyleClass().add("detail-title");
        touched.getStyleClass().add("detail-touched");
        state.getStyleClass().add("detail-state");
        state.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("detail-link");
        name.setMinWidth(Region.USE_PREF_SIZE);
        did.getStyleClass().add("detail-did");
        did.setMinWidth(0);
        line.getStyleClass().add("detail-note");
        line.setMinWidth(Region.USE_PREF_SIZE);
        tip.setWrapText(true);
        tip.setMaxWidth(600);
        setPrefWidth(0);
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    var row = getItem();
                    boolean wanted = event.getClickCount() == 2 || isLink(event);
                    if (row != null && event.getButton() == MouseButton.PRIMARY && wanted) {
                        row.goal().ifPresent(follow);
                    }
                });
        addEventHandler(
                MouseEvent.MOUSE_MOVED,
                event -> setCursor(isLink(event) ? Cursor.HAND : Cursor.DEFAULT));
    }

    private boolean isLink(MouseEvent event) {
        if (getItem() instanceof DetailRow.Touched) {
            var place = name.sceneToLocal(event.getSceneX(), event.getSceneY());
            return name.contains(place);
        }
        return getItem() instanceof DetailRow.Fields
                && fields.isLink(fields.sceneToLocal(event.getSceneX(), event.getSceneY()).getX());
    }

    @Override
    protected void updateItem(@Nullable DetailRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(HEADING, row instanceof DetailRow.Heading);
        setText(null);
        setTooltip(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case DetailRow.Gap _ -> setGraphic(null);
            case DetailRow.Heading(var text, var count) -> {
                heading.setText(text);
                note.setText(count);
                setGraphic(title);
            }
            case DetailRow.Fields shown -> {
                fields.show(shown.fields());
                tip.setText(shown.tip());
                setTooltip(shown.tip().isEmpty() ? null : tip);
                setGraphic(fields);
            }
            case DetailRow.Touched migration -> show(migration);
            case DetailRow.Code(var text) -> {
                code.show(text);
                setGraphic(code);
            }
            case DetailRow.Sentence(var text) -> {
                setGraphic(null);
                setText(text);
            }
        }
        setAccessibleText(row.spoken());
    }

    private void show(DetailRow.Touched migration) {
        var mark = migration.state();
        state.getStyleClass().removeIf(it -> it.startsWith("state-"));
        state.getStyleClass().add(mark.styleClass());
        state.setText("%s %s".formatted(mark.glyph(), mark.word()));
        name.setText(migration.name());
        did.setText(migration.did());
        line.setText("line %,d".formatted(migration.to().line()));
        setGraphic(touched);
    }
}
