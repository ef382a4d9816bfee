package dev.tidemark.engine.catalog.document;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Builds a text in GitHub's Markdown.
final class Markdown {
    private final StringBuilder out = new StringBuilder();

    /// A line, then an empty one.
    Markdown paragraph(String text) {
        if (!text.isBlank()) {
            out.append(text.strip()).append("\n\n");
        }
        return this;
    }

    Markdown heading(int level, String text) {
        return paragraph("#".repeat(level) + " " + text);
    }

    /// A heading that links lead to, whatever the reader's program makes of its text.
    Markdown heading(int level, String text, String anchor) {
        out.append("<a id=\"%s\"></a>\n\n".formatted(anchor));
        return heading(level, text);
    }

    /// Lines of a list; nothing when there are none.
    Markdown list(List<String> items) {
        if (!items.isEmpty()) {
            items.forEach(item -> out.append("- ").append(item).append('\n'));
            out.append('\n');
        }
        return this;
    }

    /// A table; nothing when there are no rows.
    ///
    /// @param always how many columns are there in any case; others when some row fills them
    Markdown table(int always, List<String> titles, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        var shown =
                IntStream.range(0, titles.size())
                        .filter(column ->
                                column < always
                                        || rows.stream()
                                                .anyMatch(row -> !row.get(column).isEmpty()))
                        .boxed()
                        .toList();
        line(shown.stream().map(titles::get).toList());
        line(shown.stream().map(_ -> "---").toList());
        rows.forEach(row -> line(shown.stream().map(row::get).toList()));
        out.append('\n');
        return this;
    }

    private void line(List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |"))).append('\n');
    }

    /// A block of code.
    Markdown code(String language, String text) {
        String fence = text.contains("```") ? "````" : "```";
        out.append(fence).append(language).append('\n').append(text.stripTrailing());
        out.append('\n').append(fence).append("\n\n");
        return this;
    }

    /// A block of code that is shown on demand.
    Markdown folded(String title, String language, String text) {
        out.append("<details>\n<summary>%s</summary>\n\n".formatted(title));
        code(language, text);
        out.append("</details>\n\n");
        return this;
    }

    String text() {
        return out.toString().stripTrailing() + "\n";
    }

    /// Words of people in a line or a cell.
    static String words(String text) {
        return text.strip()
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("`", "\\`")
                .replaceAll("\\R+", "<br>");
    }

    /// Code in a line or a cell.
    static String code(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String line = text.replaceAll("\\s*\\R\\s*", " ").replace("|", "\\|");
        return line.contains("`") ? "`` %s ``".formatted(line) : "`%s`".formatted(line);
    }

    /// A link to the heading of an object.
    static String link(SqlName name, String shown) {
        return "[%s](#%s)".formatted(words(shown), anchor(name));
    }

    /// The anchor of an object's heading. Names that differ in nothing but characters that an
    /// anchor can't have share it.
    static String anchor(SqlName name) {
        return anchor("%s.%s".formatted(name.schema(), name.name()));
    }

    static String anchor(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_.-]", "-");
    }
}
