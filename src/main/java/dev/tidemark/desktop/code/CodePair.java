package dev.tidemark.desktop.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        return !Objects.equals(before, after);
    }

    /// The row as one or two lines, what is gone first.
    List<CodeLine> lines() {
        var lines = new ArrayList<CodeLine>(2);
        if (before != null) {
            lines.add(before);
        }
        if (after != null && changed()) {
            lines.add(after);
        }
        return lines;
    }
}
