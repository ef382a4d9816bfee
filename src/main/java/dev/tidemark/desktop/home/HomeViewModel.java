package dev.tidemark.desktop.home;

import dev.tidemark.desktop.page.TargetWindows;
import dev.tidemark.desktop.target.LocalServer;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.profile.Profiles;
import dev.tidemark.engine.sample.Sample;
import dev.tidemark.engine.sample.SampleDatabases;
import dev.tidemark.engine.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Samples and profiles that can be opened.
public final class HomeViewModel {
    private static final String MAINTENANCE = "postgres";

    private final Environment environment;
    private final BackgroundWork work;
    private final RunningTasks tasks;
    private final LocalServer server;
    private final Optional<Path> installed;
    private final TargetWindows windows;
    private final ObservableList<Sample> samples = FXCollections.observableArrayList();
    private final ObservableList<String> profiles = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();

    /// @param installed where Tidemark lies with its samples; empty when its launcher did not say
    public HomeViewModel(
            Environment environment,
            BackgroundWork work,
            RunningTasks tasks,
            LocalServer server,
            Optional<Path> installed,
            TargetWindows windows) {
        this.environment = environment;
        this.work = work;
        this.tasks = tasks;
        this.server = server;
        this.installed = installed;
        this.windows = windows;
    }

    /// The sample projects.
    public ObservableList<Sample> samples() {
        return samples;
    }

    /// The names of the profiles.
    public ObservableList<String> profiles() {
        return profiles;
    }

    /// Why the last thing did not work, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether something is being opened.
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    private record Offer(List<Sample> samples, List<String> profiles) {}

    /// Looks for samples and profiles.
    public void look() {
        work.start(
                () ->
                        new Offer(
                                Samples.shipped(installed, Path.of("").toAbsolutePath()),
                                new Profiles(environment).names()),
                offer -> {
                    samples.setAll(offer.samples());
                    profiles.setAll(offer.profiles());
                },
                problem::set);
    }

    /// Opens a copy of a sample that may be edited, on its database of the embedded server.
    public void open(Sample sample) {
        var task =
                new RunningTask(
                        "Prepare %s".formatted(sample.title()),
                        "embedded PostgreSQL",
                        RunningTask.Weight.LIGHT,
                        () -> {});
        var copies = Samples.copiesFolder(environment.dataFolder());
        openBy(
                task,
                () -> {
                    new SampleDatabases(server.settings(MAINTENANCE), _ -> {})
                            .make(List.of(sample));
                    var copy = Samples.copyTo(copies, List.of(sample)).getFirst();
                    return new Choice(
                            new Profiles(environment).named(copy.profile()), copy.folder());
                });
    }

    /// Opens a project of the user's on a profile's database.
    public void open(String profile, Path folder) {
        var task =
                new RunningTask(
                        "Open %s".formatted(folder.getFileName()),
                        profile,
                        RunningTask.Weight.LIGHT,
                        () -> {});
        openBy(task, () -> new Choice(new Profiles(environment).named(profile), folder));
    }

    private record Choice(Profile profile, Path folder) {}

    private void openBy(RunningTask task, java.util.concurrent.Callable<Choice> choosing) {
        if (opening.get()) {
            return;
        }
        opening.set(true);
        problem.set(null);
        tasks.begin(task);
        work.start(
                choosing,
                choice -> windows.open(choice.profile(), choice.folder()),
                problem::set,
                () -> {
                    tasks.end(task);
                    opening.set(false);
                });
    }
}
