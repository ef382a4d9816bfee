package dev.tidemark.desktop.editor;

/// A line above the text that tells how it stands with its file.
///
/// @param kind what it is about; there is at most one of each
/// @param text one or two sentences
record Notice(Kind kind, String text) {
    /// What a notice is about, which decides what can be done about it.
    enum Kind {
        /// A draft is shown.
        RESTORED,
        /// The file on disk is not the one that is edited, and there are changes here.
        CHANGED_ON_DISK,
        /// The file was read again because it changed and nothing was typed.
        RELOADED,
        DELETED,
        NOT_WRITABLE,
        TOO_LARGE,
        LONG_LINES,
        /// The migration has run.
        APPLIED
    }
}
