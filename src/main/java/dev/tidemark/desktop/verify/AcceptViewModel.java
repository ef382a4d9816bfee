package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.desktop.wizard.CommitViewModel;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.catalog.ObjectChange;
import dev.tidemark.engine.drift.Acceptance;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Takes the present schema as the one that later ones are compared with. Used on the JavaFX
/// thread.
final class AcceptViewModel {
    /// How long the end of somebody else's run is waited for, as on the command line.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MOST_LINES = 12;

    private final PageContext context;
    private final String version;
    private final CommitViewModel commit;
    private final WizardViewModel state;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<DriftState> drift =
            new ReadOnlyObjectWrapper<>(new DriftState.Unknown());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final BooleanBinding ready;

    /// @param version of the product, for the journal
    /// @param close closes the wizard
    AcceptViewModel(PageContext context, String version, Runnable close) {
        this.context = context;
        this.version = version;
        commit = new CommitViewModel(context.target().profile(), running);
        state = new WizardViewModel(AcceptWizard.STEPS, this::loss, close);
        ready = Bindings.createBooleanBinding(this::isReady, drift, reason);
        reason.subscribe(_ -> propose());
        drift.subscribe(_ -> propose());
        read();
    }

    WizardViewModel state() {
        return state;
    }

    CommitViewModel commit() {
        return commit;
    }

    Wizard.Work work() {
        return new Wizard.Work(running.getReadOnlyProperty(), ended.getReadOnlyProperty());
    }

    /// What would be taken as it is.
    ReadOnlyObjectProperty<DriftState> driftProperty() {
        return drift.getReadOnlyProperty();
    }

    /// Why it was not read or recorded, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Why somebody takes it as it is.
    StringProperty reasonProperty() {
        return reason;
    }

    /// Whether there is something to accept, and a reason for it.
    BooleanBinding readyProperty() {
        return ready;
    }

    /// Whether changes are accepted, which wants a reason.
    boolean wantsReason() {
        return drift.get() instanceof DriftState.Known;
    }

    /// What is accepted, in words; it is kept in the journal.
    String what() {
        return switch (drift.get()) {
            case DriftState.Unknown _ -> "";
            case DriftState.Missing _ -> "Record the present schema for the first time";
            case DriftState.NotComparable _ ->
                    "Record the present schema in place of one that is not comparable";
            case DriftState.Known(var known) ->
                    "Take the present schema as the ground: %s"
                            .formatted(known.difference().summary());
        };
    }

    /// Reads again what would be accepted.
    void read() {
        var sources = context.target().sources();
        problem.set(null);
        context.work().start(() -> read(sources), drift::set, problem::set);
    }

    private static DriftState read(Sources sources) {
        var project = sources.project();
        try (var session = sources.browsing().open("drift")) {
            return DriftState.read(sources, project, sources.compare(project, session), session);
        } catch (SQLException e) {
            throw QueryFailure.problem("The schema was not compared", e);
        }
    }

    private Optional<String> loss() {
        return reason.get().isBlank()
                ? commit.loss()
                : Optional.of("The reason that you typed would be lost. Closing sends nothing.");
    }

    private boolean isReady() {
        return switch (drift.get()) {
            case DriftState.Unknown _ -> false;
            case DriftState.Missing _, DriftState.NotComparable _ -> true;
            case DriftState.Known(var known) -> !known.none() && !reason.get().isBlank();
        };
    }

    private void propose() {
        if (!isReady()) {
            commit.withdraw();
            return;
        }
        String act =
                drift.get() instanceof DriftState.Known(var known)
                        ? "Accept %d %s on %s"
                                .formatted(
                                        known.difference().changes().size(),
                                        known.difference().changes().size() == 1
                                                ? "change"
                                                : "changes",
                                        context.target().title())
                        : "Record the schema of %s".formatted(context.target().title());
        commit.propose(Proposal.of(act, this::perform).listing(what(), lines()));
    }

    private List<String> lines() {
        if (!(drift.get() instanceof DriftState.Known(var known))) {
            return List.of();
        }
        var changes = known.difference().changes();
        var lines =
                new ArrayList<>(
                        changes.stream().limit(MOST_LINES).map(AcceptViewModel::line).toList());
        if (changes.size() > MOST_LINES) {
            lines.add("and %,d more".formatted(changes.size() - MOST_LINES));
        }
        return lines;
    }

    static String line(ObjectChange change) {
        return "%s: %s".formatted(change.key(), change.kind().text());
    }

    private void perform() {
        var sources = context.target().sources();
        var connector = context.target().runs();
        var actor = context.target().actor(version);
        String what = what();
        var why = Optional.of(reason.get().strip()).filter(text -> !text.isEmpty());
        var task =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        "Record the schema",
                                        context.target().title(),
                                        RunningTask.Weight.HOLDS_EXIT,
                                        () -> {}));
        problem.set(null);
        running.set(true);
        ended.set(false);
        state.show("run");
        state.seal("run");
        context.work()
                .start(
                        () -> {
                            var project = sources.project();
                            TrackingState tracking;
                            try (var session = sources.browsing().open("drift")) {
                                tracking = TrackingState.read(session, sources.tracking(project));
                            }
                            var ground = DriftState.ground(sources, project, tracking);
                            new Acceptance(tracking, ground, actor)
                                    .record(connector, what, why, PATIENCE);
                            return what;
                        },
                        _ -> {
                            ended.set(true);
                            state.show("report");
                            context.target().refresh();
                            context.workspace()
                                    .find(VerifyPage.ID)
                                    .filter(VerifyPage.class::isInstance)
                                    .map(VerifyPage.class::cast)
                                    .ifPresent(VerifyPage::lookAgain);
                        },
                        failure -> {
                            problem.set(failure);
                            state.unseal();
                            ended.set(false);
                        },
                        () -> {
                            running.set(false);
                            context.tasks().end(task);
                        });
    }
}
