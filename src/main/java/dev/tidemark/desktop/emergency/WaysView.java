package dev.tidemark.desktop.emergency;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.problem.ProblemText;
import dev.tidemark.desktop.rollback.ScopeChoice;
import dev.tidemark.desktop.wizard.WayCard;
import dev.tidemark.engine.rollout.emergency.WayBack;
import dev.tidemark.engine.rollout.emergency.WayBack.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The three ways back side by side, each with what it does and what it loses.
final class WaysView extends VBox {
    private final WaysViewModel model;
    private final Navigator navigator;
    private final Map<Kind, WayCard> cards = new EnumMap<>(Kind.class);
    private final Map<Kind, RadioButton> radios = new EnumMap<>(Kind.class);
    private final ToggleGroup group = new ToggleGroup();
    private final ScopeChoice scope;
    private final ProblemStrip strip = new ProblemStrip();

    WaysView(WaysViewModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
        this.scope = new ScopeChoice(model.requestProperty());
        getStyleClass().add("ways-view");
        var script = card(Kind.SCRIPT, "A  Rollback scripts", scripts());
        var restore = card(Kind.RESTORE, "B  Restore a backup");
        var forward = card(Kind.FORWARD_FIX, "C  Forward fix", forward());
        var scroll = new ScrollPane(WayCard.beside(script, restore, forward));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var look = Buttons.of(again());
        look.getStyleClass().add(Styles.FLAT);
        getChildren().addAll(strip, scroll, look);
        model.foundProperty().subscribe(_ -> show());
        model.restoreProperty().subscribe(_ -> show());
        model.chosenProperty().subscribe(_ -> show());
        model.problemProperty().subscribe(_ -> show());
    }

    private WayCard card(Kind kind, String title, Node... acts) {
        var radio = new RadioButton("Take this way");
        radio.setId("way-" + kind.text());
        radio.setToggleGroup(group);
        radio.setOnAction(_ -> model.choose(kind));
        radio.setAccessibleText("Take this way: %s".formatted(kind.title()));
        radios.put(kind, radio);
        var nodes = new ArrayList<Node>(List.of(acts));
        nodes.add(radio);
        var card = new WayCard(title, nodes.toArray(Node[]::new));
        card.setId("way-card-" + kind.text());
        cards.put(kind, card);
        return card;
    }

    private Node scripts() {
        var label = new Label("Take back");
        label.setLabelFor(scope);
        scope.setId("way-scope");
        var save = new CheckBox("Save the data first");
        save.setId("way-save");
        save.selectedProperty().bindBidirectional(model.savesProperty());
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("small-progress");
        busy.visibleProperty().bind(model.readingProperty());
        scope.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(scope, Priority.ALWAYS);
        var row = new HBox(scope, busy);
        row.getStyleClass().add("way-scope");
        var box = new VBox(label, row, save);
        box.getStyleClass().add("way-options");
        return box;
    }

    private Node forward() {
        var open = new Button("New migration…");
        open.setId("way-new");
        open.setOnAction(_ -> navigator.newMigration());
        var box = new VBox(open);
        box.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.way(Kind.FORWARD_FIX)
                                                .filter(way -> !WaysViewModel.possible(way))
                                                .isPresent(),
                                model.foundProperty()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void show() {
        strip.show(model.problemProperty().get(), List.of());
        var read = model.foundProperty().get();
        if (read != null) {
            scope.offer(read.inForce());
        }
        for (var kind : Kind.values()) {
            show(kind);
        }
    }

    private void show(Kind kind) {
        var card = cards.get(kind);
        var radio = radios.get(kind);
        var way = model.way(kind);
        boolean possible = way.filter(WaysViewModel::possible).isPresent();
        boolean taken = possible && kind == model.chosenProperty().get();
        if (card == null || radio == null) {
            return;
        }
        radio.setDisable(!possible);
        radio.setSelected(taken);
        if (way.isEmpty()) {
            card.tell("Being found out", List.of(looking(kind)));
            card.available();
        } else if (!possible) {
            card.tell("Can't be taken", List.of(why(way.get())));
            card.unavailable();
        } else {
            card.tell(summary(kind), way.get().facts());
            if (taken) {
                card.chosen();
            } else {
                card.available();
            }
        }
    }

    private static String why(WayBack way) {
        var problem = way.obstacle().orElseThrow();
        return "%s %s".formatted(problem.why(), ProblemText.hint(problem)).strip();
    }

    private static String looking(Kind kind) {
        return kind == Kind.RESTORE
                ? "Counting what was written since the latest backup…"
                : "Reading files and database…";
    }

    private static String summary(Kind kind) {
        return switch (kind) {
            case SCRIPT -> "Takes back what was applied";
            case RESTORE -> "Brings back data too, loses what came since";
            case FORWARD_FIX -> "Takes nothing back";
        };
    }

    private Action again() {
        return Action.of(
                "ways-again",
                "Look again",
                "Reads files and database anew.",
                BootstrapIcons.ARROW_CLOCKWISE,
                model::lookAgain);
    }
}
