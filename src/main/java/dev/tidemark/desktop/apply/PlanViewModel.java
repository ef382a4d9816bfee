package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.run.Pin;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.archive.Keepsake;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Resume;
import dev.tidemark.engine.run.RunSettings.BringingBack;
import dev.tidemark.engine.run.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The first step: what will run, and what stands in the way. Used on the JavaFX thread.
public final class PlanViewModel {
    private static final int PREVIEW = 200_000;

    private final PinnedTarget target;
    private final Pin pin;
    private final ObjectProperty<ApplyRequest> request;
    private final ObjectProperty<@Nullable String> upTo = new SimpleObjectProperty<>();
    private final BooleanProperty outOfOrder = new SimpleBooleanProperty();
    private final ObjectProperty<Resume.Choice> choice =
            new SimpleObjectProperty<>(Resume.Choice.ASK);
    private final BooleanProperty bringsBack = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable PlanReading> read = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<CodeLine>> preview =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
    private final ObservableList<String> pending = FXCollections.observableArrayList();
    private final Newest plans;
    private final Newest previews;

    /// @param pin takes the database of the first plan
    public PlanViewModel(BackgroundWork work, PinnedTarget target, Pin pin, ApplyRequest request) {
        this.plans = new Newest(work);
        this.previews = new Newest(work);
        this.target = target;
        this.pin = pin;
        this.request = new SimpleObjectProperty<>(request);
        if (request instanceof ApplyRequest.UpTo(var version)) {
            upTo.set(version);
        }
        upTo.subscribe((_, _) -> replan());
        outOfOrder.subscribe((_, _) -> replan());
        choice.subscribe((_, _) -> replan());
    }

    /// Reads files and database and plans anew.
    public void replan() {
        reading.set(true);
        ready.set(false);
        var question =
                new PlanReading.Question(
                        request.get(),
                        Optional.ofNullable(upTo.get()),
                        outOfOrder.get() ? Selection.OutOfOrder.ALLOW : Selection.OutOfOrder.REFUSE,
                        choice.get());
        var sources = target.sources();
        plans.start(
                () -> PlanReading.of(sources, question),
                this::show,
                failure -> {
                    reading.set(false);
                    read.set(null);
                    rows.clear();
                    problem.set(failure);
                });
    }

    /// Plans to go on with an interrupted migration instead.
    public void resume(String version) {
        request.set(new ApplyRequest.Resume(version));
        replan();
    }

    /// Plans what was asked for at first again, for what is left of it.
    public void everything() {
        request.set(new ApplyRequest.Everything());
        replan();
    }

    /// Loads the script of a migration for looking at.
    void preview(@Nullable PlanRow row) {
        if (row == null) {
            previews.forget();
            preview.set(List.of());
            return;
        }
        var script = row.migration().script();
        previews.start(
                () -> {
                    try {
                        int length = (int) Math.min(PREVIEW, script.size());
                        String text = new String(script.read(0, length), StandardCharsets.UTF_8);
                        return CodeLine.of(
                                script.size() > length
                                        ? text + "\n-- the rest of the script is not shown"
                                        : text);
                    } catch (IOException | UncheckedIOException e) {
                        return CodeLine.of(
                                "-- the script can't be read: %s".formatted(e.getMessage()));
                    }
                },
                preview::set,
                failure -> preview.set(CodeLine.of("-- %s".formatted(failure.why()))));
    }

    /// The plan that is shown; empty while there is none.
    public Optional<Plan> plan() {
        return Optional.ofNullable(read.get()).flatMap(PlanReading::plan);
    }

    /// What is planned, in one sentence.
    public String sum() {
        return PlanWords.sum(rows);
    }

    /// What is planned, one line for each migration and for what is brought back.
    public List<String> lines() {
        return PlanWords.lines(rows, bringsBack.get() ? archived() : List.of());
    }

    /// Calls back whenever a plan was read or it changes what it brings back, and at once.
    public void whenPlanned(Runnable action) {
        read.subscribe(action);
        bringsBack.subscribe((_, _) -> action.run());
    }

    ReadOnlyObjectProperty<@Nullable PlanReading> readProperty() {
        return read.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Whether there is a plan with something in it.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<CodeLine>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    ObjectProperty<ApplyRequest> requestProperty() {
        return request;
    }

    /// The last version to apply; null for all.
    ObjectProperty<@Nullable String> upToProperty() {
        return upTo;
    }

    /// Whether pending migrations below applied ones run too.
    BooleanProperty outOfOrderProperty() {
        return outOfOrder;
    }

    /// What to do about an unfinished step whose end nobody can see.
    ObjectProperty<Resume.Choice> choiceProperty() {
        return choice;
    }

    /// Whether what an earlier rollback saved comes back with the migrations.
    BooleanProperty bringsBackProperty() {
        return bringsBack;
    }

    /// The same as the engine has it.
    public BringingBack bringingBack() {
        return bringsBack.get() ? BringingBack.BRING_BACK : BringingBack.LEAVE;
    }

    /// What an earlier rollback of the plan's migrations saved.
    List<Keepsake> archived() {
        var found = read.get();
        return found == null ? List.of() : found.archived();
    }

    ObservableList<PlanRow> rows() {
        return rows;
    }

    /// Versions that the plan may end with.
    ObservableList<String> pending() {
        return pending;
    }

    /// What places in problems are relative to.
    Path root() {
        return plan().map(plan -> plan.project().root()).orElse(target.projectFolder());
    }

    private void show(PlanReading result) {
        reading.set(false);
        problem.set(null);
        pin.set(result.identity());
        if (!pending.equals(result.pending())) {
            pending.setAll(result.pending());
        }
        rows.setAll(
                result.plan()
                        .map(plan ->
                                plan.migrations().stream()
                                        .map(one ->
                                                PlanRow.of(
                                                        one,
                                                        plan.project()
                                                                .config()
                                                                .run()
                                                                .lockTimeout()))
                                        .toList())
                        .orElse(List.of()));
        read.set(result);
        ready.set(!rows.isEmpty());
    }
}
