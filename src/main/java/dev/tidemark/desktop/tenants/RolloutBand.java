package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.tenants.BandViewModel.Kind;
import dev.tidemark.desktop.tenants.BandViewModel.Standing;
import dev.tidemark.desktop.tenants.RolloutRequest.Act;
import dev.tidemark.desktop.wizard.InlineQuestion;
import dev.tidemark.desktop.wizard.Paragraph;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// A rollout that is in the database and not at its end, with the ways on. Takes no room while
/// there is none.
final class RolloutBand extends VBox {
    private final BandViewModel model;
    private final InlineQuestion question = new InlineQuestion("tenants-band-question");

    RolloutBand(BandViewModel model) {
        this.model = model;
        setId("tenants-band");
        getStyleClass().add("rollout-band-box");
        model.standingProperty().subscribe(this::show);
    }

    private void show(Standing standing) {
        boolean any = standing.kind() != Kind.NONE;
        setVisible(any);
        setManaged(any);
        getChildren().clear();
        if (!any) {
            return;
        }
        var title = new Paragraph(standing.title(), "text-bold");
        title.setId("tenants-band-title");
        var text = new Paragraph(standing.text(), "quiet");
        text.setId("tenants-band-text");
        var texts = new VBox(title, text);
        HBox.setHgrow(texts, Priority.ALWAYS);
        boolean calm = standing.kind() == Kind.UNDER_WAY;
        var icon =
                new FontIcon(
                        calm ? BootstrapIcons.INFO_CIRCLE : BootstrapIcons.EXCLAMATION_TRIANGLE);
        icon.getStyleClass().add("rollout-band-icon");
        var row = new HBox(icon, texts);
        row.getChildren().addAll(ways(standing.kind()));
        row.getStyleClass().addAll("rollout-band", calm ? "band-notice" : "band-warning");
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(it -> strip.show(it, List.of()));
        getChildren().addAll(row, question, strip);
    }

    private List<Button> ways(Kind kind) {
        return switch (kind) {
            case NONE -> List.of();
            case UNDER_WAY ->
                    List.of(
                            button("tenants-band-resume", "Watch and help…", this::resume),
                            button("tenants-band-pause", "Pause", model::pause),
                            button("tenants-band-end", "End…", this::askToEnd));
            case INTERRUPTED, PAUSED ->
                    List.of(
                            button("tenants-band-resume", "Go on…", this::resume),
                            button("tenants-band-end", "End…", this::askToEnd));
            case UNDONE -> List.of(button("tenants-band-retry", "Try again…", this::retry));
        };
    }

    private void resume() {
        model.goOn(Act.RESUME);
    }

    private void retry() {
        model.goOn(Act.RETRY);
    }

    private void askToEnd() {
        question.ask(
                "End this rollout? Tenants that are being worked on are brought to their end; those that wait stay as they are.",
                "Leave it",
                "End the rollout",
                model::end);
    }

    private static Button button(String id, String text, Runnable act) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
