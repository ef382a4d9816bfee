package dev.tidemark.desktop.editor;

/// An editor's text at one moment. Immutable: made on the JavaFX thread at no cost, read on any.
interface TextSnapshot {
    /// How many lines there are, at least one.
    int lines();

    /// One line, without its end.
    ///
    /// @param index from 0
    String line(int index);

    /// The whole text, with `\n` between lines.
    String text();
}
