package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.completion.TargetNames;
import dev.tidemark.desktop.page.Navigator.CompareRequest;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// A file in the editor.
public final class EditorPage implements Page {
    private static final String KIND = "editor:";

    /// How often what was typed is kept; drafts are at most a second old.
    private static final Duration JOURNAL = Duration.millis(700);

    /// How often the file is looked at on disk.
    private static final Duration LOOK = Duration.millis(1_500);

    private record Place(int line, int column) {}

    private final PageContext context;
    private final Path file;
    private final EditorViewModel model;
    private final VersionsViewModel versions;
    private final EditorView view;
    private final EditorActions actions;
    private final OutlineViewModel outline;
    private final OutlinePane inspector;
    private final ObservableValue<String> title;

    /// The version under which it was applied, or nothing.
    private final StringProperty applied = new SimpleStringProperty("");

    private final Timeline journal;
    private final Timeline look;
    private Subscription subscriptions = Subscription.EMPTY;
    private @Nullable Place wanted;
    private boolean begun;

    /// @param file the file; it is read when the page is attached
    public EditorPage(PageContext context, Path file) {
        this(context, file, new TargetNames(context));
    }

    /// @param file the file; it is read when the page is attached
    /// @param names what completion proposes, for all editors of the window
    public EditorPage(PageContext context, Path file, TargetNames names) {
        this.context = context;
        this.file = file.toAbsolutePath().normalize();
        String shown = shown();
        model =
                new EditorViewModel(
                        context.work(),
                        this.file,
                        shown,
                        Drafts.of(context.environment()),
                        this::options,
                        Clock.system(ZoneId.systemDefault()));
        versions =
                new VersionsViewModel(
                        context.work(),
                        LocalHistory.of(context.environment()),
                        this.file,
                        model,
                        Clock.system(ZoneId.systemDefault()));
        view =
                new EditorView(
                        model,
                        versions,
                        names,
                        context.work(),
                        StateFiles.of(context.environment()),
                        shown,
                        this::waysOut,
                        this::ready);
        actions =
                new EditorActions(
                        model,
                        view,
                        List.of(
                                compareOther(),
                                compareApplied(),
                                localHistory(),
                                findInFiles(),
                                readNames(names)));
        view.toolbar(new EditorToolbar(model, actions));
        view.addEventFilter(KeyEvent.KEY_PRESSED, actions::pressed);
        outline = new OutlineViewModel(context.work(), model.outlineProperty());
        inspector = new OutlinePane(model, outline, it -> goTo(it.line(), it.column()));
        String name = name();
        title =
                Bindings.createStringBinding(
                        () -> model.unsavedProperty().get() ? "● " + name : name,
                        model.unsavedProperty());
        journal = every(JOURNAL, model::journal);
        look = every(LOOK, model::look);
    }

    private static Timeline every(Duration pause, Runnable act) {
        var timeline = new Timeline(new KeyFrame(pause, _ -> act.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        return timeline;
    }

    /// The page id of a file.
    public static String id(Path file) {
        return KIND + file.toAbsolutePath().normalize();
    }

    /// The file of a page id; empty when it is the id of another page.
    public static Optional<Path> file(String id) {
        return id.startsWith(KIND)
                ? Optional.of(Path.of(id.substring(KIND.length())))
                : Optional.empty();
    }

    /// Puts the caret at a place, at once or as soon as the text is there.
    ///
    /// @param line from 1
    /// @param column from 1, in code points
    public void goTo(int line, int column) {
        wanted = new Place(line, column);
        view.editor().ifPresent(this::go);
    }

    private void go(SqlEditor editor) {
        if (wanted != null) {
            editor.goTo(wanted.line(), wanted.column());
            editor.focus();
            wanted = null;
        }
    }

    /// Shows a problem of the file: above the text, and at its place when it has one. Null takes it
    /// away.
    public void mark(@Nullable Problem problem) {
        view.mark(problem);
        if (problem != null && problem.where() != null) {
            goTo(problem.where().line(), problem.where().column());
        }
    }

    private void ready(SqlEditor editor) {
        editor.caretProperty().subscribe(outline::follow);
        go(editor);
    }

    private String shown() {
        Path root = context.target().projectFolder().toAbsolutePath().normalize();
        Path path = file.startsWith(root) ? root.relativize(file) : file;
        return path.toString().replace('\\', '/');
    }

    /// The file's name; in conventions with a folder for each migration the folder's too.
    private String name() {
        String name = String.valueOf(file.getFileName());
        Path folder = file.getParent();
        boolean common =
                List.of("migration.sql", "rollback.sql", "up.sql", "down.sql").contains(name);
        return common && folder != null ? "%s/%s".formatted(folder.getFileName(), name) : name;
    }

    private ScriptOptions options() {
        var snapshot = context.target().snapshotProperty().get();
        if (snapshot != null && file.startsWith(snapshot.project().root())) {
            return snapshot.project().scriptOptions();
        }
        return new ScriptOptions(file.getParent(), null);
    }

    private List<Action> waysOut(Notice notice) {
        return switch (notice.kind()) {
            case RESTORED ->
                    List.of(
                            compare(),
                            way(
                                    "discard",
                                    "Discard draft",
                                    BootstrapIcons.TRASH,
                                    model::discardDraft));
            case CHANGED_ON_DISK ->
                    List.of(
                            compare(),
                            way("reload", "Reload", BootstrapIcons.ARROW_CLOCKWISE, model::reload),
                            way("keepMine", "Keep mine", BootstrapIcons.CHECK, model::keepMine));
            case APPLIED ->
                    List.of(
                            compareApplied(),
                            way(
                                    "newMigration",
                                    "New migration",
                                    BootstrapIcons.FILE_EARMARK_PLUS,
                                    context.navigator()::newMigration));
            default -> List.of();
        };
    }

    private Action compare() {
        return way("compare", "Show difference", BootstrapIcons.FILE_DIFF, model::compare);
    }

    private Action compareOther() {
        return way(
                "compareOther",
                "Compare with another file…",
                BootstrapIcons.FILES,
                () -> context.navigator().compare(new CompareRequest.With(file)));
    }

    private Action compareApplied() {
        return way(
                        "compareApplied",
                        "Compare with what was applied",
                        BootstrapIcons.CHECK_CIRCLE,
                        () ->
                                context.navigator()
                                        .compare(new CompareRequest.Applied(applied.get())))
                .when(applied.isNotEmpty());
    }

    private Action localHistory() {
        return way("versions", "Local history…", BootstrapIcons.CLOCK_HISTORY, versions::open)
                .withKey("Shortcut+Shift+H");
    }

    private static Action readNames(TargetNames names) {
        return way(
                "readNames",
                "Read the names for completion again",
                BootstrapIcons.ARROW_REPEAT,
                names::refresh);
    }

    private Action findInFiles() {
        return way(
                        "findInFiles",
                        "Find the selected text in all files",
                        BootstrapIcons.SEARCH,
                        () ->
                                context.navigator()
                                        .findInFiles(
                                                view.editor()
                                                        .map(SqlEditor::selectedText)
                                                        .filter(it -> it.indexOf('\n') < 0)
                                                        .orElse("")))
                .withKey("Shortcut+Shift+F");
    }

    private static Action way(String id, String text, Ikon icon, Runnable perform) {
        return Action.of("editor." + id, text, "", icon, perform);
    }

    private void targetRead(@Nullable Snapshot snapshot) {
        var row =
                snapshot == null
                        ? Optional.<StatusRow>empty()
                        : snapshot.report().rows().stream()
                                .filter(it -> isThis(it.migration()) && hasRun(it))
                                .findFirst();
        applied.set(row.map(StatusRow::version).orElse(""));
        model.applied(row.isPresent() ? context.target().profile().name() : null);
    }

    private boolean isThis(Optional<Migration> migration) {
        return migration
                .map(it -> it.file().toAbsolutePath().normalize().equals(file))
                .orElse(false);
    }

    private static boolean hasRun(StatusRow row) {
        return row.state() == MigrationState.APPLIED || row.state() == MigrationState.CHANGED;
    }

    @Override
    public String id() {
        return id(file);
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.FILE_EARMARK_CODE;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public List<Action> actions() {
        return actions.all();
    }

    @Override
    public Optional<String> reasonToStay() {
        return model.unsavedProperty().get()
                ? Optional.of(
                        "%s has changes that are not saved. They stay as a draft."
                                .formatted(name()))
                : Optional.empty();
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(id());
    }

    @Override
    public void onAttached() {
        if (!begun) {
            begun = true;
            model.open();
        }
        subscriptions = context.target().snapshotProperty().subscribe(this::targetRead);
        journal.play();
        look.play();
    }

    @Override
    public void onShown() {
        model.look();
        view.editor().ifPresent(SqlEditor::focus);
    }

    @Override
    public void onDetached() {
        model.journal();
        journal.stop();
        look.stop();
        subscriptions.unsubscribe();
        view.dispose();
    }
}
