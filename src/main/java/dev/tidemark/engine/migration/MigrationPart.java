package dev.tidemark.engine.migration;

/// A part of a migration's file, in whole lines.
///
/// @param kind what it is for
/// @param firstLine its first line, from 1
/// @param lastLine its last line, from 1
public record MigrationPart(Kind kind, int firstLine, int lastLine) {
    /// What a part of a file is for.
    public enum Kind {
        /// The `Key: value` lines at the beginning.
        HEADER,
        /// The change.
        UP,
        /// The way back, its marker included.
        ROLLBACK
    }

    /// Whether a line belongs to it.
    public boolean contains(int line) {
        return firstLine <= line && line <= lastLine;
    }
}
