package dev.tidemark.engine.preflight;

/// What a preflight found about one subject.
///
/// @param subject what was looked at
/// @param grade how good or bad it is
/// @param found what was found, one or more sentences
/// @param fix what to do about it; empty where there is nothing to do
public record Finding(Subject subject, Grade grade, String found, String fix) {
    /// How good or bad something is.
    public enum Grade {
        OK,
        /// Can't be found out with this role, or from here.
        NOT_KNOWN,
        /// The run may begin; somebody should have read this first.
        WARNING,
        /// The run will not begin, or is sure to fail.
        REFUSED
    }

    static Finding ok(Subject subject, String found) {
        return new Finding(subject, Grade.OK, found, "");
    }

    static Finding notKnown(Subject subject, String why, String fix) {
        return new Finding(subject, Grade.NOT_KNOWN, why, fix);
    }

    static Finding warning(Subject subject, String found, String fix) {
        return new Finding(subject, Grade.WARNING, found, fix);
    }

    static Finding refused(Subject subject, String found, String fix) {
        return new Finding(subject, Grade.REFUSED, found, fix);
    }
}
