package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.TenantEvent;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How a rollout stands, for showing: its waves, what is worked on, what failed, what was told.
/// Lists change when it is published, once for each batch of events. Used on the JavaFX thread.
final class RolloutPicture {
    private static final int MOST_LINES = 300;

    private final RolloutCounts counts = new RolloutCounts();
    private final Map<String, Failed> failures = new LinkedHashMap<>();
    private final Map<String, String> working = new LinkedHashMap<>();
    private final ObservableList<RolloutCounts.Wave> waves = FXCollections.observableArrayList();
    private final ObservableList<Failed.Line> errors = FXCollections.observableArrayList();
    private final ObservableList<String> now = FXCollections.observableArrayList();
    private final ObservableList<String> told = FXCollections.observableArrayList();
    private boolean stale;

    /// Forgets everything.
    void clear() {
        counts.clear();
        failures.clear();
        working.clear();
        told.clear();
        stale = true;
    }

    /// Takes over a work list; what was heard is newer.
    void read(RolloutSummary summary) {
        counts.read(summary);
        for (var tenant : summary.failures()) {
            if (!counts.heard(tenant.schema())
                    && failures.putIfAbsent(tenant.schema(), Failed.of(tenant)) == null) {
                stale = true;
            }
        }
        for (var tenant : summary.tenants()) {
            if (tenant.state() == State.EXCLUDED && failures.remove(tenant.schema()) != null) {
                stale = true;
            }
        }
    }

    /// Takes over the last word on a rollout.
    void end(RolloutSummary summary) {
        counts.end(summary);
        var before = Map.copyOf(failures);
        failures.clear();
        // What this process saw itself it knows in more words.
        for (var tenant : summary.failures()) {
            failures.put(
                    tenant.schema(),
                    Optional.ofNullable(before.get(tenant.schema()))
                            .orElseGet(() -> Failed.of(tenant)));
        }
        stale = true;
    }

    /// Nothing is worked on any more.
    void stopped() {
        working.clear();
    }

    /// Something happened.
    void show(TenantEvent event) {
        switch (event) {
            case TenantEvent.RolloutStarted started -> {
                tell(
                        started.joined()
                                ? "Working on the rollout that is in the database."
                                : "%s in %s."
                                        .formatted(
                                                TenantWords.count(started.tenants()),
                                                started.waves() == 1
                                                        ? "one wave"
                                                        : "%,d waves".formatted(started.waves())));
            }
            case TenantEvent.WaveBegan began ->
                    tell(
                            "%s begins, %s."
                                    .formatted(
                                            TenantWords.wave(began.wave()),
                                            TenantWords.count(began.tenants())));
            case TenantEvent.WaveEnded wave -> {
                tell(
                        "%s has ended: %,d done, %,d failed."
                                .formatted(
                                        TenantWords.wave(wave.wave()), wave.done(), wave.failed()));
            }
            case TenantEvent.TenantStarted started -> {
                counts.hear(started.schema(), State.WORKING);
                working.put(started.schema(), "begins");
                if (failures.remove(started.schema()) != null) {
                    stale = true;
                }
            }
            case TenantEvent.TenantProgress progress ->
                    RunLine.of(progress.event())
                            .ifPresent(line -> working.put(progress.schema(), line));
            case TenantEvent.TenantFinished finished -> ended(finished.schema(), State.DONE);
            case TenantEvent.TenantSkipped skipped -> ended(skipped.schema(), State.DONE);
            case TenantEvent.TenantFailed failure -> {
                ended(failure.schema(), State.FAILED);
                failures.put(failure.schema(), Failed.of(failure.schema(), failure.problem()));
                stale = true;
            }
            case TenantEvent.TenantReleased released -> {
                ended(released.schema(), State.WAITING);
                tell("%s waits again: %s".formatted(released.schema(), released.reason()));
            }
            case TenantEvent.TenantFreed freed -> {
                ended(freed.schema(), State.WAITING);
                tell("%s waits again: who worked on it is gone.".formatted(freed.schema()));
            }
            case TenantEvent.Paused paused -> tell(because("It is paused", paused.reason()));
            case TenantEvent.RolloutStopped stopped ->
                    tell(because("No other tenant is begun", stopped.reason()));
            case TenantEvent.Told(var text) -> tell(text);
            case TenantEvent.RolloutFinished _ -> {}
        }
    }

    private void ended(String schema, State state) {
        counts.hear(schema, state);
        working.remove(schema);
    }

    private static String because(String what, String reason) {
        return reason.isEmpty() ? what + "." : "%s: %s.".formatted(what, reason);
    }

    private void tell(String line) {
        if (told.size() == MOST_LINES) {
            told.removeFirst();
        }
        told.add(line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1));
    }

    /// Shows what is known now.
    void publish() {
        set(waves, counts.waves());
        set(
                now,
                working.entrySet().stream()
                        .map(each -> "%s  %s".formatted(each.getKey(), each.getValue()))
                        .toList());
        if (stale) {
            stale = false;
            errors.setAll(Failed.lines(failures.values()));
        }
    }

    /// Only what is not so already: a list that is set anew loses its selection.
    private static <T> void set(ObservableList<T> list, List<T> wanted) {
        if (list.size() != wanted.size()) {
            list.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!list.get(i).equals(wanted.get(i))) {
                list.set(i, wanted.get(i));
            }
        }
    }

    RolloutCounts counts() {
        return counts;
    }

    ObservableList<RolloutCounts.Wave> waves() {
        return waves;
    }

    /// What failed, grouped by kind.
    ObservableList<Failed.Line> errors() {
        return errors;
    }

    /// The tenants that this process works on now.
    ObservableList<String> now() {
        return now;
    }

    /// What was told, the latest last.
    ObservableList<String> told() {
        return told;
    }
}
