package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.tenant.rollout.OnFailure;
import dev.tidemark.engine.tenant.rollout.RolloutSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How a rollout goes: canary, waves, workers, and what a failure means. Used on the JavaFX thread.
final class SettingsViewModel {
    private final StringProperty canary = new SimpleStringProperty("0");
    private final StringProperty wave = new SimpleStringProperty("0");
    private final StringProperty workers =
            new SimpleStringProperty(String.valueOf(RolloutSettings.USUAL_WORKERS));
    private final StringProperty mostFailures = new SimpleStringProperty("");
    private final ObjectProperty<OnFailure> onFailure = new SimpleObjectProperty<>(OnFailure.GO_ON);

    /// What was typed; empty while something is wrong.
    Optional<RolloutSettings> settings(RunSettings run) {
        var first = Numbers.of(canary.get(), 0);
        var each = Numbers.of(wave.get(), 0);
        var hands = Numbers.of(workers.get(), 1);
        boolean any = mostFailures.get().isBlank();
        var most = Numbers.of(mostFailures.get(), 1);
        return first.isEmpty() || each.isEmpty() || hands.isEmpty() || (!any && most.isEmpty())
                ? Optional.empty()
                : Optional.of(
                        new RolloutSettings(
                                hands.get(),
                                first.get(),
                                each.get(),
                                onFailure.get(),
                                any ? OptionalInt.empty() : OptionalInt.of(most.get()),
                                run));
    }

    /// What is wrong with what was typed, one sentence each; none when nothing is.
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        if (Numbers.of(canary.get(), 0).isEmpty()) {
            wrong.add("The canary is a number of tenants, 0 for none.");
        }
        if (Numbers.of(wave.get(), 0).isEmpty()) {
            wrong.add("A wave has a number of tenants, 0 for all in one.");
        }
        if (Numbers.of(workers.get(), 1).isEmpty()) {
            wrong.add("At least one worker is needed.");
        }
        if (!mostFailures.get().isBlank() && Numbers.of(mostFailures.get(), 1).isEmpty()) {
            wrong.add("The most failures are a number from 1, or nothing for any number.");
        }
        return wrong;
    }

    /// The order of so many tenants, in words: `canary of 2, then 3 waves of 50, the last of 12`.
    String order(int tenants) {
        int first = Math.min(tenants, Numbers.of(canary.get(), 0).orElse(0));
        int each = Numbers.of(wave.get(), 0).orElse(0);
        int rest = tenants - first;
        String begin =
                first == 0 ? "" : "a canary of %s, then ".formatted(TenantWords.count(first));
        if (rest == 0) {
            return "all %s as the canary".formatted(TenantWords.count(first));
        }
        if (each == 0 || each >= rest) {
            return "%s%s in one wave".formatted(begin, TenantWords.count(rest));
        }
        int waves = (rest + each - 1) / each;
        int last = rest - (waves - 1) * each;
        return "%s%,d waves of %,d%s"
                .formatted(
                        begin,
                        waves,
                        each,
                        last == each ? "" : ", the last of %,d".formatted(last));
    }

    /// How many tenants come before all others.
    StringProperty canaryProperty() {
        return canary;
    }

    /// How many tenants a wave has.
    StringProperty waveProperty() {
        return wave;
    }

    /// How many tenants at once.
    StringProperty workersProperty() {
        return workers;
    }

    /// How many failures end it; empty for any number.
    StringProperty mostFailuresProperty() {
        return mostFailures;
    }

    ObjectProperty<OnFailure> onFailureProperty() {
        return onFailure;
    }
}
