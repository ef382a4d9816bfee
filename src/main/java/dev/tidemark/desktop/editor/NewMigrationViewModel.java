package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Authoring;
import dev.tidemark.engine.project.MigrationDraft;
import dev.tidemark.engine.project.NewMigration;
import dev.tidemark.engine.project.PlannedMigration;
import dev.tidemark.engine.project.Project;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A migration that does not exist yet: its description, and the files that it becomes. Used on the
/// JavaFX thread.
final class NewMigrationViewModel {
    private final BackgroundWork work;
    private final Supplier<Project> project;
    private final Clock clock;
    private final Consumer<NewMigration> created;
    private final StringProperty description = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<String>> files =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper creating = new ReadOnlyBooleanWrapper();
    private final Newest previews;

    /// @param project reads the project; called beside the JavaFX thread
    /// @param clock the date and time, in the zone that dated versions are to be in
    /// @param created gets what was written
    NewMigrationViewModel(
            BackgroundWork work,
            Supplier<Project> project,
            Clock clock,
            Consumer<NewMigration> created) {
        this.work = work;
        this.previews = new Newest(work);
        this.project = project;
        this.clock = clock;
        this.created = created;
        description.subscribe(this::preview);
    }

    /// What the migration does, in a few words.
    StringProperty descriptionProperty() {
        return description;
    }

    /// The files that would be written, relative to the project; none while the description gives
    /// no name.
    ReadOnlyObjectProperty<List<String>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /// Why nothing was created, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the files are being written.
    ReadOnlyBooleanProperty creatingProperty() {
        return creating.getReadOnlyProperty();
    }

    private void preview(String words) {
        previews.start(
                () -> names(words),
                files::set,
                failure -> {
                    files.set(List.of());
                    problem.set(failure);
                });
    }

    private List<String> names(String words) {
        var read = project.get();
        try {
            return PlannedMigration.of(
                            read, List.of(MigrationDraft.empty(words)), Authoring.at(clock))
                    .stream()
                    .flatMap(it -> it.files().keySet().stream())
                    .map(file -> relative(read.root(), file))
                    .toList();
        } catch (ProblemException e) {
            // There are no words yet.
            return List.of();
        }
    }

    private static String relative(Path root, Path file) {
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    /// Writes the files.
    void create() {
        if (creating.get() || files.get().isEmpty()) {
            return;
        }
        String words = description.get();
        creating.set(true);
        problem.set(null);
        work.start(
                () -> NewMigration.create(project.get(), words, Authoring.at(clock)),
                created,
                problem::set,
                () -> creating.set(false));
    }
}
