package dev.tidemark.desktop.rollout;

import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.RolloutSetup;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The step where a person answers: the checklist, and the reason for not waiting until the
/// maintenance window opens. Used on the JavaFX thread.
final class ChecklistViewModel {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm VV", Locale.ENGLISH);

    private final ObservableList<Point> points = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper window = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper closed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final StringProperty reason = new SimpleStringProperty("");
    private @Nullable RolloutSetup setup;

    /// A point of the checklist.
    record Point(String text, BooleanProperty done) {}

    ChecklistViewModel() {
        reason.subscribe(this::judge);
    }

    /// Shows what a rollout asks. Answers to points that it asks too stay.
    void show(RolloutSetup asked) {
        setup = asked;
        var before = answers();
        points.clear();
        for (var item : asked.checklist()) {
            var done = new SimpleBooleanProperty(before.getOrDefault(item.text(), false));
            done.subscribe((_, _) -> judge());
            points.add(new Point(item.text(), done));
        }
        look();
    }

    /// Looks at the clock.
    void look() {
        var asked = setup;
        if (asked == null) {
            return;
        }
        var policy = asked.policy();
        var now = ZonedDateTime.now(asked.clock().withZone(policy.zone()));
        closed.set(!policy.open(now));
        if (policy.windows().isEmpty()) {
            window.set("Maintenance window: always open.");
        } else if (!closed.get()) {
            window.set("✓ The maintenance window is open: %s.".formatted(policy.windowText()));
        } else {
            window.set(
                    "! The maintenance window is closed: %s.%s"
                            .formatted(
                                    policy.windowText(),
                                    policy.opensAfter(now)
                                            .map(WHEN::format)
                                            .map(" It opens %s."::formatted)
                                            .orElse("")));
        }
        judge();
    }

    /// What was answered so far.
    Map<String, Boolean> answers() {
        var answers = new LinkedHashMap<String, Boolean>();
        points.forEach(point -> answers.put(point.text(), point.done().get()));
        return answers;
    }

    /// The points, in order; not to be changed.
    ObservableList<Point> points() {
        return points;
    }

    /// What the window says, a sentence.
    ReadOnlyStringProperty windowProperty() {
        return window.getReadOnlyProperty();
    }

    /// Whether a reason is wanted.
    ReadOnlyBooleanProperty closedProperty() {
        return closed.getReadOnlyProperty();
    }

    /// Why it can't wait for the window.
    StringProperty reasonProperty() {
        return reason;
    }

    /// How many points are open, a sentence.
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Whether everything that is demanded is answered.
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    private void judge() {
        var asked = setup;
        if (asked == null) {
            return;
        }
        boolean demanded = asked.policy().demands(Demand.CHECKLIST);
        List<Point> open = points.stream().filter(point -> !point.done().get()).toList();
        summary.set(
                points.isEmpty()
                        ? "The project has no checklist for this environment."
                        : open.isEmpty()
                                ? "✓ Every point is answered."
                                : "%d of %d open%s"
                                        .formatted(
                                                open.size(),
                                                points.size(),
                                                demanded
                                                        ? ": the rollout waits for them."
                                                        : "; the policy does not demand them."));
        ready.set(
                (open.isEmpty() || !demanded)
                        && (!closed.get() || !reason.get().strip().isEmpty()));
    }
}
