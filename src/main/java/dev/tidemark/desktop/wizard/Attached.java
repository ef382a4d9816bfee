package dev.tidemark.desktop.wizard;

/// Content of a step that follows something which outlives it.
public interface Attached {
    /// Its page was opened.
    void onAttached();

    /// Its page was closed.
    void onDetached();
}
