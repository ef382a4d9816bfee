package dev.tidemark.desktop.home;

import dev.tidemark.desktop.page.TargetWindows;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.profile.Profiles;
import dev.tidemark.engine.sample.Sample;
import dev.tidemark.engine.sample.SampleDatabases;
import dev.tidemark.engine.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The sample projects on the embedded server: set up in three steps, then opened. Used on the
/// JavaFX thread.
final class SamplesViewModel {
    private static final String MAINTENANCE = "postgres";
    private static final String SKIPPED = "first-start-skipped";

    private final HomeServices services;
    private final BackgroundWork work;
    private final Environment environment;
    private final TargetWindows windows;
    private final ObservableList<Sample> samples = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.SERVER);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper skipped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicReference<@Nullable SampleDatabases> making = new AtomicReference<>();

    /// What comes next.
    enum Step {
        SERVER("Start PostgreSQL"),
        DATABASES("Make the sample databases"),
        OPEN("Open a sample");

        private final String text;

        Step(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    SamplesViewModel(HomeServices services, TargetWindows windows) {
        this.services = services;
        this.work = services.book().work();
        this.environment = services.book().environment();
        this.windows = windows;
    }

    /// The sample projects; none when they did not come along.
    ObservableList<Sample> samples() {
        return samples;
    }

    /// The step that comes next, or runs.
    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// What happens right now; empty when nothing does.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the user did not want the three steps.
    ReadOnlyBooleanProperty skippedProperty() {
        return skipped.getReadOnlyProperty();
    }

    /// Why the last thing did not work, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private record Offer(List<Sample> samples, boolean skipped) {}

    /// Looks for the samples.
    void look() {
        work.start(
                () ->
                        new Offer(
                                Samples.shipped(services.installed(), Path.of("").toAbsolutePath()),
                                Files.exists(mark())),
                offer -> {
                    if (!offer.samples().equals(samples)) {
                        samples.setAll(offer.samples());
                    }
                    skipped.set(offer.skipped());
                },
                problem::set);
    }

    /// Leaves the three steps out, for good.
    void skip() {
        skipped.set(true);
        work.start(
                () -> {
                    try {
                        Files.createDirectories(environment.stateFolder());
                        return Files.writeString(mark(), "");
                    } catch (IOException e) {
                        throw new ProblemException(
                                Problem.of(
                                        ProblemCode.FILE_UNREADABLE,
                                        "It was not noted that you left out the samples",
                                        "%s can't be written: %s".formatted(mark(), e.getMessage()),
                                        "Make that folder writable."),
                                e);
                    }
                },
                _ -> {},
                problem::set);
    }

    /// Starts the server and makes the databases.
    void prepare() {
        var all = List.copyOf(samples);
        run("Set up the samples", told -> made(all, told), _ -> step.set(Step.OPEN));
    }

    /// Ends what it is at, as soon as the server runs; what is half made is left out.
    void stop() {
        stop.set(true);
        message.set("Stopping …");
        var databases = making.get();
        if (databases != null) {
            work.start(
                    () -> {
                        databases.stop();
                        return true;
                    },
                    _ -> {},
                    _ -> {});
        }
    }

    /// Opens a copy of a sample that may be edited, on its database of the embedded server.
    void open(Sample sample) {
        var copies = Samples.copiesFolder(environment.dataFolder());
        run(
                "Prepare %s".formatted(sample.title()),
                told -> {
                    made(List.of(sample), told);
                    var copy = Samples.copyTo(copies, List.of(sample)).getFirst();
                    return new Choice(
                            new Profiles(environment).named(copy.profile()), copy.folder());
                },
                choice -> {
                    step.set(Step.OPEN);
                    windows.open(choice.profile(), choice.folder());
                });
    }

    private record Choice(Profile profile, Path folder) {}

    private record News(Step step, String message) {}

    private interface Job<T> {
        T run(Consumer<News> told) throws Exception;
    }

    private <T> void run(String title, Job<T> job, Consumer<T> onDone) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        stop.set(false);
        making.set(null);
        problem.set(null);
        var task =
                new RunningTask(title, "embedded PostgreSQL", RunningTask.Weight.LIGHT, this::stop);
        services.tasks().begin(task);
        var told =
                new FxEvents<News>(
                        work.fxThread(),
                        batch -> {
                            var last = batch.getLast();
                            step.set(last.step());
                            message.set(last.message());
                            task.report(last.message(), -1);
                        });
        Callable<T> call = () -> job.run(told);
        work.start(
                call,
                onDone,
                problem::set,
                () -> {
                    services.tasks().end(task);
                    message.set("");
                    busy.set(false);
                });
    }

    private boolean made(List<Sample> wanted, Consumer<News> told) {
        told.accept(new News(Step.SERVER, "Starting PostgreSQL …"));
        var databases = new SampleDatabases(services.server().settings(MAINTENANCE), _ -> {});
        making.set(databases);
        if (stop.get()) {
            databases.stop();
        }
        for (int i = 0; i < wanted.size(); i++) {
            var sample = wanted.get(i);
            told.accept(
                    new News(
                            Step.DATABASES,
                            "Making %s, %d of %d …"
                                    .formatted(sample.title(), i + 1, wanted.size())));
            databases.make(List.of(sample));
        }
        return true;
    }

    private Path mark() {
        return environment.stateFolder().resolve(SKIPPED);
    }
}
