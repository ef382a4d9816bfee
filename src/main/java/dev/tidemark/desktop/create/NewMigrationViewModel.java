package dev.tidemark.desktop.create;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Authoring;
import dev.tidemark.engine.project.MigrationDraft;
import dev.tidemark.engine.project.NewMigration;
import dev.tidemark.engine.project.PlannedMigration;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.template.Filling;
import dev.tidemark.engine.template.Template;
import dev.tidemark.engine.template.TemplateLibrary;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Migrations that do not exist yet: the template, what was said for its parameters, and the files
/// that come of it. Used on the JavaFX thread.
final class NewMigrationViewModel {
    static final List<String> STEPS = List.of("template", "fill");

    private final PageContext context;
    private final Sources sources;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final Newest sketching;
    private final WizardViewModel state;
    private final Runnable close;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<TemplateRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<TemplateRow.@Nullable Entry> chosen = new SimpleObjectProperty<>();
    private final StringProperty description = new SimpleStringProperty("");
    private final Map<String, Map<String, String>> said = new HashMap<>();
    private final ReadOnlyObjectWrapper<Sketch> sketch = new ReadOnlyObjectWrapper<>(Sketch.EMPTY);
    private final ReadOnlyObjectWrapper<KnownNames> names =
            new ReadOnlyObjectWrapper<>(KnownNames.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Problem>> libraryProblems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper creating = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper created = new ReadOnlyBooleanWrapper();
    private List<Template> templates = List.of();

    NewMigrationViewModel(PageContext context, Runnable close) {
        this.context = context;
        this.close = close;
        sources = context.target().sources();
        sketching = new Newest(context.work());
        state = new WizardViewModel(STEPS, this::loss, close);
        search.subscribe(this::find);
        description.subscribe(this::sketchAgain);
        chosen.subscribe(this::sketchAgain);
        read();
    }

    private void read() {
        context.work()
                .start(
                        () -> TemplateLibrary.of(sources.project().root()),
                        this::show,
                        failure -> libraryProblems.set(List.of(failure)));
        var browsing = sources.browsing();
        // Without a database nothing is offered; everything else works.
        context.work().start(() -> KnownNames.read(browsing), names::set, _ -> {});
    }

    private void show(TemplateLibrary library) {
        templates = library.templates();
        libraryProblems.set(library.problems());
        find();
    }

    private void find() {
        List<TemplateRow> found = TemplateRow.matching(templates, search.get());
        rows.set(found);
        var before = chosen.get();
        boolean stays = before != null && found.contains(before) && before.named(search.get());
        if (!stays) {
            chosen.set(TemplateRow.best(found, search.get()).orElse(null));
        }
    }

    /// Chooses the next template in the list, or the one before.
    void move(int by) {
        var entries =
                rows.get().stream()
                        .filter(TemplateRow.Entry.class::isInstance)
                        .map(TemplateRow.Entry.class::cast)
                        .toList();
        int at = entries.indexOf(chosen.get()) + by;
        if (at >= 0 && at < entries.size()) {
            chosen.set(entries.get(at));
        }
    }

    /// What was said for a parameter of the chosen template; empty for nothing.
    String said(String parameter) {
        return saidNow().getOrDefault(parameter, "");
    }

    private Map<String, String> saidNow() {
        return said.computeIfAbsent(
                template().map(Template::name).orElse(""), _ -> new HashMap<>());
    }

    /// Says something for a parameter of the chosen template.
    void say(String parameter, String text) {
        if (text.isBlank()) {
            saidNow().remove(parameter);
        } else {
            saidNow().put(parameter, text);
        }
        sketchAgain();
    }

    Optional<Template> template() {
        var entry = chosen.get();
        return entry == null ? Optional.empty() : entry.template();
    }

    private void sketchAgain() {
        var request = request();
        sketching.start(request::sketch, sketch::set, problem::set);
    }

    private Request request() {
        var user = Optional.of(context.environment().userName()).filter(it -> !it.isBlank());
        Snapshot read = context.target().snapshotProperty().get();
        List<String> recorded =
                read == null
                        ? List.of()
                        : read.report().tracking().rows().stream()
                                .map(TrackedMigration::version)
                                .toList();
        return new Request(
                sources,
                template(),
                Map.copyOf(saidNow()),
                description.get().strip(),
                new Authoring(clock, user, recorded));
    }

    /// Writes the files, and opens the first.
    void create() {
        if (creating.get() || !sketch.get().ready()) {
            return;
        }
        var request = request();
        creating.set(true);
        problem.set(null);
        context.work()
                .start(
                        () -> Made.of(request.planned()),
                        this::open,
                        problem::set,
                        () -> creating.set(false));
    }

    private void open(Made made) {
        created.set(true);
        close.run();
        context.target().refresh();
        if (made.files() > 1) {
            context.workspace().toast("%d files were created.".formatted(made.files()));
        }
        context.navigator().editor(made.first(), made.line(), 1);
    }

    /// What is asked for at one moment; used beside the JavaFX thread.
    private record Request(
            Sources sources,
            Optional<Template> template,
            Map<String, String> said,
            String description,
            Authoring authoring) {
        Sketch sketch() {
            Project project = sources.project();
            if (template.isEmpty()) {
                boolean named = description.chars().anyMatch(Character::isLetterOrDigit);
                var draft = MigrationDraft.empty(description);
                return Sketch.byHand(named, named ? files(project, List.of(draft)) : List.of());
            }
            var filling = Filling.of(template.get(), said);
            List<MigrationDraft> drafts = filling.sketch(description);
            return Sketch.of(filling, files(project, drafts), drafts.size());
        }

        private List<Sketch.SketchedFile> files(Project project, List<MigrationDraft> drafts) {
            List<Sketch.SketchedFile> files = new ArrayList<>();
            for (var planned : PlannedMigration.of(project, drafts, authoring)) {
                planned.files()
                        .forEach((file, text) ->
                                files.add(
                                        new Sketch.SketchedFile(
                                                relative(project.root(), file),
                                                CodeLine.of(text))));
            }
            return files;
        }

        private static String relative(Path root, Path file) {
            Path shown = file.startsWith(root) ? root.relativize(file) : file;
            return shown.toString().replace('\\', '/');
        }

        /// @throws ProblemException when something is missing
        List<PlannedMigration> planned() {
            List<MigrationDraft> drafts =
                    template.map(
                                    chosen -> {
                                        var filling = Filling.of(chosen, said);
                                        return filling.drafts(
                                                description.isEmpty()
                                                        ? filling.description()
                                                        : description);
                                    })
                            .orElseGet(() -> List.of(MigrationDraft.empty(description)));
            return PlannedMigration.of(sources.project(), drafts, authoring);
        }
    }

    /// What was written.
    ///
    /// @param line where the change goes in the first file
    private record Made(Path first, int line, int files) {
        static Made of(List<PlannedMigration> planned) {
            var written = NewMigration.write(planned);
            Path first = written.getFirst().files().getFirst();
            String text = planned.getFirst().files().getOrDefault(first, "");
            int header = (int) text.lines().takeWhile(line -> line.startsWith("--")).count();
            int files = written.stream().mapToInt(it -> it.files().size()).sum();
            return new Made(first, Math.max(1, header + 2), files);
        }
    }

    private Optional<String> loss() {
        boolean typed =
                !description.get().isBlank()
                        || said.values().stream().anyMatch(it -> !it.isEmpty());
        return typed && !created.get()
                ? Optional.of("What you typed would be lost. No file was written.")
                : Optional.empty();
    }

    WizardViewModel state() {
        return state;
    }

    StringProperty searchProperty() {
        return search;
    }

    /// The templates that fit the search, in groups.
    ReadOnlyObjectProperty<List<TemplateRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// What was chosen; null when nothing fits the search.
    ObjectProperty<TemplateRow.@Nullable Entry> chosenProperty() {
        return chosen;
    }

    /// What the change is called, in a few words.
    StringProperty descriptionProperty() {
        return description;
    }

    ReadOnlyObjectProperty<Sketch> sketchProperty() {
        return sketch.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<KnownNames> namesProperty() {
        return names.getReadOnlyProperty();
    }

    /// Why nothing was created, or can be; null for no reason.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is wrong with templates of the project.
    ReadOnlyObjectProperty<List<Problem>> libraryProblemsProperty() {
        return libraryProblems.getReadOnlyProperty();
    }

    /// Whether files are being written.
    ReadOnlyBooleanProperty creatingProperty() {
        return creating.getReadOnlyProperty();
    }

    /// Whether they were.
    ReadOnlyBooleanProperty createdProperty() {
        return created.getReadOnlyProperty();
    }
}
