package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.migration.MigrationPart;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.SimpleEditableStyledDocument;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.reactfx.Subscription;

/// [SqlEditor] with RichTextFX's area.
final class RichSqlEditor implements SqlEditor {
    /// Each folded line still costs as much as a visible one.
    private static final int MOST_FOLDED = 400;

    private static final int SMALLEST = -4;
    private static final int LARGEST = 8;

    private final CodeArea area;
    private final VirtualizedScrollPane<CodeArea> pane;
    private final Marks marks = new Marks();
    private final RichCanvas canvas;
    private final Highlighter highlighter;
    private final BackgroundWork work;
    private final ReadOnlyObjectWrapper<Caret> caret = new ReadOnlyObjectWrapper<>(Caret.START);
    private final ObservableBooleanValue changed;
    private Subscription subscriptions = () -> {};
    private long looks;

    /// An area with a text. Making it takes longer than anything else about opening a file, and
    /// JavaFX lets controls that no window shows be made on any thread.
    static CodeArea area(String text) {
        return new CodeArea(new SimpleEditableStyledDocument<>(RichDocument.of(text).content()));
    }

    /// @param area with the text, from [#area]
    RichSqlEditor(CodeArea area, BackgroundWork work) {
        this.work = work;
        this.area = area;
        area.getStyleClass().add("sql-area");
        area.setId("sql");
        area.setAccessibleText("SQL text");
        pane = new VirtualizedScrollPane<>(area);
        pane.getStyleClass().add("sql-pane");
        changed =
                Bindings.createBooleanBinding(
                        this::differs, area.getUndoManager().atMarkedPositionProperty());
        area.getUndoManager().mark();
        canvas = new RichCanvas(area, marks);
        highlighter = new Highlighter(canvas, work, lines());
        area.setParagraphGraphicFactory(
                new Gutter(marks, this::lines, area::isFolded, area::unfoldParagraphs));
        TypingKeys.install(area, this);
        subscribe();
    }

    private boolean differs() {
        return !Boolean.TRUE.equals(area.getUndoManager().atMarkedPositionProperty().getValue());
    }

    private void subscribe() {
        watch(area.viewportDirtyEvents().subscribe(_ -> highlighter.moved()));
        area.getVisibleParagraphs().sizeProperty().addListener((_, _, _) -> highlighter.moved());
        area.caretPositionProperty().addListener((_, _, _) -> caretMoved());
        area.selectionProperty().addListener((_, _, _) -> selectionMoved());
        watch(area.plainTextChanges().subscribe(this::textChanged));
    }

    private void watch(Subscription subscription) {
        subscriptions = subscriptions.and(subscription);
    }

    private void textChanged(PlainTextChange change) {
        int line = area.offsetToPosition(change.getPosition(), Bias.Forward).getMajor();
        int removed = lineEnds(change.getRemoved());
        int added = lineEnds(change.getInserted());
        int digits = String.valueOf(lines()).length();
        marks.edited(changeOf(change), line, removed, added);
        highlighter.edited(line, removed, added);
        if (String.valueOf(lines() - added + removed).length() != digits) {
            canvas.renumber();
        }
    }

    private static Change changeOf(PlainTextChange change) {
        return new Change(
                change.getPosition(), change.getRemoved().length(), change.getInserted().length());
    }

    private static int lineEnds(String text) {
        int count = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }

    private int lines() {
        return area.getParagraphs().size();
    }

    private void caretMoved() {
        selectionMoved();
        long asked = ++looks;
        var place = new Brackets.Place(area.getCurrentParagraph(), area.getCaretColumn());
        int first = Math.max(0, place.line() - Brackets.REACH);
        var start = highlighter.start(first);
        var text = snapshot();
        work.start(
                () -> Brackets.at(text, start, first, place),
                pair -> {
                    var before = marks.brackets();
                    if (asked == looks && marks.brackets(pair)) {
                        before.ifPresent(this::changeLook);
                        pair.ifPresent(this::changeLook);
                    }
                },
                _ -> {});
    }

    private void changeLook(Brackets.Pair pair) {
        highlighter.changeLook(pair.open().line());
        highlighter.changeLook(pair.close().line());
    }

    private void selectionMoved() {
        int line = area.getCurrentParagraph();
        String text = area.getParagraph(line).getText();
        int column = Math.min(area.getCaretColumn(), text.length());
        caret.set(
                new Caret(
                        line + 1,
                        text.codePointCount(0, column) + 1,
                        area.getSelection().getLength()));
        if (marks.selected(area.getSelection().getStart(), area.getSelection().getEnd())) {
            highlighter.changeLook();
        }
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public TextSnapshot snapshot() {
        return new RichDocument(area.getContent().snapshot());
    }

    @Override
    public int length() {
        return area.getLength();
    }

    @Override
    public Selection selection() {
        var anchor = area.offsetToPosition(area.getAnchor(), Bias.Forward);
        var at = area.offsetToPosition(area.getCaretPosition(), Bias.Forward);
        return new Selection(anchor.getMajor(), anchor.getMinor(), at.getMajor(), at.getMinor());
    }

    @Override
    public String selectedText() {
        return area.getSelectedText();
    }

    @Override
    public int selectionStart() {
        return area.getSelection().getStart();
    }

    @Override
    public int selectionEnd() {
        return area.getSelection().getEnd();
    }

    @Override
    public ObservableValue<Caret> caretProperty() {
        return caret.getReadOnlyProperty();
    }

    @Override
    public Optional<Bounds> caretBounds() {
        return area.getCaretBounds();
    }

    @Override
    public String opening(int line) {
        return highlighter.start(line).opening();
    }

    @Override
    public void select(int from, int to) {
        area.selectRange(Math.min(from, length()), Math.min(to, length()));
        show(area.getCurrentParagraph());
    }

    @Override
    public void goTo(int line, int column) {
        int paragraph = Math.clamp(line - 1, 0, lines() - 1);
        String text = area.getParagraph(paragraph).getText();
        int codePoints = text.codePointCount(0, text.length());
        int at = text.offsetByCodePoints(0, Math.clamp(column - 1, 0, codePoints));
        area.moveTo(paragraph, at);
        show(paragraph);
    }

    /// In the middle, unless it is seen already.
    private void show(int paragraph) {
        if (paragraph > canvas.firstSeen() && paragraph < canvas.lastSeen()) {
            area.requestFollowCaret();
        } else {
            area.showParagraphAtCenter(paragraph);
            area.requestFollowCaret();
        }
    }

    @Override
    public void edit(Edit edit) {
        if (!edit.nothing()) {
            area.replaceText(edit.from(), edit.to(), edit.text());
        }
    }

    @Override
    public void edit(LineEdit edit) {
        int from = area.getAbsolutePosition(edit.first(), 0);
        int to = area.getAbsolutePosition(edit.last(), area.getParagraphLength(edit.last()));
        area.replaceText(from, to, String.join("\n", edit.lines()));
        var after = edit.after();
        area.selectRange(
                after.anchorLine(), after.anchorColumn(), after.caretLine(), after.caretColumn());
        area.requestFollowCaret();
    }

    @Override
    public void undo() {
        area.undo();
        area.requestFollowCaret();
    }

    @Override
    public void redo() {
        area.redo();
        area.requestFollowCaret();
    }

    @Override
    public ObservableBooleanValue undoable() {
        return Bindings.createBooleanBinding(area::isUndoAvailable, area.undoAvailableProperty());
    }

    @Override
    public ObservableBooleanValue redoable() {
        return Bindings.createBooleanBinding(area::isRedoAvailable, area.redoAvailableProperty());
    }

    @Override
    public ObservableBooleanValue changed() {
        return changed;
    }

    @Override
    public void markSaved() {
        area.getUndoManager().preventMerge();
        area.getUndoManager().mark();
    }

    @Override
    public void onChange(Consumer<Change> listener) {
        watch(area.plainTextChanges().subscribe(change -> listener.accept(changeOf(change))));
    }

    @Override
    public void setReadOnly(ReadOnly readOnly) {
        area.setEditable(readOnly == ReadOnly.EDITABLE);
    }

    @Override
    public void wrap(Wrap wrap) {
        area.setWrapText(wrap == Wrap.LINES);
    }

    @Override
    public void zoom(int steps) {
        area.getStyleClass().removeIf(it -> it.startsWith("zoom-"));
        int size = Math.clamp(steps, SMALLEST, LARGEST);
        if (size != 0) {
            area.getStyleClass().add("zoom-%s%d".formatted(size < 0 ? "m" : "p", Math.abs(size)));
        }
    }

    @Override
    public void show(MonospaceFont font) {
        area.getStyleClass().removeIf(it -> it.startsWith("font-"));
        area.getStyleClass().add(font.styleClass());
    }

    @Override
    public void showMatches(Matches matches) {
        boolean other = marks.matches(matches);
        boolean current =
                marks.selected(area.getSelection().getStart(), area.getSelection().getEnd());
        if (other || current) {
            highlighter.changeLook();
        }
    }

    @Override
    public void showProblems(List<ProblemMark> problems) {
        if (marks.problems(problems)) {
            canvas.renumber();
            highlighter.changeLook();
        }
    }

    @Override
    public void showParts(List<MigrationPart> parts) {
        if (marks.parts(parts.size() > 1 || rollback(parts) ? parts : List.of())) {
            canvas.renumber();
            highlighter.changeLook();
        }
    }

    private static boolean rollback(List<MigrationPart> parts) {
        return !parts.isEmpty() && parts.getFirst().kind() == MigrationPart.Kind.ROLLBACK;
    }

    @Override
    public boolean toggleFold(MigrationPart part) {
        int first = part.firstLine() - 1;
        int last = Math.min(part.lastLine(), lines()) - 1;
        if (last > first && area.isFolded(first + 1)) {
            area.unfoldParagraphs(first);
        } else if (last - first > MOST_FOLDED) {
            return false;
        } else if (last > first) {
            area.foldParagraphs(first, last);
        }
        return true;
    }

    @Override
    public void focus() {
        area.requestFocus();
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
        area.dispose();
    }
}
