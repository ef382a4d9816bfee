package dev.tidemark.desktop.code;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Two texts compared: side by side, or one below the other, from change to change by F7. Used on
/// the JavaFX thread.
public final class DifferencePane extends BorderPane {
    private final PairList pairs;
    private final CodeList lines;
    private final ChangeSteps steps = new ChangeSteps();
    private final Label count = new Label();
    private final Labeled before;
    private final Labeled after;
    private final HBox tools = new HBox();
    private final HBox names;
    private final ToggleButton sides = new ToggleButton("Side by side");
    private final ToggleButton unified = new ToggleButton("Unified");
    private final ToggleButton whole = new ToggleButton("Whole texts");
    private final List<Action> actions;
    private CodeDifference shown = new CodeDifference(List.of(), List.of(), 0, 0, true);

    /// @param spoken what screen readers call the lines
    public DifferencePane(String spoken) {
        this(spoken, new Label(), new Label());
    }

    /// @param spoken what screen readers call the lines
    /// @param before shows what the first text is called
    /// @param after shows what the second text is called
    public DifferencePane(String spoken, Labeled before, Labeled after) {
        this.before = before;
        this.after = after;
        names = new HBox(before, after);
        getStyleClass().add("difference");
        getStylesheets().add(Theme.sheet(DifferencePane.class, "code.css"));
        pairs = new PairList(spoken);
        pairs.rows().setId("difference-rows");
        lines = new CodeList(spoken);
        lines.setId("difference-lines");
        var previous =
                Action.of(
                                "difference.previous",
                                "Previous change",
                                "",
                                BootstrapIcons.CHEVRON_UP,
                                () -> step(-1))
                        .withKey("Shift+F7");
        var next =
                Action.of(
                                "difference.next",
                                "Next change",
                                "",
                                BootstrapIcons.CHEVRON_DOWN,
                                () -> step(1))
                        .withKey("F7");
        actions = List.of(next, previous);
        setTop(new VBox(bar(previous, next), names));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        steps.placeProperty().subscribe(_ -> tell());
        pairs.rows().getSelectionModel().selectedIndexProperty().subscribe(this::selected);
        lines.getSelectionModel().selectedIndexProperty().subscribe(this::selected);
        arrange();
    }

    private Node bar(Action previous, Action next) {
        var kinds = new ToggleGroup();
        sides.setId("difference-sides");
        unified.setId("difference-unified");
        whole.setId("difference-whole");
        sides.setToggleGroup(kinds);
        unified.setToggleGroup(kinds);
        sides.setSelected(true);
        sides.getStyleClass().addAll("left-pill", "small");
        unified.getStyleClass().addAll("right-pill", "small");
        whole.getStyleClass().add("small");
        kinds.selectedToggleProperty()
                .addListener((_, old, now) -> {
                    if (now == null) {
                        kinds.selectToggle(old);
                    } else {
                        arrange();
                    }
                });
        whole.selectedProperty().addListener((_, _, _) -> arrange());
        count.setId("difference-count");
        count.getStyleClass().add("difference-count");
        count.setMinWidth(0);
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        for (var toggle : List.of(sides, unified, whole)) {
            toggle.setMinWidth(USE_PREF_SIZE);
        }
        tools.getStyleClass().add("difference-tools");
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(USE_PREF_SIZE);
        var bar =
                new HBox(
                        Buttons.iconOnly(previous),
                        Buttons.iconOnly(next),
                        count,
                        spacer,
                        whole,
                        new HBox(sides, unified),
                        tools);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("difference-bar");
        names.getStyleClass().add("difference-names");
        for (var name : List.of(before, after)) {
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            name.setPrefWidth(1);
            name.setMnemonicParsing(false);
            HBox.setHgrow(name, Priority.ALWAYS);
        }
        return bar;
    }

    /// Going from change to change, for palette and keys.
    public List<Action> actions() {
        return actions;
    }

    /// Puts something to click at the right end of the bar.
    public void tools(Node... nodes) {
        tools.getChildren().setAll(nodes);
    }

    /// Shows texts.
    ///
    /// @param first what the first text is called
    /// @param second what the second text is called
    public void show(String first, String second, CodeDifference difference) {
        before.setText(first);
        after.setText(second);
        shown = difference;
        arrange();
    }

    private void arrange() {
        var rows = whole.isSelected() ? shown.whole() : shown.changes();
        boolean beside = sides.isSelected();
        pairs.show(beside ? rows : List.of());
        lines.show(beside ? List.of() : CodeDifference.unified(rows));
        pairs.rows().setPlaceholder(new Label(same()));
        lines.setPlaceholder(new Label(same()));
        setCenter(beside ? pairs : lines);
        steps.in(
                beside
                        ? ChangeSteps.blocks(rows, CodePair::changed)
                        : ChangeSteps.blocks(lines.getItems(), CodeLine::changed));
        tell();
        if (steps.count() > 0) {
            step(1);
        }
    }

    private String same() {
        return shown.sameText()
                ? "The texts are the same"
                : "The lines are the same; only line ends differ";
    }

    private void tell() {
        count.setText(
                steps.count() == 0
                        ? "No change"
                        : "%s · +%,d −%,d lines".formatted(steps, shown.added(), shown.removed()));
    }

    private void selected(Number index) {
        steps.at(index.intValue());
    }

    /// Goes to the next change, or with -1 to the one before; from the last to the first.
    private void step(int by) {
        int at = steps.step(by);
        ListView<?> list = sides.isSelected() ? pairs.rows() : lines;
        if (at >= 0) {
            list.getSelectionModel().clearAndSelect(at);
            list.getFocusModel().focus(at);
            list.scrollTo(Math.max(0, at - 4));
        }
    }

    private void pressed(KeyEvent event) {
        actions.stream()
                .filter(action -> action.key() != null && action.key().match(event))
                .findFirst()
                .ifPresent(action -> {
                    action.fire();
                    event.consume();
                });
    }

    /// Takes the keyboard.
    public void focus() {
        if (sides.isSelected()) {
            pairs.rows().requestFocus();
        } else {
            lines.requestFocus();
        }
    }
}
