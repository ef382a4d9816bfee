package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A wave: its name, how far it is, and what failed of it.
final class WaveCell extends ListCell<RolloutCounts.Wave> {
    private final Label name = new Label();
    private final Label counts = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final VBox box;

    WaveCell() {
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        counts.setMinWidth(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("small");
        box = new VBox(new HBox(name, counts), bar);
        box.getStyleClass().add("wave");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RolloutCounts.@Nullable Wave wave, boolean empty) {
        super.updateItem(wave, empty);
        if (empty || wave == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String words = TenantWords.wave(wave.number());
        name.setText(wave.number() == 0 ? "Canary" : "Wave %d".formatted(wave.number()));
        int failed = wave.of(State.FAILED) + wave.of(State.BLOCKED);
        boolean over = wave.ended() == wave.all();
        counts.setText(
                "%s%,d of %,d%s"
                        .formatted(
                                failed > 0 ? "✗ " : over ? "✓ " : "",
                                wave.ended(),
                                wave.all(),
                                failed > 0 ? ", %,d failed".formatted(failed) : ""));
        counts.getStyleClass()
                .setAll(
                        "label",
                        failed > 0 ? "state-failed" : over ? "state-applied" : "state-pending");
        bar.setProgress(wave.all() == 0 ? 0 : (double) wave.ended() / wave.all());
        setAccessibleText("%s, %s".formatted(words, counts.getText()));
        setGraphic(box);
    }
}
