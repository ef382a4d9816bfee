package dev.tidemark.desktop.editor;

import dev.tidemark.engine.migration.MigrationPart;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;

/// A control that edits SQL. Used on the JavaFX thread.
interface SqlEditor extends EditedText {
    /// The control.
    Region node();

    /// Number of characters.
    int length();

    /// What is selected.
    Selection selection();

    /// The text that is selected.
    String selectedText();

    /// Where the caret is.
    ObservableValue<Caret> caretProperty();

    /// Where the caret is on the screen; empty while it is not seen.
    Optional<Bounds> caretBounds();

    /// Text after which a line reads as it does here: what the lines above leave open.
    ///
    /// @param line from 0
    String opening(int line);

    /// Puts the caret at a place, or the nearest there is, and shows it.
    ///
    /// @param line from 1
    /// @param column from 1, in code points
    void goTo(int line, int column);

    /// Changes whole lines.
    void edit(LineEdit edit);

    void undo();

    void redo();

    ObservableBooleanValue undoable();

    ObservableBooleanValue redoable();

    /// Whether it can be edited.
    void setReadOnly(ReadOnly readOnly);

    /// Whether a text can be edited.
    enum ReadOnly {
        EDITABLE,
        READ_ONLY
    }

    /// Whether long lines go on below.
    void wrap(Wrap wrap);

    /// What becomes of long lines.
    enum Wrap {
        NONE,
        LINES
    }

    /// Larger than usual by so many steps; negative for smaller.
    void zoom(int steps);

    /// Shows the text in a font.
    void show(MonospaceFont font);

    /// Shows what was found; what is selected of it looks different.
    void showMatches(Matches matches);

    /// Shows problems in text and gutter.
    void showProblems(List<ProblemMark> problems);

    /// Tints parts and names them in the gutter.
    void showParts(List<MigrationPart> parts);

    /// Folds a part, or unfolds it when it is folded. False when it has too many lines for that.
    boolean toggleFold(MigrationPart part);

    /// Takes the keyboard.
    void focus();

    /// Ends what it subscribed to.
    void dispose();
}
