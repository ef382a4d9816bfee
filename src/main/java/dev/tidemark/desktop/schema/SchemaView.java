package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.page.SchemaQuestion;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.theme.TimeText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The tree at the left, what is told of the selected object at the right.
final class SchemaView extends BorderPane {
    private static final double SPINNER = 32;
    private static final double TREE = 0.3;

    private final SchemaViewModel model;
    private final TextField search = new TextField();
    private final Label hits = new Label();
    private final Label state = new Label();
    private final Label written = new Label();
    private final ObjectTree tree;
    private final DetailsView details;
    private final DrawingViewModel drawn;
    private final DrawingView drawing;
    private final ToggleButton asList = new ToggleButton("Details");
    private final ToggleButton asDiagram = new ToggleButton("Diagram");
    private final SplitPane split;
    private final List<Action> actions;

    SchemaView(SchemaViewModel model, DrawingViewModel drawn) {
        this.model = model;
        this.drawn = drawn;
        getStyleClass().add("schema");
        getStylesheets()
                .addAll(
                        Theme.sheet(CodeList.class, "code.css"),
                        Theme.sheet(SchemaView.class, "schema.css"));
        var refresh =
                Action.of(
                                "schema.refresh",
                                "Read the schema again",
                                "",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::refresh)
                        .withKey("F5");
        var write =
                Action.of(
                                "schema.write",
                                "Write DATABASE.md",
                                "Describes the database in a document in the project's folder, in place of the one that is there",
                                BootstrapIcons.FILE_EARMARK_TEXT,
                                model::write)
                        .when(model.writingProperty().not());
        var find =
                Action.of(
                                "schema.search",
                                "Find an object of the database",
                                "",
                                BootstrapIcons.SEARCH,
                                this::find)
                        .withKey("Shortcut+F");
        var back =
                Action.of(
                                "schema.back",
                                "Back to the object before",
                                "",
                                BootstrapIcons.ARROW_LEFT,
                                model::back)
                        .withKey("Alt+Left")
                        .when(model.canGoBackProperty());
        tree = new ObjectTree(model);
        details = new DetailsView(model, Buttons.iconOnly(back), pills());
        drawing = new DrawingView(model, drawn, () -> asList.setSelected(true));
        var swap =
                Action.of(
                                "schema.diagram",
                                "Details or diagram",
                                "Shows the tables drawn with their foreign keys, or the details again",
                                BootstrapIcons.DIAGRAM_3,
                                this::swap)
                        .withKey("Shortcut+M");
        actions =
                Stream.concat(
                                Stream.of(find, refresh, write, back, swap, details.edit()),
                                drawing.actions().stream())
                        .toList();
        split = new SplitPane(left(), details);
        split.getStyleClass().add("schema-split");
        split.setDividerPositions(TREE);
        SplitPane.setResizableWithParent(split.getItems().getFirst(), false);
        var strip = new ProblemStrip();
        model.problemProperty()
                .subscribe(problem ->
                        strip.show(
                                problem,
                                SchemaQuestion.waysOut(problem, refresh, model.navigator())));
        setTop(new VBox(bar(refresh, write), strip));
        model.shownProperty()
                .subscribe(_ -> {
                    arrange();
                    show(model.foundProperty().get());
                });
        model.busyProperty().subscribe(_ -> arrange());
        model.problemProperty().subscribe(_ -> arrange());
        model.foundProperty().subscribe(this::show);
        model.writtenProperty().subscribe(this::show);
    }

    List<Action> actions() {
        return actions;
    }

    private Node bar(Action refresh, Action write) {
        var title = new Label("Schema");
        title.getStyleClass().add("title-3");
        title.setMinWidth(Region.USE_PREF_SIZE);
        state.setId("schema-state");
        state.getStyleClass().add("quiet");
        state.setMinWidth(0);
        written.setId("schema-written");
        written.getStyleClass().add("schema-written");
        written.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var button = Buttons.of(write);
        button.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(title, state, room, written, button, Buttons.iconOnly(refresh));
        bar.getStyleClass().add("schema-bar");
        return bar;
    }

    private Node left() {
        search.setId("schema-find");
        search.setPromptText("Find tables, columns, functions…");
        search.setAccessibleText("Name of an object or a column");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        HBox.setHgrow(search, Priority.ALWAYS);
        hits.setId("schema-hits");
        hits.getStyleClass().add("quiet");
        hits.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(search, hits);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("schema-find");
        VBox.setVgrow(tree, Priority.ALWAYS);
        return new VBox(row, tree);
    }

    private Node pills() {
        var group = new ToggleGroup();
        asList.setId("schema-as-list");
        asDiagram.setId("schema-as-diagram");
        asDiagram.setTooltip(new Tooltip("Tables drawn with their foreign keys (Ctrl+M)"));
        asList.getStyleClass().addAll("left-pill", "small");
        asDiagram.getStyleClass().addAll("right-pill", "small");
        for (var toggle : List.of(asList, asDiagram)) {
            toggle.setToggleGroup(group);
            toggle.setMinWidth(USE_PREF_SIZE);
        }
        asList.setSelected(true);
        group.selectedToggleProperty()
                .addListener((_, old, now) -> {
                    if (now == null) {
                        group.selectToggle(old);
                    } else {
                        showPart();
                    }
                });
        return new HBox(asList, asDiagram);
    }

    private void swap() {
        (asList.isSelected() ? asDiagram : asList).setSelected(true);
    }

    private void showPart() {
        boolean diagram = asDiagram.isSelected();
        drawn.look(diagram ? DrawingViewModel.Looking.YES : DrawingViewModel.Looking.NO);
        details.showBelow(diagram ? Optional.of(drawing) : Optional.empty());
        if (diagram) {
            drawing.focus();
        } else {
            details.focus();
        }
    }

    private void find() {
        search.requestFocus();
        search.selectAll();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            tree.focusFirst();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        }
    }

    private void arrange() {
        var shown = model.shownProperty().get();
        boolean busy = model.busyProperty().get();
        if (shown == null) {
            state.setText("");
            boolean failed = model.problemProperty().get() != null;
            setCenter(failed && !busy ? null : busy ? reading() : asked());
            return;
        }
        state.setText(
                busy
                        ? "Reading again…"
                        : "%s · read %s in %s"
                                .formatted(
                                        DetailWords.count(shown.catalog().size(), "object"),
                                        new TimeText(ZoneId.systemDefault()).minute(shown.readAt()),
                                        TimeText.took(shown.took())));
        if (shown.catalog().size() == 0) {
            setCenter(empty());
        } else if (!split.equals(getCenter())) {
            setCenter(split);
        }
    }

    private Node reading() {
        var indicator = new ProgressIndicator();
        indicator.setMaxSize(SPINNER, SPINNER);
        var stop =
                Buttons.of(
                        Action.of(
                                "schema.stop",
                                "Stop",
                                "Stops reading",
                                BootstrapIcons.STOP_FILL,
                                model::stop));
        return middle(
                indicator, new Label("Reading what %s holds…".formatted(model.targetName())), stop);
    }

    /// Reading was stopped, or has not begun.
    private Node asked() {
        var read =
                Action.of(
                        "schema.read",
                        "Read the schema",
                        "",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::refresh);
        return middle(new Label("The schema was not read."), Buttons.of(read));
    }

    private Node empty() {
        var text =
                new Label(
                        "%s holds nothing yet.\nWhat migrations create will stand here: tables, views, functions, types."
                                .formatted(model.targetName()));
        text.setId("schema-empty");
        text.getStyleClass().add("schema-empty");
        return middle(text);
    }

    private static VBox middle(Node... nodes) {
        var box = new VBox(nodes);
        box.getStyleClass().add("schema-middle");
        return box;
    }

    private void show(Optional<Found> found) {
        var shown = model.shownProperty().get();
        if (shown == null) {
            return;
        }
        if (found.isPresent()) {
            int count = found.get().count();
            hits.setText("%,d of %,d".formatted(count, shown.catalog().size()));
            tree.show(found.get());
        } else {
            hits.setText("");
            tree.show(shown.catalog());
        }
    }

    private void show(SchemaReading.@Nullable Written result) {
        written.setText(
                result == null
                        ? ""
                        : "✓ %s: %s"
                                .formatted(
                                        result.file(),
                                        DetailWords.count((int) result.tables(), "table")));
    }
}
