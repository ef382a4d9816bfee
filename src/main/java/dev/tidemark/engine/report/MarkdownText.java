package dev.tidemark.engine.report;

import dev.tidemark.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Texts from elsewhere as Markdown.
final class MarkdownText {
    /// An underscore between letters or digits means nothing.
    private static final Pattern SPECIAL =
            Pattern.compile("([\\\\`*{}\\[\\]<>#|~&!]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}]))");

    private MarkdownText() {}

    /// A problem as a quotation, line by line.
    static List<String> problem(Problem problem) {
        var lines = new ArrayList<String>();
        lines.add("> **%s** `%s`".formatted(plain(problem.what()), problem.code().text()));
        quoted(lines, problem.why());
        if (problem.where() != null) {
            quoted(lines, "At " + problem.where());
        }
        if (problem.server() != null) {
            quoted(lines, "SQLSTATE " + problem.server().sqlState());
        }
        if (problem.databaseState() != null) {
            quoted(lines, "Database: " + problem.databaseState());
        }
        quoted(lines, problem.hint());
        return lines;
    }

    private static void quoted(List<String> lines, String text) {
        lines.add(">");
        lines.add("> " + plain(text));
    }

    /// Text on one line that means nothing to Markdown.
    static String plain(String text) {
        return SPECIAL.matcher(oneLine(text)).replaceAll("\\\\$1");
    }

    /// Text between back-quotes, in more of them than it holds; a bar would end a table's cell even
    /// there.
    static String code(String text) {
        String line = oneLine(text);
        if (line.isEmpty()) {
            return "";
        }
        String quotes = "`";
        while (line.contains(quotes)) {
            quotes += "`";
        }
        String gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return quotes + gap + line.replace("|", "\\|") + gap + quotes;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
