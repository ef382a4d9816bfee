package dev.tidemark.engine.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The words in which two lines differ.
///
/// @param before marks of the first line
/// @param after marks of the second line
record WordMarks(List<Mark> before, List<Mark> after) {
    private static final WordMarks NONE = new WordMarks(List.of(), List.of());
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);

    /// Longer lines are data, whose words nobody reads one by one.
    private static final int LONGEST = 2000;

    /// Lines that share less than this part of their characters are two different lines.
    private static final double LEAST_SHARED = 0.3;

    static WordMarks of(String before, String after) {
        if (before.length() > LONGEST || after.length() > LONGEST || before.equals(after)) {
            return NONE;
        }
        var left = words(before);
        var right = words(after);
        var deltas = DiffUtils.diff(left, right, new MyersDiffWithLinearSpace<>()).getDeltas();
        var marksLeft = new ArrayList<Mark>();
        var marksRight = new ArrayList<Mark>();
        for (var delta : deltas) {
            mark(before, left, delta.getSource(), marksLeft);
            mark(after, right, delta.getTarget(), marksRight);
        }
        boolean alike =
                shared(before, marksLeft) >= LEAST_SHARED
                        && shared(after, marksRight) >= LEAST_SHARED;
        return alike ? new WordMarks(trimmed(before, marksLeft), trimmed(after, marksRight)) : NONE;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(word -> word.group()).toList();
    }

    /// Words with nothing but blanks between them are one piece.
    private static void mark(
            String line, List<String> words, Chunk<String> chunk, List<Mark> marks) {
        if (chunk.size() == 0) {
            return;
        }
        int from = length(words.subList(0, chunk.getPosition()));
        int to = from + length(chunk.getLines());
        if (!marks.isEmpty() && line.substring(marks.getLast().to(), from).isBlank()) {
            from = marks.removeLast().from();
        }
        marks.add(new Mark(from, to));
    }

    /// Blanks around a word are not what changed, unless nothing else did.
    private static List<Mark> trimmed(String line, List<Mark> marks) {
        return marks.stream().map(mark -> trimmed(line, mark)).toList();
    }

    private static Mark trimmed(String line, Mark mark) {
        String piece = line.substring(mark.from(), mark.to());
        if (piece.isBlank()) {
            return mark;
        }
        int leading = piece.length() - piece.stripLeading().length();
        int trailing = piece.length() - piece.stripTrailing().length();
        return new Mark(mark.from() + leading, mark.to() - trailing);
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    /// Which part of a line's visible characters is not marked.
    private static double shared(String line, List<Mark> marks) {
        long visible = visible(line);
        long marked =
                marks.stream()
                        .mapToLong(mark -> visible(line.substring(mark.from(), mark.to())))
                        .sum();
        return visible == 0 ? 1 : (double) (visible - marked) / visible;
    }

    private static long visible(String text) {
        return text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
