package dev.tidemark.engine.verify;

import java.util.Locale;

/// One thing that was checked.
///
/// @param kind what sort of thing
/// @param name what was checked, as people know it
/// @param result what came of it
/// @param detail what was found, one sentence; empty where the name says it all
public record Check(Kind kind, String name, Result result, String detail) {
    /// Sorts of checks.
    public enum Kind {
        /// The project's files can be read and understood.
        FILES,
        /// Applied migrations are the files', in order, and none was left half done.
        MIGRATIONS,
        /// A table that the project requires.
        TABLE,
        /// A column that the project requires.
        COLUMN,
        /// No index was left invalid.
        INDEXES,
        /// No constraint was left unvalidated.
        CONSTRAINTS,
        /// The schema is as the last run left it.
        DRIFT,
        /// A query that has to answer true.
        QUERY,
        /// An address that has to answer.
        HTTP,
        /// A log file in which nothing bad may appear.
        LOG;

        /// The kind as printed and written to JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What came of a check.
    public enum Result {
        /// It is as it should be.
        PASSED,
        /// It is not.
        FAILED,
        /// It could not be found out, or not well enough: somebody has to decide.
        INCONCLUSIVE;

        /// The word as printed and written to JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether it is as it should be.
    public boolean passed() {
        return result == Result.PASSED;
    }

    static Check passed(Kind kind, String name, String detail) {
        return new Check(kind, name, Result.PASSED, detail);
    }

    static Check failed(Kind kind, String name, String detail) {
        return new Check(kind, name, Result.FAILED, detail);
    }

    static Check inconclusive(Kind kind, String name, String detail) {
        return new Check(kind, name, Result.INCONCLUSIVE, detail);
    }
}
