package dev.tidemark.engine.verify;

import java.util.Locale;

/// One thing that was checked.
///
/// @param kind what sort of thing
/// @param name what was checked, as people know it
/// @param passed whether it is as it should be
/// @param detail what was found, one sentence; empty where the name says it all
public record Check(Kind kind, String name, boolean passed, String detail) {
    /// Sorts of checks.
    public enum Kind {
        /// The project's files can be read and understood.
        FILES,
        /// Applied migrations are the files', in order, and none was left half done.
        MIGRATIONS,
        /// A table that the project requires.
        TABLE,
        /// No index was left invalid.
        INDEXES,
        /// A query that has to answer true.
        QUERY,
        /// An address that has to answer.
        HTTP;

        /// The kind as printed and written to JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Check passed(Kind kind, String name, String detail) {
        return new Check(kind, name, true, detail);
    }

    static Check failed(Kind kind, String name, String detail) {
        return new Check(kind, name, false, detail);
    }
}
