package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.tenant.rollout.OnFailure;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Canary, waves, workers, and what a failure means.
final class SettingsView extends VBox {
    private final SettingsViewModel settings;

    SettingsView(RolloutViewModel model) {
        settings = model.settings();
        getStyleClass().add("tenant-form");
        var wrong = new Paragraph("", "state-failed");
        wrong.setId("settings-wrong");
        wrong.textProperty().bind(model.wrongProperty());
        var order = new Paragraph("", "text-bold");
        order.setId("settings-order");
        Runnable tell =
                () -> {
                    var plan = model.plannedProperty().get();
                    order.setText(
                            plan == null || !settings.wrong().isEmpty()
                                    ? ""
                                    : "In this order: %s.".formatted(settings.order(plan.ready())));
                };
        model.plannedProperty().subscribe(tell);
        settings.canaryProperty().subscribe(tell);
        settings.waveProperty().subscribe(tell);
        getChildren()
                .addAll(
                        order(order),
                        failures(),
                        hands(),
                        Fields.only(wrong, model.wrongProperty().isNotEmpty()));
    }

    private Node order(Node words) {
        return Fields.group(
                "Who comes when",
                Fields.of(
                        "settings-canary",
                        "Canary",
                        "So many tenants come first; if one of them fails, no other is begun.",
                        5,
                        settings.canaryProperty()),
                Fields.of(
                        "settings-wave",
                        "Wave",
                        "So many tenants at a time after that; 0 for all in one.",
                        5,
                        settings.waveProperty()),
                words);
    }

    private Node failures() {
        var group = new ToggleGroup();
        return Fields.group(
                "When a tenant fails",
                choice("The others go on", OnFailure.GO_ON, group),
                choice(
                        "Its wave is brought to its end, the next one does not begin",
                        OnFailure.END_WAVE,
                        group),
                choice("No other tenant is begun", OnFailure.STOP, group),
                Fields.of(
                        "settings-most-failures",
                        "Most failures",
                        "When so many failed, no other is begun. Empty for any number.",
                        5,
                        settings.mostFailuresProperty()));
    }

    private Node hands() {
        return Fields.group(
                "At once",
                Fields.of(
                        "settings-workers",
                        "Workers",
                        "So many tenants at once; each takes two connections.",
                        5,
                        settings.workersProperty()),
                new Paragraph(
                        "Each tenant has its own transactions, its own lock and its own journal: one that fails leaves the others as they are.",
                        "quiet"));
    }

    private RadioButton choice(String text, OnFailure value, ToggleGroup group) {
        var button = new RadioButton(text);
        button.setId("settings-" + value.text());
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setSelected(settings.onFailureProperty().get() == value);
        button.setOnAction(_ -> settings.onFailureProperty().set(value));
        return button;
    }
}
