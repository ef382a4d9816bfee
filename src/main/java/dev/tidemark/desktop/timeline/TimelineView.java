package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextInputControl;
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
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The timeline's controls.
final class TimelineView extends BorderPane {
    /// Below this many pixels the texts of some buttons go.
    private static final double NARROW = 680;

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final TimelineViewModel model;
    private final TimelineActions actions;
    private final ActMenus menus;
    private final TimelineList list;
    private final FilterField filter;
    private final SchemaChoice schemas;
    private boolean choosing;

    TimelineView(TimelineViewModel model, TimelineActions actions) {
        this.model = model;
        this.actions = actions;
        this.menus = new ActMenus(model, actions);
        this.list = new TimelineList(model::select);
        this.filter = new FilterField(model.filterProperty(), model::hints, list::enter);
        this.schemas = new SchemaChoice(model);
        getStyleClass().add("timeline");
        getStylesheets().add(Theme.sheet(TimelineView.class, "timeline.css"));
        setTop(new VBox(tools(), search(), wrongFilter(), problem(), callouts()));
        setCenter(middle());
        setBottom(summary());
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

    /// Gives the keyboard to the rows.
    void enter() {
        if (model.screenProperty().get() == Screen.CHOOSING) {
            schemas.enter();
        } else {
            list.requestFocus();
        }
    }

    private Node tools() {
        var apply =
                menus.button(
                        "timeline-apply-menu",
                        "Apply",
                        BootstrapIcons.PLAY_FILL,
                        List.of(
                                Act.APPLY_ALL,
                                Act.ROLL_OUT,
                                Act.APPLY_UP_TO,
                                Act.APPLY_ONLY,
                                Act.RESUME));
        apply.getStyleClass().add("accent");
        var back =
                menus.button(
                        "timeline-roll-back-menu",
                        "Roll back",
                        BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                        List.of(
                                Act.ROLL_BACK_LAST,
                                Act.ROLL_BACK_TO,
                                Act.ROLL_BACK_SELECTED,
                                Act.GO_BACK));
        var repair =
                menus.button(
                        "timeline-repair-menu",
                        "Repair",
                        BootstrapIcons.WRENCH,
                        List.of(
                                Act.ACCEPT,
                                Act.RENAME,
                                Act.RENUMBER,
                                Act.MARK,
                                Act.FORGET,
                                Act.ADOPT,
                                Act.BASELINE));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var progress = new ProgressIndicator();
        progress.getStyleClass().add("reading");
        progress.visibleProperty().bind(model.readingProperty());
        progress.setAccessibleText("Reading files and database");
        var bar =
                new HBox(
                        apply,
                        back,
                        repair,
                        gap,
                        progress,
                        shrinking(actions.newMigration()),
                        Buttons.iconOnly(actions.refresh()));
        bar.getStyleClass().add("timeline-tools");
        return bar;
    }

    private Button shrinking(Action action) {
        var button = Buttons.of(action);
        button.contentDisplayProperty()
                .bind(
                        widthProperty()
                                .map(width ->
                                        width.doubleValue() < NARROW
                                                ? ContentDisplay.GRAPHIC_ONLY
                                                : ContentDisplay.LEFT));
        return button;
    }

    private Node search() {
        var grouping = new ChoiceBox<Grouping>();
        grouping.setId("timeline-grouping");
        grouping.setAccessibleText("Groups");
        grouping.getItems().setAll(Grouping.values());
        grouping.valueProperty().bindBidirectional(model.groupingProperty());
        grouping.setMinWidth(Region.USE_PREF_SIZE);
        var strip = new AppliedStrip(model::zoom, model::zoomOut);
        model.contentProperty()
                .subscribe(
                        content -> strip.show(content == null ? AppliedBars.NONE : content.bars()));
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox.setHgrow(strip, Priority.SOMETIMES);
        var bar = new HBox(filter, grouping, strip);
        bar.getStyleClass().add("timeline-search");
        return bar;
    }

    private Node wrongFilter() {
        var label = new Label();
        label.setId("timeline-wrong-filter");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("wrong-filter");
        label.textProperty().bind(model.wrongFilterProperty());
        var wrong = model.wrongFilterProperty().isNotEmpty();
        label.visibleProperty().bind(wrong);
        label.managedProperty().bind(wrong);
        wrong.subscribe(is -> filter.pseudoClassStateChanged(WRONG, is));
        return label;
    }

    private Node problem() {
        var strip = new ProblemStrip();
        var retry =
                Action.of(
                        "timeline.retry",
                        "Retry",
                        "Reads files and database again",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::refresh);
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of(retry)));
        var box = new VBox(strip);
        box.getStyleClass().add("timeline-problem");
        // That a schema has to be chosen is a question, asked below.
        var shown =
                strip.visibleProperty().and(model.screenProperty().isNotEqualTo(Screen.CHOOSING));
        box.visibleProperty().bind(shown);
        box.managedProperty().bind(shown);
        return box;
    }

    private Node callouts() {
        var callouts = new CalloutList(model::follow);
        model.contentProperty()
                .subscribe(
                        content -> callouts.show(content == null ? List.of() : content.callouts()));
        return callouts;
    }

    private Node middle() {
        model.arrangementProperty().subscribe(this::fill);
        model.wantedProperty().subscribe(_ -> showWanted());
        list.setOnContextMenuRequested(event -> {
            menus.context().show(list, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                actions.of(Act.OPEN).fire();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                actions.of(Act.OPEN).fire();
            }
        });
        var placeholder = new Placeholder(model, actions);
        var filled = model.screenProperty().isEqualTo(Screen.FILLED);
        list.visibleProperty().bind(filled);
        var choosing = model.screenProperty().isEqualTo(Screen.CHOOSING);
        schemas.visibleProperty().bind(choosing);
        placeholder.visibleProperty().bind(filled.or(choosing).not());
        model.screenProperty().subscribe(this::enterChoice);
        return new StackPane(placeholder, schemas, list);
    }

    /// The list of schemas gets the keyboard that the list of migrations can't take, unless
    /// somebody is typing, and gives it to that list.
    private void enterChoice(Screen screen) {
        boolean typing =
                getScene() != null && getScene().getFocusOwner() instanceof TextInputControl;
        if (screen == Screen.CHOOSING && !typing) {
            schemas.enter();
            choosing = true;
        } else if (screen == Screen.FILLED && choosing) {
            list.requestFocus();
            choosing = false;
        }
    }

    private void fill(Arrangement arrangement) {
        var content = model.contentProperty().get();
        list.show(arrangement, content == null ? Columns.NONE : content.columns());
        showWanted();
    }

    private void showWanted() {
        String version = model.wantedProperty().get();
        if (version != null && model.contentProperty().get() != null && list.select(version)) {
            list.requestFocus();
            model.wantedShown();
        }
    }

    private Node summary() {
        var label = new Label();
        label.setId("timeline-summary");
        label.getStyleClass().add("timeline-summary");
        label.textProperty().bind(model.summaryProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(label, gap, new SchemaMenu(model));
        bar.getStyleClass().add("timeline-bottom");
        return bar;
    }
}
