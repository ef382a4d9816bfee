package dev.tidemark.desktop.timeline;

import javafx.beans.binding.Bindings;
import javafx.geometry.Side;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says which schema the window is about, and opens the others in windows of their own. Takes no
/// room where there is nothing to choose.
final class SchemaMenu extends MenuButton {
    /// More are found in the palette.
    private static final int MOST = 20;

    private final TimelineViewModel model;

    SchemaMenu(TimelineViewModel model) {
        super("", new FontIcon(BootstrapIcons.DIAGRAM_3));
        this.model = model;
        setId("timeline-schema");
        setMnemonicParsing(false);
        setPopupSide(Side.TOP);
        getStyleClass().add("small");
        var schema = model.schemaProperty();
        textProperty().bind(schema.map(chosen -> chosen.orElse("Schemas")));
        accessibleTextProperty()
                .bind(schema.map(chosen -> "Schema %s".formatted(chosen.orElse(""))));
        tooltipProperty()
                .bind(
                        schema.map(chosen ->
                                new Tooltip("The schema of this window: " + chosen.orElse(""))));
        // Where nothing is shown yet, the schema is asked for in the middle.
        var shown =
                Bindings.createBooleanBinding(
                        () ->
                                model.screenProperty().get() != Screen.CHOOSING
                                        && model.schemasProperty().get().size() > 1,
                        model.screenProperty(),
                        model.schemasProperty());
        visibleProperty().bind(shown);
        managedProperty().bind(shown);
        model.schemasProperty().subscribe(_ -> fill());
        schema.subscribe(_ -> fill());
    }

    private void fill() {
        var schemas = model.schemasProperty().get();
        String here = model.schemaProperty().get().orElse("");
        getItems().clear();
        schemas.stream()
                .filter(name -> !name.equals(here))
                .limit(MOST)
                .map(this::item)
                .forEach(getItems()::add);
        if (schemas.size() > MOST + 1) {
            var more = new MenuItem("More: find them with Ctrl+Shift+P");
            more.setDisable(true);
            getItems().add(more);
        }
    }

    private MenuItem item(String schema) {
        var item =
                new MenuItem(
                        "Show %s in a window of its own".formatted(schema),
                        new FontIcon(BootstrapIcons.WINDOW));
        item.setId("schema-" + schema);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.showSchema(schema));
        return item;
    }
}
