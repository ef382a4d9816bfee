package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How far the backup is proved, and proving it further.
final class ProveView extends VBox {
    private final ToggleGroup levels = new ToggleGroup();
    private final Paragraph result = new Paragraph("", "text-bold");
    private Verification chosen = Verification.READABLE;

    ProveView(Making model) {
        getStyleClass().add("backup-step");
        for (var level : Verification.values()) {
            getChildren().add(level(level));
        }
        var verify = new Button("Verify now");
        verify.setId("backup-verify");
        verify.disableProperty().bind(model.proving().runningProperty());
        verify.setOnAction(_ -> model.prove(chosen));
        result.setId("backup-proof");
        getChildren()
                .addAll(
                        new Paragraph(
                                "Each level includes those above it. A copy on the server is always compared in full.",
                                "quiet"),
                        verify,
                        new BackupWorkView(model.proving(), "backup-proving"),
                        result);
        model.storedProperty().subscribe(this::show);
    }

    private Node level(Verification level) {
        String word = level.text();
        var button =
                new RadioButton(
                        "%s%s: %s"
                                .formatted(
                                        word.substring(0, 1).toUpperCase(Locale.ROOT),
                                        word.substring(1),
                                        level.meaning()));
        button.setId("backup-level-" + word);
        button.setWrapText(true);
        button.setToggleGroup(levels);
        button.setSelected(level == chosen);
        button.setOnAction(_ -> chosen = level);
        return button;
    }

    private void show(@Nullable StoredBackup backup) {
        result.setText(
                backup == null
                        ? ""
                        : backup.manifest()
                                .proved()
                                .map(level ->
                                        "✓ %s".formatted(BackupWords.sentence(level.meaning())))
                                .orElse("? Not verified yet. Next leaves it so."));
    }
}
