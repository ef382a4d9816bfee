package dev.tidemark.desktop.search;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.highlight.LineLexer;
import dev.tidemark.desktop.highlight.LineStart;
import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.engine.difference.Mark;
import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.ProjectFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for something in one file. Used on a worker.
final class FileSearch {
    /// Larger files are shown without colours, which take longer than finding.
    private static final int MOST_COLOURED = 2 << 20;

    /// Nobody reads more of a line in a list.
    private static final int LONGEST = 400;

    /// How much of a long line stands before what was found.
    private static final int BEFORE = 40;

    private final ProjectFile file;
    private final Pattern wanted;
    private final int most;
    private final List<SearchRow> hits = new ArrayList<>();
    private @Nullable List<List<Piece>> pieces;

    private FileSearch(ProjectFile file, Pattern wanted, int most) {
        this.file = file;
        this.wanted = wanted;
        this.most = most;
    }

    /// What a file has of something: a heading with the places below it; nothing when it has none.
    ///
    /// @param most how many places at most
    /// @throws WantedText.TooLong when it takes longer than a person waits
    static List<SearchRow> of(ProjectFile file, Pattern wanted, int most) {
        var search = new FileSearch(file, wanted, most);
        try {
            search.run(TextFile.read(file.path(), file.name()).text());
        } catch (IOException e) {
            return List.of(new SearchRow.Unread(file, String.valueOf(e.getMessage())));
        } catch (ProblemException e) {
            return List.of(new SearchRow.Unread(file, e.problem().why()));
        }
        if (search.hits.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<SearchRow>(search.hits.size() + 1);
        rows.add(new SearchRow.Heading(file, search.hits.size()));
        rows.addAll(search.hits);
        return rows;
    }

    private void run(String text) {
        var matcher = wanted.matcher(WantedText.patiently(text));
        int line = 1;
        int start = 0;
        while (hits.size() < most && matcher.find()) {
            if (matcher.end() == matcher.start()) {
                continue;
            }
            for (int at = text.indexOf('\n', start);
                    at >= 0 && at < matcher.start();
                    at = text.indexOf('\n', start)) {
                start = at + 1;
                line++;
            }
            add(text, line, start, matcher.start(), matcher.end());
        }
    }

    private void add(String text, int line, int start, int from, int to) {
        int newline = text.indexOf('\n', start);
        String whole = text.substring(start, newline < 0 ? text.length() : newline);
        int column = whole.codePointCount(0, Math.min(from - start, whole.length())) + 1;
        int cut = from - start > LONGEST / 2 ? from - start - BEFORE : 0;
        String seen = whole.substring(cut, Math.min(whole.length(), cut + LONGEST));
        var mark = new Mark(from - start - cut, Math.min(seen.length(), to - start - cut));
        hits.add(
                new SearchRow.Hit(
                        file,
                        line,
                        column,
                        new CodeLine(
                                CodeLine.Kind.PLAIN,
                                "",
                                String.valueOf(line),
                                seen,
                                List.of(mark),
                                cut > 0 ? List.of() : colours(text, line))));
    }

    private List<Piece> colours(String text, int line) {
        if (text.length() > MOST_COLOURED) {
            return List.of();
        }
        if (pieces == null) {
            pieces = LineLexer.lex(LineStart.SCRIPT, text.lines().toList()).pieces();
        }
        return line <= pieces.size() ? pieces.get(line - 1) : List.of();
    }
}
