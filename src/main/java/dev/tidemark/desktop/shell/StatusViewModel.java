package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.target.Link;
import dev.tidemark.desktop.target.Lock;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.status.StatusSummary;
import dev.tidemark.engine.tracking.LockHolder;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the status bar says, in words. Empty texts are not shown.
final class StatusViewModel {
    private final RunningTasks tasks;
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper connectionHelp = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper lock = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper lockHelp = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pending = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper findings = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper running = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private Subscription progresses = Subscription.EMPTY;

    StatusViewModel(RunningTasks tasks) {
        this.tasks = tasks;
        tasks.all().addListener((ListChangeListener<RunningTask>) _ -> tellTasks());
        tellTasks();
    }

    /// Speaks of a target from now on.
    void pin(PinnedTarget target) {
        target.linkProperty().subscribe(known -> tellLink(known));
        target.lockProperty().subscribe(known -> tellLock(known));
        target.snapshotProperty().subscribe(known -> tellSnapshot(known));
    }

    ReadOnlyStringProperty connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /// Why there is no connection, or empty.
    ReadOnlyStringProperty connectionHelpProperty() {
        return connectionHelp.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty lostProperty() {
        return lost.getReadOnlyProperty();
    }

    ReadOnlyStringProperty lockProperty() {
        return lock.getReadOnlyProperty();
    }

    /// Everything known of who holds the lock, or empty.
    ReadOnlyStringProperty lockHelpProperty() {
        return lockHelp.getReadOnlyProperty();
    }

    ReadOnlyStringProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    ReadOnlyStringProperty findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /// For example `2 tasks`; empty when nothing runs.
    ReadOnlyStringProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The mean of what is known of the tasks' progress, -1 when nothing is.
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    private void tellLink(Link link) {
        lost.set(link instanceof Link.Lost);
        connection.set(
                switch (link) {
                    case Link.Connecting _ -> "connecting …";
                    case Link.Connected(Duration roundTrip) ->
                            "connected %s".formatted(milliseconds(roundTrip));
                    case Link.Lost _ -> "not connected";
                });
        connectionHelp.set(
                link instanceof Link.Lost(var problem)
                        ? "%s: %s".formatted(problem.what(), problem.why())
                        : "");
    }

    private static String milliseconds(Duration roundTrip) {
        return roundTrip.toMillis() == 0 ? "< 1 ms" : "%d ms".formatted(roundTrip.toMillis());
    }

    private void tellLock(Lock state) {
        switch (state) {
            case Lock.Unknown _ -> tellLock("", "");
            case Lock.Free _ -> tellLock("lock free", "");
            case Lock.Held(LockHolder holder) ->
                    tellLock(
                            "lock held by %s".formatted(shortName(holder)),
                            "Held by %s".formatted(holder.text()));
        }
    }

    private static String shortName(LockHolder holder) {
        return holder.run()
                .map(run -> "%s on %s".formatted(run.osUser(), run.host()))
                .or(holder::user)
                .orElse("session %d".formatted(holder.pid()));
    }

    private void tellLock(String text, String help) {
        lock.set(text);
        lockHelp.set(help);
    }

    private void tellSnapshot(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        StatusSummary summary = snapshot.report().summary();
        pending.set("%d pending".formatted(summary.pending()));
        int odd = summary.changed() + summary.failed() + summary.missing() + summary.outOfOrder();
        set(findings, odd, "finding");
    }

    private void tellTasks() {
        List<RunningTask> now = List.copyOf(tasks.all());
        set(running, now.size(), "task");
        progresses.unsubscribe();
        progresses =
                now.stream()
                        .map(task -> task.progressProperty().subscribe(() -> mean(now)))
                        .reduce(Subscription.EMPTY, Subscription::and);
        mean(now);
    }

    private void mean(List<RunningTask> now) {
        progress.set(
                now.stream()
                        .mapToDouble(task -> task.progressProperty().get())
                        .filter(fraction -> fraction >= 0)
                        .average()
                        .orElse(-1));
    }

    private static void set(StringProperty text, int count, String word) {
        text.set(count == 0 ? "" : "%d %s%s".formatted(count, word, count == 1 ? "" : "s"));
    }
}
