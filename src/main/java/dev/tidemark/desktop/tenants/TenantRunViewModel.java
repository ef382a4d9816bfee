package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.TenantEvent;
import dev.tidemark.engine.tenant.rollout.TenantListener;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import dev.tidemark.engine.tenant.rollout.TenantRollout;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A rollout over tenants as this process works on it. Events come in batches; what other processes
/// do on the same one is looked up now and then. Used on the JavaFX thread.
final class TenantRunViewModel {
    private final PageContext context;
    private final Runnable changed;
    private final RolloutPicture picture = new RolloutPicture();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stopText = new ReadOnlyStringWrapper("Stop");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RolloutSummary> summary =
            new ReadOnlyObjectWrapper<>();
    private StopSignal signal = new StopSignal();
    private @Nullable RunningTask task;
    private @Nullable Connection connection;
    private boolean looking;

    /// @param changed is told when tenants were changed
    TenantRunViewModel(PageContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    /// How the database is reached.
    ///
    /// @param runs sessions that may write
    /// @param reader files and tenants
    record Connection(Connector runs, TenantsReader reader) {}

    /// What the engine does.
    @FunctionalInterface
    interface Work {
        /// Called on a worker.
        RolloutSummary with(TenantRollout rollout, StopSignal stop, TenantListener listener)
                throws InterruptedException;
    }

    /// Begins, or goes on; does nothing while it goes on already.
    ///
    /// @param title for the list of running tasks
    void start(Connection where, String title, Work work) {
        if (running.get()) {
            return;
        }
        connection = where;
        signal = new StopSignal();
        var stop = signal;
        picture.clear();
        problem.set(null);
        summary.set(null);
        stopText.set("Stop");
        headline.set("Writing down who comes when…");
        fraction.set(-1);
        ended.set(false);
        running.set(true);
        publish();
        task =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        title,
                                        context.target().profile().name(),
                                        RunningTask.Weight.HOLDS_EXIT,
                                        this::stop));
        var events = new FxEvents<TenantEvent>(context.work().fxThread(), this::show);
        context.work()
                .start(
                        () ->
                                work.with(
                                        new TenantRollout(where.runs(), where.reader()),
                                        stop,
                                        events::accept),
                        this::finished,
                        this::failed,
                        this::over);
    }

    /// Asks the workers of this process to stop, harder each time. What they were at waits again.
    void stop() {
        if (!running.get()) {
            return;
        }
        var asked = signal;
        context.work()
                .start(
                        asked::escalate,
                        stage ->
                                stopText.set(
                                        switch (stage) {
                                            case NONE, CANCEL -> "Force stop";
                                            case TERMINATE, ABANDON -> "Abandon";
                                        }),
                        _ -> {});
    }

    /// Lets no process begin another tenant; those being worked on are brought to their end.
    void pause(String reason) {
        turn(session -> TenantRollout.pause(session, reader().project(), reason));
    }

    /// Ends the rollout; tenants being worked on are brought to their end.
    void end(String reason) {
        turn(session -> TenantRollout.stop(session, reader().project(), reason));
    }

    /// Leaves a tenant out.
    void exclude(String schema, String reason) {
        turn(session -> TenantRollout.exclude(session, reader().project(), schema, reason));
    }

    private TenantsReader reader() {
        return known().reader();
    }

    private Connection known() {
        var where = connection;
        if (where == null) {
            throw new IllegalStateException("nothing was begun");
        }
        return where;
    }

    private void turn(Function<PgSession, RolloutSummary> act) {
        var where = known();
        context.work()
                .start(
                        () -> asked(where, act),
                        turned -> {
                            if (running.get()) {
                                picture.read(turned);
                            } else {
                                summarize(turned);
                            }
                            publish();
                            changed.run();
                        },
                        problem::set);
    }

    private static <T> T asked(Connection where, Function<PgSession, T> question) {
        try (var session = where.runs().open("tenants")) {
            return question.apply(session);
        } catch (SQLException e) {
            throw QueryFailure.problem("The rollout was not asked", e);
        }
    }

    /// Looks what the work list says now, while this goes on.
    void look() {
        var where = connection;
        if (!running.get() || looking || where == null) {
            return;
        }
        looking = true;
        context.work()
                .start(
                        () ->
                                asked(
                                        where,
                                        session ->
                                                TenantRollout.latest(
                                                        session, where.reader().project())),
                        found -> {
                            if (running.get()) {
                                found.ifPresent(this::read);
                            }
                        },
                        _ -> {},
                        () -> looking = false);
    }

    private void read(RolloutSummary found) {
        picture.read(found);
        publish();
    }

    private void show(List<TenantEvent> batch) {
        if (!running.get()) {
            return;
        }
        for (var event : batch) {
            picture.show(event);
            if (event instanceof TenantEvent.RolloutStarted) {
                look();
            } else if (event instanceof TenantEvent.WaveEnded) {
                changed.run();
            }
        }
        publish();
    }

    private void publish() {
        picture.publish();
        var counts = picture.counts();
        if (running.get() && counts.all() > 0) {
            int over = counts.all() - counts.of(State.WAITING) - counts.of(State.WORKING);
            fraction.set((double) over / counts.all());
            headline.set(
                    "%,d of %s: %,d done, %,d failed"
                            .formatted(
                                    over,
                                    TenantWords.count(counts.all()),
                                    counts.of(State.DONE),
                                    counts.of(State.FAILED)));
            var listed = task;
            if (listed != null) {
                listed.report(headline.get(), fraction.get());
            }
        }
    }

    private void finished(RolloutSummary result) {
        summarize(result);
        ended.set(true);
        context.workspace()
                .toast("%s on %s".formatted(headline.get(), context.target().profile().name()));
    }

    private void summarize(RolloutSummary result) {
        picture.end(result);
        summary.set(result);
        headline.set(SummaryWords.of(result));
        int all = result.tenants().size();
        int left = result.count(State.WAITING) + result.count(State.WORKING);
        fraction.set(all == 0 ? 1 : (double) (all - left) / all);
        publish();
    }

    private void failed(Problem failure) {
        problem.set(failure);
        headline.set(failure.what());
        ended.set(true);
    }

    private void over() {
        running.set(false);
        picture.stopped();
        publish();
        var listed = task;
        if (listed != null) {
            context.tasks().end(listed);
        }
        changed.run();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether it came to an end, whichever, and was not begun again.
    ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// How it stands, one line.
    ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    ReadOnlyStringProperty stopTextProperty() {
        return stopText.getReadOnlyProperty();
    }

    /// How many have ended, 0 to 1; -1 while that is not known.
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// Why it did not go on here; null when it did.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The work list when it had ended; null before.
    ReadOnlyObjectProperty<@Nullable RolloutSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// How it stands, tenant by tenant and wave by wave.
    RolloutPicture picture() {
        return picture;
    }
}
