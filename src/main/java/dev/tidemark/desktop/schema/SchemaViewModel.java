package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.schema.Trace;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What a database holds, what is looked for in it, and which object is looked at. Used on the
/// JavaFX thread.
final class SchemaViewModel {
    private final PageContext context;
    private final Clock clock;
    private final Newest reading;
    private final Newest tracing;
    private final Newest telling;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<ObjectId>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Details> details = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Found>> found =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<SchemaReading.@Nullable Written> written =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final StringProperty search = new SimpleStringProperty("");
    private final Deque<ObjectId> before = new ArrayDeque<>();
    private @Nullable Trace trace;
    private @Nullable List<TrackedMigration> readAfter;
    private @Nullable SchemaReading running;

    /// What was read last.
    ///
    /// @param schema where names without a schema are looked for
    /// @param took how many milliseconds reading took
    record Shown(Catalog catalog, String schema, Instant readAt, long took) {}

    SchemaViewModel(PageContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
        reading = new Newest(context.work());
        tracing = new Newest(context.work());
        telling = new Newest(context.work());
        search.subscribe(_ -> find());
    }

    /// What was read last; null before that.
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether the database is being read.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the document is being written.
    ReadOnlyBooleanProperty writingProperty() {
        return writing.getReadOnlyProperty();
    }

    /// Why the last reading or writing came to nothing, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The object that is looked at.
    ReadOnlyObjectProperty<Optional<ObjectId>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// What is told of it; null before the first.
    ReadOnlyObjectProperty<@Nullable Details> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// What is looked for.
    StringProperty searchProperty() {
        return search;
    }

    /// What was found; empty while nothing is looked for.
    ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// The document that was written; null before that.
    ReadOnlyObjectProperty<SchemaReading.@Nullable Written> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /// Whether something else was looked at before.
    ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    Navigator navigator() {
        return context.navigator();
    }

    String targetName() {
        return context.target().title();
    }

    /// Files or database were read again: what was applied since changes the schema.
    void look(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        boolean failed = problem.get() != null;
        problem.set(null);
        var applied = snapshot.report().tracking().rows();
        if (failed || !Objects.equals(applied, readAfter)) {
            readAfter = applied;
            read(snapshot);
        } else {
            retrace(snapshot);
        }
    }

    /// The target can't be read, so that nothing here can.
    void fail(@Nullable Problem failure) {
        if (failure != null && shown.get() == null) {
            problem.set(failure);
        }
    }

    /// Reads all again.
    void refresh() {
        var snapshot = context.target().snapshotProperty().get();
        if (snapshot == null) {
            context.target().refresh();
        } else {
            read(snapshot);
        }
    }

    private void read(Snapshot snapshot) {
        stop();
        var job = new SchemaReading(context.target().sources());
        var task = begin("Read the schema");
        running = job;
        busy.set(true);
        reading.start(
                () -> job.read(snapshot),
                read -> {
                    problem.set(null);
                    shown.set(
                            new Shown(
                                    read.catalog(),
                                    read.schema(),
                                    clock.instant(),
                                    read.took().toMillis()));
                    find();
                    select();
                    retrace(snapshot);
                },
                failure -> {
                    if (!job.stopped()) {
                        problem.set(failure);
                    }
                },
                () -> {
                    context.tasks().end(task);
                    if (running == job) {
                        running = null;
                        busy.set(false);
                    }
                });
    }

    private RunningTask begin(String title) {
        return context.tasks()
                .begin(
                        new RunningTask(
                                title,
                                context.target().title(),
                                RunningTask.Weight.LIGHT,
                                this::stop));
    }

    /// Stops reading or writing; what was read before stays.
    void stop() {
        var job = running;
        if (job != null) {
            context.work().start(job::stop, _ -> {}, _ -> {});
        }
    }

    private void retrace(Snapshot snapshot) {
        var known = shown.get();
        if (known == null) {
            return;
        }
        tracing.start(
                () -> SchemaReading.trace(snapshot, known.schema()),
                made -> {
                    trace = made;
                    tell();
                },
                problem::set);
    }

    /// Describes the database in the project's folder.
    void write() {
        if (writing.get()) {
            return;
        }
        var job = new SchemaReading(context.target().sources());
        var task =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        "Write DATABASE.md",
                                        context.target().title(),
                                        RunningTask.Weight.LIGHT,
                                        () -> context.work().start(job::stop, _ -> {}, _ -> {})));
        writing.set(true);
        written.set(null);
        context.work()
                .start(
                        job::write,
                        result -> {
                            problem.set(null);
                            written.set(result);
                        },
                        failure -> {
                            if (!job.stopped()) {
                                problem.set(failure);
                            }
                        },
                        () -> {
                            writing.set(false);
                            context.tasks().end(task);
                        });
    }

    /// Looks at an object.
    void select(ObjectId id) {
        var old = selected.get();
        if (!old.equals(Optional.of(id))) {
            old.ifPresent(before::push);
            canGoBack.set(!before.isEmpty());
            selected.set(Optional.of(id));
            tell();
        }
    }

    /// Looks at the object that a name means, where there is one.
    void select(String name) {
        var known = shown.get();
        if (known != null) {
            known.catalog().tables().stream()
                    .map(table -> ObjectId.table(table.name()))
                    .filter(id -> id.name().toString().equals(name))
                    .findFirst()
                    .ifPresent(this::select);
        }
    }

    /// Looks at what was looked at before.
    void back() {
        if (!before.isEmpty()) {
            selected.set(Optional.of(before.pop()));
            canGoBack.set(!before.isEmpty());
            tell();
        }
    }

    /// Goes where a row leads.
    void follow(Goal goal) {
        switch (goal) {
            case Goal.ToObject(var id) -> select(id);
            case Goal.ToMigration migration -> context.navigator().timeline(migration.version());
        }
    }

    /// Opens the text of a migration at its place.
    void edit(Goal.ToMigration migration) {
        context.navigator().editor(migration.file(), migration.line(), 1);
    }

    /// What is there to be looked at; keeps what still is.
    private void select() {
        var known = shown.get();
        if (known == null) {
            return;
        }
        before.removeIf(id -> !known.catalog().has(id));
        canGoBack.set(!before.isEmpty());
        if (selected.get().filter(known.catalog()::has).isEmpty()) {
            selected.set(first(known));
        }
        tell();
    }

    /// The first table of the schema that the window is about, else the first object.
    private static Optional<ObjectId> first(Shown known) {
        var branches = known.catalog().branches();
        return branches.stream()
                .filter(branch -> branch.id().equals(ObjectId.schema(known.schema())))
                .filter(branch -> !branch.groups().isEmpty())
                .findFirst()
                .or(() ->
                        branches.stream().filter(branch -> !branch.groups().isEmpty()).findFirst())
                .map(branch -> branch.groups().getFirst().entries().getFirst().id());
    }

    private void tell() {
        var known = shown.get();
        var id = selected.get();
        if (known == null || id.isEmpty()) {
            details.set(null);
            return;
        }
        var writer = new ObjectDetails(known.catalog(), trace);
        telling.start(
                () -> writer.of(id.get()), told -> told.ifPresent(details::set), problem::set);
    }

    private void find() {
        var known = shown.get();
        String words = search.get().strip();
        found.set(
                known == null || words.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Found.of(known.catalog().branches(), words)));
    }
}
