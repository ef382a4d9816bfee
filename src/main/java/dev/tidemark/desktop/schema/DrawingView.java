package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.diagram.DiagramPane;
import dev.tidemark.desktop.schema.Drawing.Columns;
import dev.tidemark.desktop.schema.Drawing.Drawn;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Tables and their foreign keys, drawn.
final class DrawingView extends BorderPane {
    private final SchemaViewModel schema;
    private final DrawingViewModel model;
    private final DiagramPane pane = new DiagramPane();
    private final Label note = new Label();
    private final List<Action> actions;

    /// @param details shows the details instead
    DrawingView(SchemaViewModel schema, DrawingViewModel model, Runnable details) {
        this.schema = schema;
        this.model = model;
        getStyleClass().add("drawing");
        pane.setId("schema-diagram");
        pane.onChosen(key -> schema.select(key));
        pane.onOpened(_ -> details.run());
        var larger =
                Action.of(
                        "diagram.larger",
                        "Larger",
                        "Larger (+)",
                        BootstrapIcons.ZOOM_IN,
                        pane::larger);
        var smaller =
                Action.of(
                        "diagram.smaller",
                        "Smaller",
                        "Smaller (−)",
                        BootstrapIcons.ZOOM_OUT,
                        pane::smaller);
        var fit =
                Action.of(
                        "diagram.fit",
                        "Show all of the diagram",
                        "All of it (0)",
                        BootstrapIcons.ARROWS_FULLSCREEN,
                        pane::fit);
        var center =
                Action.of(
                        "diagram.center",
                        "Draw around the selected table",
                        "",
                        BootstrapIcons.BULLSEYE,
                        model::center);
        actions = List.of(larger, smaller, fit, center);
        setTop(bar());
        setCenter(pane);
        model.drawnProperty().subscribe(this::show);
        schema.selectedProperty().subscribe(this::mark);
    }

    List<Action> actions() {
        return actions;
    }

    private Node bar() {
        var reach =
                new HBox(
                        reach("All", 0, "left-pill"),
                        reach("1 step", 1, "center-pill"),
                        reach("2", 2, "center-pill"),
                        reach("3", 3, "right-pill"));
        var group = new ToggleGroup();
        reach.getChildren().forEach(it -> group.getToggles().add((ToggleButton) it));
        model.reachProperty()
                .subscribe(wanted -> group.selectToggle(group.getToggles().get(wanted)));
        group.selectedToggleProperty()
                .addListener((_, old, now) -> {
                    if (now == null) {
                        group.selectToggle(old);
                    } else {
                        model.reachProperty().set(group.getToggles().indexOf(now));
                    }
                });
        var all = new ToggleButton("All columns");
        all.setId("diagram-columns");
        all.getStyleClass().add("small");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.selectedProperty()
                .addListener(
                        (_, _, on) -> model.columnsProperty().set(on ? Columns.ALL : Columns.KEYS));
        note.setId("diagram-note");
        note.getStyleClass().add("quiet");
        note.setMinWidth(0);
        var percent = new Label();
        percent.setId("diagram-zoom");
        percent.getStyleClass().add("quiet");
        percent.setMinWidth(Region.USE_PREF_SIZE);
        pane.zoomProperty()
                .subscribe(zoom -> percent.setText("%.0f %%".formatted(zoom.doubleValue() * 100)));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var bar = new HBox(reach, all, note, room, percent);
        actions.forEach(action -> bar.getChildren().add(Buttons.iconOnly(action)));
        bar.getStyleClass().add("drawing-bar");
        return bar;
    }

    private static ToggleButton reach(String text, int steps, String pill) {
        var toggle = new ToggleButton(text);
        toggle.setId("diagram-reach-" + steps);
        toggle.getStyleClass().addAll(pill, "small");
        toggle.setAccessibleText(
                steps == 0
                        ? "All tables, of a large database those of the schema"
                        : "Tables up to %s away"
                                .formatted(DetailWords.count(steps, "foreign key")));
        toggle.setTooltip(new Tooltip(toggle.getAccessibleText()));
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        return toggle;
    }

    private void show(@Nullable Drawn drawn) {
        note.setText(drawn == null ? "There is no table to draw." : drawn.note());
        pane.setVisible(drawn != null);
        if (drawn != null) {
            pane.show(drawn.placed());
            mark(schema.selectedProperty().get());
        }
    }

    private void mark(Optional<ObjectId> id) {
        pane.select(
                id.filter(it -> it.kind() == ObjectKind.TABLE)
                        .map(it -> it.name().toString())
                        .orElse(null));
        pane.setAccessibleText(spoken(id));
    }

    /// The details say the rest of it in words.
    private String spoken(Optional<ObjectId> id) {
        return "Diagram, %s%s"
                .formatted(
                        note.getText(),
                        id.map(it -> "; selected is %s".formatted(it.spoken())).orElse(""));
    }

    /// Takes the keyboard.
    void focus() {
        pane.requestFocus();
    }
}
