package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.highlight.LineStart;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known of each line of a text that is edited: what it continues, and whether it wears its
/// colours. Used on one thread.
final class LineStates {
    private static final class Line {
        private @Nullable LineStart start;
        private int look = -1;
    }

    private final ArrayList<Line> lines = new ArrayList<>();

    /// Lines that have to be lexed because they, or what they continue, changed.
    private final TreeSet<Integer> dirty = new TreeSet<>();

    /// The present look; lines of another one have to be coloured again.
    private int look;

    /// @param count how many lines the text has
    LineStates(int count) {
        for (int i = 0; i < count; i++) {
            lines.add(new Line());
        }
        lines.getFirst().start = LineStart.SCRIPT;
        dirty.add(0);
    }

    int count() {
        return lines.size();
    }

    /// Lines were edited.
    ///
    /// @param first the first edited line
    /// @param removed how many lines less there are behind it
    /// @param added how many lines more there are behind it then
    void edited(int first, int removed, int added) {
        lines.subList(first + 1, first + 1 + removed).clear();
        var fresh = new ArrayList<Line>(added);
        for (int i = 0; i < added; i++) {
            fresh.add(new Line());
        }
        lines.addAll(first + 1, fresh);
        lines.get(first).look = -1;
        var moved = new ArrayList<Integer>();
        for (int line : dirty.tailSet(first, false)) {
            moved.add(Math.max(first, line - removed) + added);
        }
        dirty.tailSet(first, false).clear();
        dirty.addAll(moved);
        for (int line = first; line <= first + added; line++) {
            dirty.add(line);
        }
    }

    /// The first line that has to be lexed, or -1.
    int firstDirty() {
        return dirty.isEmpty() ? -1 : dirty.first();
    }

    /// What a line continues, or null while that is not known.
    @Nullable LineStart start(int line) {
        return lines.get(line).start;
    }

    /// Takes what lexing found, beginning with a line whose start was known.
    ///
    /// @param after what the line below each continues
    void lexed(int first, List<LineStart> after) {
        for (int i = 0; i < after.size(); i++) {
            int line = first + i;
            dirty.remove(line);
            if (line + 1 < lines.size()) {
                begin(line + 1, after.get(i));
            }
        }
    }

    private void begin(int index, LineStart start) {
        var line = lines.get(index);
        if (!start.equals(line.start)) {
            line.start = start;
            line.look = -1;
            dirty.add(index);
        }
    }

    /// Whether a line has to be coloured.
    boolean plain(int line) {
        return lines.get(line).look != look;
    }

    /// A line wears its colours.
    void coloured(int line) {
        lines.get(line).look = look;
    }

    /// All lines have to be coloured again.
    void changeLook() {
        look++;
    }

    /// One line has to be coloured again.
    void changeLook(int line) {
        lines.get(line).look = -1;
    }
}
