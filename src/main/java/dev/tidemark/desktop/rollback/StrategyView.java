package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.page.Navigator.RestoreRequest;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.wizard.Paragraph;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The ways back side by side, each with its facts.
final class StrategyView extends VBox {
    private final RollbackViewModel model;
    private final VBox scripts = card();

    StrategyView(RollbackViewModel model) {
        this.model = model;
        getStyleClass().add("strategy-view");
        // A grid, because it asks for the height of the texts at the width that they get.
        var cards = new GridPane();
        cards.getStyleClass().add("strategy-cards");
        cards.addRow(0, scripts, restore(), forward());
        for (int i = 0; i < cards.getColumnCount(); i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / cards.getColumnCount());
            cards.getColumnConstraints().add(column);
        }
        getChildren().add(cards);
        model.readProperty().subscribe(this::show);
    }

    private void show() {
        scripts.getChildren()
                .setAll(
                        new Paragraph("A  Rollback scripts", "title-4"),
                        new Paragraph("Chosen", "strategy-badge"));
        long statements =
                model.migrations().stream().mapToLong(one -> one.summary().statements()).sum();
        var facts =
                List.of(
                        "%s with %s"
                                .formatted(
                                        RunWords.count(model.migrations().size()),
                                        statements == 1
                                                ? "1 statement"
                                                : "%,d statements".formatted(statements)),
                        "Not proved: Tidemark knows of no trial of these scripts on a copy.",
                        RollbackWords.sum(model.losses(), model.saving()),
                        "Goes on from here.");
        facts.forEach(fact -> scripts.getChildren().add(new Paragraph(fact)));
    }

    private VBox restore() {
        var navigator = model.wizard().context().navigator();
        var latest = model.latestBackup();
        var open = new Button("Restore a backup…");
        open.setId("rollback-restore");
        open.setOnAction(
                _ -> navigator.restoreBackup(new RestoreRequest(latest.nameProperty().get())));
        open.disableProperty().bind(latest.nameProperty().map(Optional::isEmpty));
        var facts = new Paragraph();
        facts.setId("rollback-backup");
        var lost =
                new Paragraph(
                        "Everything written since then is not in it; the wizard counts that, table by table, before anything is done.");
        latest.factsProperty().subscribe(known -> facts.setText(String.join("\n", known)));
        var card = card();
        card.getChildren()
                .addAll(
                        new Paragraph("B  Restore a backup", "title-4"),
                        new Paragraph("Brings back data too", "strategy-badge"),
                        facts,
                        lost,
                        open);
        latest.nameProperty()
                .subscribe(name -> {
                    lost.setVisible(name.isPresent());
                    lost.setManaged(name.isPresent());
                    card.getStyleClass().remove("strategy-unavailable");
                    if (name.isEmpty()) {
                        card.getStyleClass().add("strategy-unavailable");
                    }
                });
        return card;
    }

    private VBox forward() {
        var open = new Button("New migration…");
        open.setId("rollback-forward");
        open.setOnAction(_ -> model.wizard().context().navigator().newMigration());
        var card = card();
        card.getChildren()
                .addAll(
                        new Paragraph("C  Forward fix", "title-4"),
                        new Paragraph("Loses nothing", "strategy-badge"),
                        new Paragraph(
                                "A new migration mends what the last ones did, and goes the usual way."),
                        new Paragraph("What was applied stays in force until then."),
                        open);
        return card;
    }

    private static VBox card() {
        var card = new VBox();
        card.getStyleClass().add("strategy-card");
        return card;
    }
}
