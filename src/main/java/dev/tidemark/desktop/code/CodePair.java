package dev.tidemark.desktop.code;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row of two texts side by side. Immutable.
///
/// @param before the first text's line, null where it has none
/// @param after the second text's line, null where it has none; where the lines are the same, and
///   where lines were left out, the same value as `before`
public record CodePair(@Nullable CodeLine before, @Nullable CodeLine after) {
    static CodePair both(CodeLine line) {
        return new CodePair(line, line);
    }

    /// Whether the texts differ here.
    public boolean changed() {
        return before != after;
    }

    /// The row as one or two lines, what is gone first.
    Stream<CodeLine> lines() {
        return changed() ? Stream.of(before, after).filter(it -> it != null) : Stream.of(before);
    }
}
