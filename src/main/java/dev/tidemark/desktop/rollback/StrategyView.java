package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.backup.LatestBackup;
import dev.tidemark.desktop.page.Navigator.RestoreRequest;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.desktop.wizard.WayCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The ways back side by side, each with its facts.
final class StrategyView extends VBox {
    private final RollbackViewModel model;
    private final WayCard scripts = new WayCard("A  Rollback scripts");

    StrategyView(RollbackViewModel model) {
        this.model = model;
        getStyleClass().add("strategy-view");
        getChildren().addAll(WayCard.beside(scripts, restore(), forward()), emergency());
        model.readProperty().subscribe(this::show);
    }

    /// These ways leave the application alone.
    private HBox emergency() {
        var open = new Button("Stop the application and go back…");
        open.setId("rollback-emergency");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(
                _ -> model.wizard().context().navigator().goBack(model.requestProperty().get()));
        var row =
                new HBox(
                        open,
                        new Paragraph(
                                "The emergency rollback takes one of the same ways with the application stopped, checks, starts it again and watches it.",
                                "quiet"));
        row.getStyleClass().add("strategy-emergency");
        return row;
    }

    private void show() {
        long statements =
                model.migrations().stream().mapToLong(one -> one.summary().statements()).sum();
        scripts.tell(
                "Chosen",
                List.of(
                        "%s with %s"
                                .formatted(
                                        RunWords.count(model.migrations().size()),
                                        statements == 1
                                                ? "1 statement"
                                                : "%,d statements".formatted(statements)),
                        "Not proved: Tidemark knows of no trial of these scripts on a copy.",
                        RollbackWords.sum(model.losses(), model.saving()),
                        "Goes on from here."));
        scripts.chosen();
    }

    private WayCard restore() {
        var navigator = model.wizard().context().navigator();
        var latest = model.latestBackup();
        var open = new Button("Restore a backup…");
        open.setId("rollback-restore");
        open.setOnAction(
                _ -> navigator.restoreBackup(new RestoreRequest(latest.nameProperty().get())));
        open.disableProperty().bind(latest.nameProperty().map(Optional::isEmpty));
        var card = new WayCard("B  Restore a backup", open);
        card.setId("rollback-backup");
        latest.factsProperty().subscribe(_ -> tell(card, latest));
        latest.nameProperty().subscribe(_ -> tell(card, latest));
        return card;
    }

    private static void tell(WayCard card, LatestBackup latest) {
        var known = new ArrayList<String>(latest.factsProperty().get());
        if (latest.nameProperty().get().isPresent()) {
            known.add(
                    "Everything written since then is not in it; the wizard counts that, table by table, before anything is done.");
            card.available();
        } else {
            card.unavailable();
        }
        card.tell("Brings back data too", known);
    }

    private WayCard forward() {
        var open = new Button("New migration…");
        open.setId("rollback-forward");
        open.setOnAction(_ -> model.wizard().context().navigator().newMigration());
        var card = new WayCard("C  Forward fix", open);
        card.tell(
                "Loses nothing",
                List.of(
                        "A new migration mends what the last ones did, and goes the usual way.",
                        "What was applied stays in force until then."));
        return card;
    }
}
