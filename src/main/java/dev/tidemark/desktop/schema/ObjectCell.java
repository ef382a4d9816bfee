package dev.tidemark.desktop.schema;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the tree, used again for whatever scrolls into it.
final class ObjectCell extends TreeCell<TreeRow> {
    private static final PseudoClass STRONG = PseudoClass.getPseudoClass("strong");

    private final FontIcon icon = new FontIcon(BootstrapIcons.TABLE);
    private final Label name = new Label();
    private final Label column = new Label();
    private final Label detail = new Label();
    private final HBox line;

    ObjectCell() {
        name.getStyleClass().add("object-name");
        name.setMinWidth(0);
        column.getStyleClass().add("object-column");
        column.setMinWidth(0);
        detail.getStyleClass().add("object-detail");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        line = new HBox(icon, name, column, room, detail);
        line.getStyleClass().add("object-line");
        // The line is as wide as the tree, so that details end below each other.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TreeRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case TreeRow.OfBranch(var branch) ->
                    show(ObjectKind.SCHEMA.icon(), branch.id().name().name(), "", branch.detail());
            case TreeRow.OfGroup(var group) ->
                    show(group.kind().icon(), group.kind().group(), "", group.detail());
            case TreeRow.OfEntry(var entry, var because) ->
                    show(
                            entry.id().kind().icon(),
                            entry.id().label(),
                            because.isEmpty() ? "" : "· " + because,
                            entry.detail());
            case TreeRow.More(var count) ->
                    show(
                            BootstrapIcons.THREE_DOTS,
                            "%,d more: type more letters".formatted(count),
                            "",
                            "");
        }
        boolean pictured =
                !(row instanceof TreeRow.OfGroup(var group))
                        || group.kind() == ObjectKind.EXTENSION;
        icon.setVisible(pictured);
        icon.setManaged(pictured);
        pseudoClassStateChanged(STRONG, !(row instanceof TreeRow.OfEntry));
        setGraphic(line);
        setAccessibleText(
                "%s %s %s"
                        .formatted(
                                row.id().map(ObjectId::spoken).orElse(name.getText()),
                                column.getText(),
                                detail.getText())
                        .strip());
    }

    private void show(Ikon picture, String text, String because, String right) {
        icon.setIconCode(picture);
        name.setText(text);
        column.setText(because);
        detail.setText(right);
    }
}
