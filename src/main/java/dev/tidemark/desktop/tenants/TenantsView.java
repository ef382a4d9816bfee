package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.tenants.TenantsViewModel.Face;
import dev.tidemark.desktop.tenants.TenantsViewModel.Screen;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The tenants' controls: what can be done, the filter, map or list, and a line about the cell that
/// the keyboard is at.
final class TenantsView extends BorderPane {
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final TenantsViewModel model;
    private final TenantActions actions;
    private final HeatMap map;
    private final TenantList list;
    private final TextField filter = new TextField();
    private boolean entering;

    TenantsView(
            TenantsViewModel model,
            TenantActions actions,
            HeatMap map,
            Node tools,
            Node band,
            Action create) {
        this.model = model;
        this.actions = actions;
        this.map = map;
        this.list = new TenantList(model);
        getStyleClass().add("tenants");
        getStylesheets().add(Theme.sheet(TenantsView.class, "tenants.css"));
        setTop(new VBox(tools, search(), band, problem()));
        setCenter(middle(create));
        setBottom(bottom());
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (FIND.match(event)) {
                        filter.requestFocus();
                        filter.selectAll();
                        event.consume();
                    }
                });
    }

    /// Gives the keyboard to map or list, as soon as there is something in it.
    void enter() {
        entering = model.screenProperty().get() != Screen.FILLED;
        if (entering) {
            return;
        }
        if (model.faceProperty().get() == Face.LIST) {
            list.requestFocus();
        } else {
            map.requestFocus();
        }
    }

    private Node search() {
        filter.setId("tenants-filter");
        filter.setPromptText("Filter by name");
        filter.setAccessibleText("Filter tenants by name");
        filter.getStyleClass().add("tenants-filter");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                enter();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        var order = new ChoiceBox<Sorting>();
        order.setId("tenants-sorting");
        order.setAccessibleText("Order");
        order.getItems().setAll(Sorting.values());
        order.valueProperty().bindBidirectional(model.sortingProperty());
        order.setMinWidth(Region.USE_PREF_SIZE);
        order.setMaxWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(filter, order, gap, faces());
        row.getStyleClass().add("tenants-search");
        var both = new VBox(row, chips());
        var anything = model.tableProperty().isNotNull();
        both.visibleProperty().bind(anything);
        both.managedProperty().bind(anything);
        return both;
    }

    private Node chips() {
        var chips = new StateChips(model);
        HBox.setHgrow(chips, Priority.ALWAYS);
        var row =
                new HBox(
                        chips,
                        Buttons.iconOnly(actions.markShown()),
                        Buttons.iconOnly(actions.unmark()));
        row.getStyleClass().add("tenants-chips");
        return row;
    }

    /// Map or list, and how large.
    private Node faces() {
        var asMap = face(actions.map(), Face.MAP);
        asMap.getStyleClass().add("left-pill");
        var asList = face(actions.list(), Face.LIST);
        asList.getStyleClass().add("right-pill");
        var row =
                new HBox(
                        new HBox(asMap, asList),
                        Buttons.iconOnly(actions.smaller()),
                        Buttons.iconOnly(actions.larger()));
        row.getStyleClass().add("tenants-faces");
        row.setMinWidth(Region.USE_PREF_SIZE);
        return row;
    }

    private ToggleButton face(Action action, Face face) {
        var button = new ToggleButton(action.text(), new FontIcon(action.icon()));
        button.setId(action.id());
        button.setAccessibleText(action.help());
        button.setOnAction(_ -> {
            action.fire();
            button.setSelected(true);
        });
        model.faceProperty().subscribe(now -> button.setSelected(now == face));
        return button;
    }

    private Node problem() {
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(it -> strip.show(it, List.of(actions.refresh())));
        var box = new VBox(strip);
        box.getStyleClass().add("tenants-problem");
        // That there are none is no failure.
        var shown =
                strip.visibleProperty()
                        .and(model.screenProperty().isNotEqualTo(Screen.NOT_CONFIGURED));
        box.visibleProperty().bind(shown);
        box.managedProperty().bind(shown);
        return box;
    }

    private Node middle(Action create) {
        var placeholder = new TenantsPlaceholder(model, create);
        var filled = model.screenProperty().isEqualTo(Screen.FILLED);
        map.visibleProperty().bind(filled.and(model.faceProperty().isEqualTo(Face.MAP)));
        list.visibleProperty().bind(filled.and(model.faceProperty().isEqualTo(Face.LIST)));
        placeholder.visibleProperty().bind(filled.not());
        model.screenProperty()
                .subscribe(screen -> {
                    if (entering && screen == Screen.FILLED) {
                        enter();
                    }
                });
        model.faceProperty().subscribe((_, _) -> enter());
        return new StackPane(placeholder, list, map);
    }

    private Node bottom() {
        var cell = new Label();
        cell.setId("tenants-cell");
        cell.setMinWidth(0);
        HBox.setHgrow(cell, Priority.ALWAYS);
        cell.setMaxWidth(Double.MAX_VALUE);
        Runnable tell =
                () -> {
                    var row = model.currentProperty().get();
                    boolean onMap = model.faceProperty().get() == Face.MAP;
                    cell.setText(
                            row == null
                                    ? ""
                                    : onMap
                                            ? CellWords.of(
                                                    row,
                                                    model.column(),
                                                    model.cursorProperty().get().column())
                                            : CellWords.tenant(row));
                };
        model.cursorProperty().subscribe(tell);
        model.currentProperty().subscribe(tell);
        model.faceProperty().subscribe(tell);
        var row = new HBox(cell, counts());
        row.getStyleClass().add("tenants-bottom");
        return row;
    }

    private Label counts() {
        var counts = new Label();
        counts.setId("tenants-counts");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        Runnable tell =
                () -> {
                    var table = model.tableProperty().get();
                    int all = table == null ? 0 : table.rows().size();
                    int seen = model.shownProperty().get().size();
                    int marked = model.markedProperty().get().size();
                    String tenants =
                            seen == all
                                    ? TenantWords.count(all)
                                    : "%,d of %s".formatted(seen, TenantWords.count(all));
                    counts.setText(
                            table == null
                                    ? ""
                                    : marked == 0
                                            ? tenants
                                            : "%s, %,d marked".formatted(tenants, marked));
                };
        model.tableProperty().subscribe(tell);
        model.shownProperty().subscribe(tell);
        model.markedProperty().subscribe(tell);
        return counts;
    }

    /// Reading goes on.
    static Node busy(TenantsViewModel model) {
        var progress = new ProgressIndicator();
        progress.getStyleClass().add("tenants-busy");
        progress.visibleProperty().bind(model.readingProperty());
        progress.setAccessibleText("Reading the tenants");
        return progress;
    }
}
