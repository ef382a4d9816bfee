package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.completion.Completer;
import dev.tidemark.desktop.completion.CompletionIndex;
import dev.tidemark.desktop.completion.CompletionPopup;
import dev.tidemark.desktop.completion.CreatedNames;
import dev.tidemark.desktop.completion.Proposal;
import dev.tidemark.desktop.completion.Snippet;
import dev.tidemark.desktop.completion.TargetNames;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// Completion in one text: asks for proposals beside the JavaFX thread, shows them at the caret,
/// and writes what is taken. Used on the JavaFX thread.
final class Completing {
    /// Lines around the caret in which a statement is looked for.
    private static final int BEFORE = 400;

    private static final int AFTER = 100;
    private static final int PAGE = 8;

    /// Of larger texts the own names are not read: they are data.
    private static final int LARGEST = 1 << 20;

    private final SqlEditor editor;
    private final Pane parent;
    private final TargetNames names;
    private final Consumer<String> say;
    private final BooleanSupplier editable;
    private final Newest asking;
    private final Newest reading;
    private final BackgroundWork work;
    private final CompletionPopup popup = new CompletionPopup(this::take);
    private final SnippetStops stops;
    private CompletionIndex own = CompletionIndex.EMPTY;
    private List<Snippet> offered = List.of();
    private int length;

    /// @param parent what the editor is shown in, over which proposals stand
    /// @param editable whether the text may be changed now
    /// @param say tells something that nothing need be done about
    Completing(
            SqlEditor editor,
            Pane parent,
            TargetNames names,
            BackgroundWork work,
            BooleanSupplier editable,
            Consumer<String> say) {
        this.editor = editor;
        this.parent = parent;
        this.names = names;
        this.work = work;
        this.editable = editable;
        this.say = say;
        asking = new Newest(work);
        reading = new Newest(work);
        stops = new SnippetStops(editor);
        editor.node().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        editor.node().addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        editor.node().addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> hide());
        editor.onChange(_ -> changed());
        names.look();
    }

    /// What is shown; to be put over the text.
    CompletionPopup popup() {
        return popup;
    }

    /// The text is at rest: its own names are read.
    void rest(ScriptOptions options) {
        if (editor.length() > LARGEST) {
            return;
        }
        var snapshot = editor.snapshot();
        reading.start(
                () -> {
                    var created = new CreatedNames();
                    created.read(SqlSource.text("", snapshot.text()), options, "this file");
                    return CompletionIndex.of(created.names());
                },
                found -> own = found,
                _ -> {});
    }

    /// Proposes whatever fits at the caret.
    void open() {
        if (editable.getAsBoolean()) {
            offered = names.snippets();
            ask(names.completer(own), Why.ASKED);
        }
    }

    /// Proposes snippets only.
    void snippets() {
        if (editable.getAsBoolean()) {
            offered = names.snippets();
            length = 0;
            show(offered.stream().map(Snippet::proposal).toList(), Why.ASKED);
        }
    }

    private enum Why {
        ASKED,
        TYPED
    }

    private void changed() {
        if (popup.isVisible()) {
            // The caret moves after the text.
            work.fxThread().execute(() -> ask(names.completer(own), Why.TYPED));
        }
    }

    private void typed(KeyEvent event) {
        if (event.getCharacter().equals(".") && editable.getAsBoolean()) {
            work.fxThread().execute(() -> ask(names.completer(own), Why.TYPED));
        }
    }

    private record Place(String text, int caret) {}

    private void ask(Completer completer, Why why) {
        var snapshot = editor.snapshot();
        var selection = editor.selection();
        int line = selection.caretLine();
        int first = Math.max(0, line - BEFORE);
        int last = Math.min(snapshot.lines(), line + AFTER);
        String opening = editor.opening(first);
        asking.start(
                () -> {
                    var place = place(snapshot, first, last, selection, opening);
                    return new Answer(completer.at(place.text(), place.caret()), place.caret());
                },
                answer -> {
                    length = answer.caret() - answer.result().from();
                    show(answer.result().proposals(), why);
                },
                _ -> {});
    }

    private record Answer(Completer.Result result, int caret) {}

    private static Place place(
            TextSnapshot snapshot, int first, int last, Selection at, String opening) {
        var text = new StringBuilder(opening);
        int caret = 0;
        for (int line = first; line < last; line++) {
            if (line == at.caretLine()) {
                caret = text.length() + at.caretColumn();
            }
            text.append(snapshot.line(line)).append('\n');
        }
        return new Place(text.toString(), Math.min(caret, text.length()));
    }

    private void show(List<Proposal> proposals, Why why) {
        var bounds = editor.caretBounds().map(this::here);
        boolean whole =
                why == Why.TYPED
                        && proposals.size() == 1
                        && proposals.getFirst().insert().length() == length;
        if (proposals.isEmpty() || bounds.isEmpty() || whole) {
            popup.hide();
            if (why == Why.ASKED) {
                say.accept("Nothing to propose here");
            }
        } else {
            popup.show(proposals, bounds.get(), parent);
        }
    }

    private Bounds here(Bounds onScreen) {
        return parent.screenToLocal(onScreen);
    }

    private void hide() {
        asking.forget();
        popup.hide();
    }

    private void pressed(KeyEvent event) {
        if (popup.isVisible()) {
            if (handled(event)) {
                event.consume();
            }
        } else if (stops.active()) {
            step(event);
        }
    }

    private boolean handled(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> popup.move(1);
            case UP -> popup.move(-1);
            case PAGE_DOWN -> popup.move(PAGE);
            case PAGE_UP -> popup.move(-PAGE);
            case ENTER, TAB -> take();
            case ESCAPE -> hide();
            case LEFT, RIGHT, HOME, END -> {
                hide();
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(KeyEvent event) {
        switch (event.getCode()) {
            case TAB -> stops.step(event.isShiftDown() ? -1 : 1);
            case ESCAPE -> stops.end();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void take() {
        var chosen = popup.chosen();
        hide();
        chosen.ifPresent(this::write);
    }

    private void write(Proposal proposal) {
        int end = editor.selectionEnd();
        int from = Math.max(0, editor.selectionStart() - length);
        var snippet = snippet(proposal);
        if (snippet.isPresent()) {
            insert(snippet.get(), from, end);
            return;
        }
        boolean call = proposal.kind() == Proposal.Kind.FUNCTION && !followedByBracket();
        String text = proposal.insert() + (call ? "()" : "");
        editor.edit(new Edit(from, end, text));
        int caret = from + text.length() - (call ? 1 : 0);
        editor.select(caret, caret);
    }

    private boolean followedByBracket() {
        var at = editor.selection();
        String line = editor.snapshot().line(at.caretLine());
        return at.caretColumn() < line.length() && line.charAt(at.caretColumn()) == '(';
    }

    private Optional<Snippet> snippet(Proposal proposal) {
        return proposal.kind() == Proposal.Kind.SNIPPET
                ? offered.stream().filter(it -> it.name().equals(proposal.label())).findFirst()
                : Optional.empty();
    }

    /// Lines behind the first one begin as far in as the line it is inserted in.
    private void insert(Snippet snippet, int from, int end) {
        String line = editor.snapshot().line(editor.selection().caretLine());
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        var indented = snippet.indented(indent);
        editor.edit(new Edit(from, end, indented.text()));
        stops.begin(from, indented.stops());
    }
}
