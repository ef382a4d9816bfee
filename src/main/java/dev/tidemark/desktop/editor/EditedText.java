package dev.tidemark.desktop.editor;

import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;

/// A text that is being edited, without the control around it. Used on the JavaFX thread; what
/// [#snapshot] gives may be read on any.
interface EditedText {
    /// What happened to the text.
    ///
    /// @param at offset of the first character that changed
    /// @param removed how many characters went
    /// @param inserted how many characters came
    record Change(int at, int removed, int inserted) {}

    /// The text now.
    TextSnapshot snapshot();

    /// The offset of the beginning of what is selected, or of the caret.
    int selectionStart();

    /// The offset of the end of what is selected, or of the caret.
    int selectionEnd();

    /// Selects and shows.
    void select(int from, int to);

    /// Changes the text; the caret stays where it is in the text around.
    void edit(Edit edit);

    /// Whether the text differs from what it was when it was opened, or last marked as saved.
    ObservableBooleanValue changed();

    /// The text now is what is saved.
    void markSaved();

    /// Calls somebody after each change of the text.
    void onChange(Consumer<Change> listener);
}
