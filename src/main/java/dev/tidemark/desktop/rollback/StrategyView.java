package dev.tidemark.desktop.rollback;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The ways back side by side, each with its facts.
final class StrategyView extends VBox {
    private final RollbackViewModel model;
    private final VBox scripts = card();

    StrategyView(RollbackViewModel model) {
        this.model = model;
        getStyleClass().add("strategy-view");
        var cards = new HBox(scripts, restore(), forward());
        cards.getStyleClass().add("strategy-cards");
        getChildren().add(cards);
        model.readProperty().subscribe(this::show);
    }

    private void show() {
        scripts.getChildren().setAll(title("A  Rollback scripts"), badge("Chosen"));
        long statements =
                model.migrations().stream().mapToLong(one -> one.summary().statements()).sum();
        var facts =
                List.of(
                        "%s with %s"
                                .formatted(
                                        RollbackWords.count(model.migrations().size()),
                                        statements == 1
                                                ? "1 statement"
                                                : "%,d statements".formatted(statements)),
                        "Not proved: Tidemark knows of no trial of these scripts on a copy.",
                        RollbackWords.sum(model.losses()),
                        "Goes on from here.");
        facts.forEach(fact -> scripts.getChildren().add(text(fact)));
    }

    private static VBox restore() {
        var card = card();
        card.getChildren()
                .addAll(
                        title("B  Restore a backup"),
                        badge("Not yet part of Tidemark"),
                        text(
                                "Brings back data too, but loses everything written since the backup."),
                        text("Tidemark makes no backups yet, so it knows of none here."));
        card.getStyleClass().add("strategy-unavailable");
        return card;
    }

    private VBox forward() {
        var open = new Button("Write a new migration…");
        open.setId("rollback-forward");
        open.setOnAction(_ -> model.context().navigator().newMigration());
        var card = card();
        card.getChildren()
                .addAll(
                        title("C  Forward fix"),
                        badge("Loses nothing"),
                        text(
                                "A new migration mends what the last ones did, and goes the usual way."),
                        text("What was applied stays in force until then."),
                        open);
        return card;
    }

    private static VBox card() {
        var card = new VBox();
        card.getStyleClass().add("strategy-card");
        card.setPrefWidth(100);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private static Label title(String text) {
        var label = text(text);
        label.getStyleClass().add("title-4");
        return label;
    }

    private static Label badge(String text) {
        var label = text(text);
        label.getStyleClass().add("strategy-badge");
        return label;
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
