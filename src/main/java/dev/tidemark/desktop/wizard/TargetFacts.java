package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.theme.Theme;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What a user must not forget while deciding: where this goes, and as whom.
public final class TargetFacts extends FlowPane implements Attached {
    private final PinnedTarget target;
    private final Label role = value("facts-role");
    private final Label pending = value("facts-pending");
    private Subscription subscription = Subscription.EMPTY;

    /// Facts of a target.
    public TargetFacts(PinnedTarget target) {
        this(target, Wizard.Subject.WINDOW);
    }

    /// Facts of a target, for something that is about more than its schema.
    TargetFacts(PinnedTarget target, Wizard.Subject subject) {
        boolean whole = subject == Wizard.Subject.DATABASE;
        this.target = target;
        getStyleClass().add("target-facts");
        getStylesheets().add(Theme.sheet(WizardView.class, "wizard.css"));
        var settings = target.profile().settings().target();
        role.setText(settings.user());
        getChildren()
                .addAll(
                        environment(),
                        strong(target.profile().name()),
                        fact("Database", text(settings.database())));
        target.schemaProperty()
                .get()
                .filter(_ -> !whole)
                .ifPresent(schema -> getChildren().add(fact("Schema", text(schema))));
        getChildren()
                .addAll(
                        fact("Host", text("%s:%d".formatted(settings.host(), settings.port()))),
                        fact("Role", role));
        if (!whole) {
            getChildren().add(fact("Pending", pending));
        }
    }

    /// Follows the target while something shows these facts.
    @Override
    public void onAttached() {
        subscription.unsubscribe();
        subscription = target.snapshotProperty().subscribe(this::show);
    }

    /// Ends that.
    @Override
    public void onDetached() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
    }

    private void show(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            pending.setText("not read yet");
            return;
        }
        role.setText(snapshot.server().role());
        pending.setText(String.valueOf(snapshot.report().summary().pending()));
    }

    private Label environment() {
        var badge = new Label(target.environment().word());
        badge.getStyleClass().addAll("environment-badge", target.environment().styleClass());
        return badge;
    }

    private static Label strong(String text) {
        var label = text(text);
        label.getStyleClass().add("target-name");
        return label;
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label value(String id) {
        var label = text("");
        label.setId(id);
        return label;
    }

    private static HBox fact(String name, Label value) {
        var label = text(name);
        label.getStyleClass().add("fact-name");
        var row = new HBox(label, value);
        row.getStyleClass().add("fact");
        return row;
    }
}
