package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What stands beside the rows: the selected migration with its texts, its past, and the difference
/// where its file changed.
final class InspectorView extends BorderPane {
    private final TimelineActions actions;
    private final FlowPane acts = new FlowPane();
    private final Label state = new Label();
    private final Label version = new Label();
    private final Label description = new Label();
    private final Label reasons = new Label();
    private final ProblemStrip problem = new ProblemStrip();
    private final InspectorFacts facts;
    private final InspectorRuns runs = new InspectorRuns();
    private final TextTab up = new TextTab("inspector-up", "The migration's SQL");
    private final TextTab back = new TextTab("inspector-back", "The SQL of the way back");
    private final CodeList difference = new CodeList("What was applied and the file now");
    private final Label differenceFacts = new Label();
    private final Tab factsTab;
    private final Tab upTab;
    private final Tab backTab;
    private final Tab differenceTab;
    private final TabPane tabs = new TabPane();
    private final Label nothing = new Label();
    private final Node head;
    private String shown = "";

    /// @param go selects another version
    InspectorView(
            InspectorViewModel model,
            TimelineViewModel timeline,
            TimelineActions actions,
            Consumer<String> go) {
        this.actions = actions;
        this.facts = new InspectorFacts(go);
        getStyleClass().add("inspector");
        getStylesheets().add(Theme.sheet(InspectorView.class, "timeline.css"));
        setId("timeline-inspector");
        head = head();
        factsTab = tab("Details", scrolled(new VBox(facts, runs)));
        upTab = tab("SQL", up);
        backTab = tab("Rollback", back);
        differenceTab = tab("Difference", differencePane());
        difference.setId("inspector-difference");
        tabs.setId("inspector-tabs");
        tabs.setAccessibleText("Parts of the selected migration");
        nothing.getStyleClass().add("inspector-nothing");
        nothing.setWrapText(true);
        timeline.possibilitiesProperty()
                .subscribe(possible -> {
                    acts(possible);
                    nothing.setText(
                            possible.selected().size() > 1
                                    ? "%d migrations are selected."
                                            .formatted(possible.selected().size())
                                    : "Select a migration to see its texts, its runs and what it depends on.");
                });
        model.rowProperty().subscribe(this::show);
        model.inspectedProperty().subscribe(this::fill);
        model.problemProperty().subscribe(it -> problem.show(it, List.of()));
    }

    private Node head() {
        state.getStyleClass().add("inspector-state");
        version.getStyleClass().add("inspector-version");
        description.getStyleClass().add("inspector-description");
        reasons.getStyleClass().add("inspector-reasons");
        for (var label : List.of(description, reasons)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        acts.getStyleClass().add("inspector-acts");
        var line = new HBox(version, state);
        line.getStyleClass().add("inspector-line");
        var box = new VBox(line, description, reasons, acts, problem);
        box.getStyleClass().add("inspector-head");
        return box;
    }

    private Node differencePane() {
        differenceFacts.getStyleClass().add("inspector-note");
        differenceFacts.setWrapText(true);
        HBox.setHgrow(differenceFacts, Priority.ALWAYS);
        differenceFacts.setMaxWidth(Double.MAX_VALUE);
        var sides = Buttons.iconOnly(actions.of(Act.COMPARE));
        sides.setId("inspector-compare");
        var head = new HBox(differenceFacts, sides);
        head.setAlignment(Pos.CENTER_LEFT);
        var pane = new BorderPane(difference);
        pane.setTop(head);
        return pane;
    }

    private static Tab tab(String text, Node content) {
        var tab = new Tab(text, content);
        tab.setClosable(false);
        return tab;
    }

    private static Node scrolled(Region content) {
        content.getStyleClass().add("inspector-body");
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    /// The acts that the row's state asks for.
    private void acts(Possibilities possible) {
        acts.getChildren().clear();
        for (var act :
                List.of(
                        Act.RESUME,
                        Act.ACCEPT,
                        Act.RENAME,
                        Act.APPLY_UP_TO,
                        Act.APPLY_ONLY,
                        Act.ROLL_BACK_SELECTED,
                        Act.OPEN)) {
            if (possible.whyNot(act).isEmpty()) {
                var button = Buttons.of(actions.of(act));
                button.setId(actions.of(act).id() + "-inspector");
                button.getStyleClass().add("small");
                acts.getChildren().add(button);
            }
        }
    }

    private void show(@Nullable TimelineRow row) {
        if (row == null) {
            shown = "";
            setTop(null);
            setCenter(new StackPane(nothing));
            return;
        }
        setTop(head);
        setCenter(tabs);
        version.setText(row.version());
        description.setText(row.description());
        state.setText("%s  %s".formatted(row.mark().glyph(), row.mark().word()));
        state.getStyleClass().setAll("label", "inspector-state", row.mark().styleClass());
        reasons.setText(String.join("\n", row.status().reasons()));
        reasons.setManaged(!reasons.getText().isEmpty());
        facts.show(row);
        if (!shown.equals(row.key())) {
            shown = row.key();
            runs.wait(new ProgressIndicator());
            tabs.getTabs().setAll(factsTab);
        }
    }

    private void fill(@Nullable Inspected inspected) {
        if (inspected == null) {
            return;
        }
        facts.show(inspected);
        runs.show(inspected.runs());
        inspected.up().ifPresent(up::show);
        inspected.back().ifPresent(back::show);
        var chosen = tabs.getSelectionModel().getSelectedItem();
        boolean first = tabs.getTabs().size() == 1;
        inspected.difference().ifPresent(this::fillDifference);
        put(differenceTab, inspected.difference().isPresent(), 0);
        put(factsTab, true, tabs.getTabs().size());
        put(upTab, inspected.up().isPresent(), tabs.getTabs().size());
        put(backTab, inspected.back().isPresent(), tabs.getTabs().size());
        if (first && inspected.difference().isPresent()) {
            tabs.getSelectionModel().select(differenceTab);
        } else if (tabs.getTabs().contains(chosen)) {
            tabs.getSelectionModel().select(chosen);
        }
    }

    private void fillDifference(Inspected.Compared compared) {
        difference.show(compared.lines());
        differenceFacts.setText(
                compared.lines().isEmpty()
                        ? "The lines are the same; only line ends differ."
                        : "%d lines are new and %d are gone since it was applied.%s"
                                .formatted(
                                        compared.added(),
                                        compared.removed(),
                                        compared.cut()
                                                ? " Only the beginnings were compared."
                                                : ""));
    }

    private void put(Tab tab, boolean wanted, int index) {
        boolean there = tabs.getTabs().contains(tab);
        if (wanted && !there) {
            tabs.getTabs().add(Math.min(index, tabs.getTabs().size()), tab);
        } else if (!wanted && there) {
            tabs.getTabs().remove(tab);
        }
    }
}
