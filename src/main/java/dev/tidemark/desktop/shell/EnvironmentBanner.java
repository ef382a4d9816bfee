package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.target.PinnedTarget;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What the window is pinned to: always visible, colour and word.
final class EnvironmentBanner extends HBox {
    EnvironmentBanner() {
        setId("banner");
        getStyleClass().add("banner");
        var nothing = new Label("No database chosen yet");
        nothing.getStyleClass().add("banner-nothing");
        getChildren().add(nothing);
    }

    /// Shows a target, for good.
    void show(PinnedTarget target) {
        getStyleClass().add(target.environment().styleClass());
        target.snapshotProperty().subscribe(_ -> tell(BannerFacts.of(target)));
        target.schemaProperty().subscribe((_, _) -> tell(BannerFacts.of(target)));
    }

    private void tell(BannerFacts banner) {
        var word = fixed("■ " + banner.kind().word(), "banner-word");
        var profile = fixed(banner.profile(), "banner-profile");
        var room = new Region();
        setHgrow(room, Priority.ALWAYS);
        getChildren().setAll(word, profile);
        for (String fact : banner.facts()) {
            var label = new Label(fact);
            label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            label.setTooltip(new Tooltip(fact));
            label.setMinWidth(BannerFacts.whole(fact) ? USE_PREF_SIZE : 0);
            getChildren().add(label);
        }
        var readOnly = fixed("READ-ONLY", "banner-read-only");
        readOnly.setTooltip(
                new Tooltip(
                        "Looking around changes nothing: the server refuses writes in these sessions."
                                + " Only a run that you start after its last page writes."));
        getChildren().addAll(room, readOnly);
        setAccessibleText(banner.spoken());
    }

    private static Label fixed(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
