package dev.tidemark.desktop.timeline;

/// People's names as tracking tables have them.
final class Names {
    private Names() {}

    /// The person of `role (person@host)`; anything else as it is.
    static String person(String appliedBy) {
        int open = appliedBy.indexOf('(');
        int at = appliedBy.indexOf('@', open + 1);
        return open > 0 && at > open + 1 && appliedBy.endsWith(")")
                ? appliedBy.substring(open + 1, at)
                : appliedBy;
    }
}
