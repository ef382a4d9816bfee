package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.completion.TargetNames;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.migration.MigrationOutline;
import dev.tidemark.engine.migration.MigrationPart;
import dev.tidemark.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The text of a file with everything around it.
final class EditorView extends BorderPane {
    /// How long nobody types before the text is looked at again.
    private static final Duration QUIET = Duration.millis(250);

    private final EditorViewModel model;
    private final VersionsViewModel versions;
    private final TargetNames names;
    private @Nullable Completing completing;
    private final BackgroundWork work;
    private final String shown;
    private final Consumer<SqlEditor> ready;
    private final EditorCenter center = new EditorCenter();
    private final VBox top = new VBox();
    private final ProblemStrip problems = new ProblemStrip();
    private List<ProblemMark> marked = List.of();
    private final StatementCard card = new StatementCard();
    private final StatusLine status = new StatusLine();
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private @Nullable SqlEditor editor;
    private @Nullable FindBar find;
    private @Nullable FindViewModel finding;
    private @Nullable GoToLineBar goToLine;
    private @Nullable Problem handed;
    private final Looks looks;

    /// @param versions what was saved of it
    /// @param names what completion proposes
    /// @param files where it is kept how texts look
    /// @param shown the file's path as people know it
    /// @param waysOut what can be done about a notice
    /// @param ready gets the control once the text is in it
    EditorView(
            EditorViewModel model,
            VersionsViewModel versions,
            TargetNames names,
            BackgroundWork work,
            StateFiles files,
            String shown,
            Function<Notice, List<Action>> waysOut,
            Consumer<SqlEditor> ready) {
        this.model = model;
        this.versions = versions;
        this.names = names;
        this.work = work;
        this.looks = new Looks(work, files);
        this.shown = shown;
        this.ready = ready;
        getStyleClass().add("editor-page");
        getStylesheets().add(Theme.sheet(EditorView.class, "editor.css"));
        var strip = new VBox(problems);
        strip.getStyleClass().add("editor-problems");
        strip.visibleProperty().bind(problems.visibleProperty());
        strip.managedProperty().bind(problems.visibleProperty());
        top.getChildren().addAll(new NoticeBar(model.notices(), waysOut, model::dismiss), strip);
        setTop(top);
        setCenter(center);
        card.setVisible(false);
        card.setManaged(false);
        setBottom(new VBox(card, status));
        quiet.setOnFinished(_ -> looked());
        model.openedProperty().subscribe(this::opened);
        model.problemProperty().subscribe(this::problem);
        model.outlineProperty().subscribe(this::outlined);
        model.comparisonProperty().subscribe(this::compared);
        versions.shownProperty().subscribe(this::versionsShown);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Puts what can be done above everything else.
    void toolbar(EditorToolbar toolbar) {
        top.getChildren().addFirst(toolbar);
    }

    /// The control; empty until the text is read.
    Optional<SqlEditor> editor() {
        return Optional.ofNullable(editor);
    }

    private void opened(@Nullable OpenedFile file) {
        if (file != null) {
            String text = file.text();
            work.start(
                    () ->
                            new Prepared(
                                    RichSqlEditor.area(text),
                                    MonospaceFont.installed(),
                                    looks.recall()),
                    prepared -> show(file, prepared),
                    _ -> {});
        }
    }

    private record Prepared(CodeArea area, List<MonospaceFont> fonts, EditorLook look) {}

    private void show(OpenedFile file, Prepared prepared) {
        var made = new RichSqlEditor(prepared.area(), work);
        editor = made;
        looks.dress(made, prepared.fonts(), prepared.look());
        if (file.limit() != OpenedFile.Limit.NONE) {
            made.setReadOnly(SqlEditor.ReadOnly.READ_ONLY);
        }
        finding = new FindViewModel(work, made);
        finding.matchesProperty().subscribe(made::showMatches);
        find = new FindBar(finding, made::focus);
        goToLine = new GoToLineBar(made::goTo, made::focus);
        top.getChildren().addAll(find, goToLine);
        completing = new Completing(made, center, names, work, model::editable, status::say);
        center.begin(made, completing.popup());
        made.onChange(_ -> quiet.playFromStart());
        made.caretProperty().subscribe(_ -> caretMoved());
        status.encoding(model.encoding());
        model.unsavedProperty().subscribe(_ -> status.encoding(model.encoding()));
        model.edits(made);
        made.focus();
        ready.accept(made);
    }

    private void looked() {
        model.outline();
        if (finding != null) {
            finding.again();
        }
    }

    private void caretMoved() {
        var outline = model.outlineProperty().get();
        if (editor != null) {
            var caret = editor.caretProperty().getValue();
            status.show(caret, outline);
            if (card.isVisible()) {
                card.show(outline == null ? List.of() : StatementText.facts(outline, caret));
            }
            if (finding != null) {
                finding.tell();
            }
        }
    }

    private void outlined(@Nullable MigrationOutline outline) {
        if (completing != null) {
            completing.rest(model.options());
        }
        if (editor != null && outline != null) {
            editor.showParts(outline.parts());
            showProblems(outline);
            caretMoved();
        }
    }

    private void showProblems(@Nullable MigrationOutline outline) {
        var marks = new ArrayList<ProblemMark>();
        if (handed != null) {
            marks(List.of(handed), marks);
        }
        if (outline != null) {
            marks(outline.file().problems(), marks);
        }
        marked = List.copyOf(marks);
        editor().ifPresent(it -> it.showProblems(marks));
    }

    private void marks(List<Problem> found, List<ProblemMark> marks) {
        for (var problem : found) {
            var where = problem.where();
            if (where != null && where.file().equals(shown)) {
                marks.add(new ProblemMark(where.line() - 1, where.column() - 1, problem));
            }
        }
    }

    /// Puts the caret at the next problem of the text, or with -1 at the one before.
    void nextProblem(int by) {
        editor().ifPresent(it ->
                ProblemSteps.next(marked, it.caretProperty().getValue(), by)
                        .ifPresent(mark -> {
                            it.goTo(mark.line() + 1, mark.column() + 1);
                            it.focus();
                        }));
    }

    /// Shows a problem above the text and at its place; null takes it away.
    void mark(@Nullable Problem problem) {
        handed = problem;
        problem(null);
        showProblems(model.outlineProperty().get());
    }

    private void problem(@Nullable Problem problem) {
        if (problem == null) {
            problems.show(
                    handed,
                    List.of(way("dismissProblem", "Dismiss", BootstrapIcons.X, () -> mark(null))));
        } else if (editor == null) {
            problems.show(
                    problem,
                    List.of(
                            way(
                                    "retry",
                                    "Try again",
                                    BootstrapIcons.ARROW_CLOCKWISE,
                                    model::open)));
            center.clear();
        } else {
            problems.show(problem, List.of());
        }
    }

    private static Action way(String id, String text, BootstrapIcons icon, Runnable perform) {
        return Action.of("editor." + id, text, "", icon, perform);
    }

    private void compared(@Nullable Comparison comparison) {
        if (editor != null) {
            if (comparison == null) {
                center.text();
            } else {
                var difference = new ComparisonView(comparison, model::endComparison);
                center.instead(difference);
                difference.focus();
            }
        }
    }

    private void versionsShown(boolean wanted) {
        if (editor != null && wanted) {
            center.instead(new VersionsView(versions));
        } else if (editor != null) {
            center.text();
        }
    }

    /// Proposes what the text can go on with.
    void complete() {
        if (completing != null) {
            completing.open();
        }
    }

    /// Proposes snippets.
    void snippets() {
        if (completing != null) {
            completing.snippets();
        }
    }

    private void pressed(KeyEvent event) {
        boolean proposing = completing != null && completing.popup().isVisible();
        if (event.getCode() == KeyCode.ESCAPE && !proposing) {
            if (versions.shownProperty().get()) {
                versions.close();
                event.consume();
            } else if (model.comparisonProperty().get() != null) {
                model.endComparison();
                event.consume();
            } else if (find != null && find.isVisible()) {
                find.close();
                event.consume();
            } else if (card.isVisible()) {
                explain();
                event.consume();
            }
        }
    }

    /// Opens finding.
    void find() {
        if (find != null && editor != null) {
            find.find(editor.selectedText());
        }
    }

    /// Opens replacing.
    void replace() {
        if (find != null && editor != null) {
            find.replace(editor.selectedText());
        }
    }

    /// Goes to the next match; opens finding when nobody looks for anything.
    void findNext() {
        if (finding != null && finding.activeProperty().get()) {
            finding.next();
        } else {
            find();
        }
    }

    /// Goes to the match before.
    void findPrevious() {
        if (finding != null && finding.activeProperty().get()) {
            finding.previous();
        } else {
            find();
        }
    }

    /// Asks for a line.
    void goToLine() {
        if (goToLine != null && editor != null) {
            goToLine.open(editor.caretProperty().getValue().line());
        }
    }

    /// Explains the statement under the caret, or ends that.
    void explain() {
        boolean shownNow = !card.isVisible();
        card.setVisible(shownNow);
        card.setManaged(shownNow);
        caretMoved();
    }

    /// Lets long lines go on below, or not.
    void toggleWrap() {
        looks.toggleWrap(editor());
        status.say(looks.wraps() ? "Long lines wrap" : "Long lines don't wrap");
    }

    /// Shows the text larger by so many steps; 0 as usual.
    void zoom(int steps) {
        looks.zoom(editor(), steps);
    }

    /// Shows the text in the next font that is installed.
    void nextFont() {
        editor().ifPresent(it -> status.say(looks.nextFont(it)));
    }

    /// Folds the part that the caret is in, or unfolds it.
    void toggleFold() {
        var outline = model.outlineProperty().get();
        if (editor != null && outline != null) {
            outline.partAt(editor.caretProperty().getValue().line()).ifPresent(this::fold);
        }
    }

    private void fold(MigrationPart part) {
        if (editor != null && !editor.toggleFold(part)) {
            status.say("Parts of more than 400 lines are not folded");
        }
    }

    /// Ends what was subscribed to.
    void dispose() {
        quiet.stop();
        editor().ifPresent(SqlEditor::dispose);
    }
}
