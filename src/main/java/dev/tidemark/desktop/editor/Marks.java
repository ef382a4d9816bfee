package dev.tidemark.desktop.editor;

import dev.tidemark.engine.migration.MigrationPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is shown over and beside the text, kept at its place while the text is edited.
final class Marks {
    private Matches matches = Matches.NONE;
    private List<ProblemMark> problems = List.of();
    private List<MigrationPart> parts = List.of();
    private Optional<Brackets.Pair> brackets = Optional.empty();
    private int currentFrom = -1;
    private int currentTo = -1;

    List<ProblemMark> problems() {
        return problems;
    }

    List<MigrationPart> parts() {
        return parts;
    }

    Optional<Brackets.Pair> brackets() {
        return brackets;
    }

    /// Sets what was found; true when that changes what is seen.
    boolean matches(Matches found) {
        boolean other = !matches.equals(found);
        matches = found;
        return other;
    }

    boolean problems(List<ProblemMark> shown) {
        boolean other = !problems.equals(shown);
        problems = List.copyOf(shown);
        return other;
    }

    boolean parts(List<MigrationPart> shown) {
        boolean other = !parts.equals(shown);
        parts = List.copyOf(shown);
        return other;
    }

    boolean brackets(Optional<Brackets.Pair> pair) {
        boolean other = !brackets.equals(pair);
        brackets = pair;
        return other;
    }

    /// Sets what is selected, which looks different where it is a match.
    boolean selected(int from, int to) {
        boolean shown = matches.exactly(from, to) >= 0;
        boolean other = shown ? currentFrom != from || currentTo != to : currentFrom >= 0;
        currentFrom = shown ? from : -1;
        currentTo = shown ? to : -1;
        return other;
    }

    /// Lines from 0: the first one that was edited, how many went behind it and how many came.
    void edited(EditedText.Change change, int line, int removed, int added) {
        matches = matches.edited(change.at(), change.removed(), change.inserted());
        brackets = Optional.empty();
        if (removed != added) {
            int by = added - removed;
            problems =
                    problems.stream()
                            .filter(it -> it.line() <= line || it.line() > line + removed)
                            .map(it -> it.line() > line ? it.down(by) : it)
                            .toList();
            parts = parts.stream().map(it -> moved(it, line + 1, by)).toList();
        }
    }

    private static MigrationPart moved(MigrationPart part, int line, int by) {
        int first =
                part.firstLine() > line ? Math.max(line, part.firstLine() + by) : part.firstLine();
        int last = part.lastLine() >= line ? Math.max(line, part.lastLine() + by) : part.lastLine();
        return new MigrationPart(part.kind(), first, last);
    }

    /// The part that a line belongs to, when there is more than one.
    Optional<MigrationPart> partAt(int line) {
        return parts.stream().filter(part -> part.contains(line + 1)).findFirst();
    }

    /// The problem of a line.
    Optional<ProblemMark> problemAt(int line) {
        return problems.stream().filter(it -> it.line() == line).findFirst();
    }

    /// What is seen over a line.
    ///
    /// @param offset of its first character
    List<LineMark> of(int line, int offset, String text) {
        var marks = new ArrayList<LineMark>();
        int end = offset + text.length();
        for (int i = firstIn(offset); i < matches.count() && matches.from(i) < end; i++) {
            int from = matches.from(i);
            int to = matches.to(i);
            boolean current = from == currentFrom && to == currentTo;
            marks.add(
                    new LineMark(
                            Math.max(0, from - offset),
                            Math.min(text.length(), to - offset),
                            current ? "current-match" : "match"));
        }
        brackets.ifPresent(pair -> {
            bracket(pair.open(), line, marks);
            bracket(pair.close(), line, marks);
        });
        problemAt(line).ifPresent(it -> marks.add(underline(it, text)));
        return marks;
    }

    private int firstIn(int offset) {
        int at = matches.atOrAfter(offset);
        return at > 0 && matches.to(at - 1) > offset ? at - 1 : at;
    }

    private static void bracket(Brackets.Place place, int line, List<LineMark> marks) {
        if (place.line() == line) {
            marks.add(new LineMark(place.column(), place.column() + 1, "bracket-pair"));
        }
    }

    /// From the place to the end of the word that stands there.
    private static LineMark underline(ProblemMark problem, String text) {
        int codePoints = text.codePointCount(0, text.length());
        int from = text.offsetByCodePoints(0, Math.clamp(problem.column(), 0, codePoints));
        from = Math.max(0, Math.min(from, text.length() - 1));
        int to = from;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return new LineMark(from, Math.max(to, Math.min(from + 1, text.length())), "problem-mark");
    }
}
