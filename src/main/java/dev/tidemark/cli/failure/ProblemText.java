package dev.tidemark.cli.failure;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem as a person reads it: what, why, where, the server's words, the state of the database
/// and the way out.
public final class ProblemText {
    private static final int LONGEST_STATEMENT = 600;

    private final Style style;
    private final List<Path> folders;
    private final StringBuilder text = new StringBuilder();

    private ProblemText(Style style, List<Path> folders) {
        this.style = style;
        this.folders = folders;
    }

    /// The problem over several lines, each with a line end.
    ///
    /// @param folders where paths in problems may start, for the line of SQL
    public static String of(Problem problem, Style style, List<Path> folders) {
        var text = new ProblemText(style, folders);
        text.write(problem);
        return text.text.toString();
    }

    private void write(Problem problem) {
        text.append(style.paint(Colour.BOLD_RED, "error:"))
                .append(' ')
                .append(style.paint(Colour.BOLD, Printable.line(problem.what())))
                .append(' ')
                .append(style.paint(Colour.FAINT, "[" + problem.code().text() + "]"))
                .append('\n');
        indented(problem.why());
        writePlace(problem);
        writeServer(problem);
        field("Database", problem.databaseState());
        text.append(style.paint(Colour.CYAN, "  hint: "))
                .append(hanging(problem.hint(), " ".repeat(8)))
                .append('\n');
    }

    private void writePlace(Problem problem) {
        var where = problem.where();
        if (where != null) {
            text.append(style.paint(Colour.BLUE, "  --> "))
                    .append(Printable.line(where.toString()))
                    .append('\n');
            var excerpt = SourceExcerpt.read(where, folders);
            excerpt.ifPresent(this::writeExcerpt);
            if (excerpt.isPresent()) {
                return;
            }
        }
        writeStatement(problem.statement());
    }

    private void writeExcerpt(SourceExcerpt excerpt) {
        String number = String.valueOf(excerpt.number());
        text.append(style.paint(Colour.BLUE, "  %s | ".formatted(number)))
                .append(excerpt.line())
                .append('\n')
                .append(style.paint(Colour.BLUE, "  %s | ".formatted(" ".repeat(number.length()))))
                .append(excerpt.indent())
                .append(style.paint(Colour.BOLD_RED, "^"))
                .append('\n');
    }

    private void writeStatement(@Nullable String statement) {
        if (statement == null) {
            return;
        }
        String shown =
                statement.length() <= LONGEST_STATEMENT
                        ? statement
                        : statement.substring(0, LONGEST_STATEMENT) + " …";
        field("Statement", shown.strip());
    }

    private void writeServer(Problem problem) {
        var server = problem.server();
        if (server == null) {
            return;
        }
        if (!problem.why().contains(server.message())) {
            field("Server", server.message());
        }
        field("SQLSTATE", server.sqlState());
        field("Detail", server.detail());
        field("Server hint", server.hint());
        field("Context", server.context());
    }

    private void indented(String value) {
        text.append("  ").append(hanging(value, "  ")).append('\n');
    }

    private void field(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            String label = "  %s: ".formatted(name);
            text.append(style.paint(Colour.FAINT, label))
                    .append(hanging(value, " ".repeat(label.length())))
                    .append('\n');
        }
    }

    private static String hanging(String value, String indent) {
        return Printable.block(value.strip()).replace("\n", "\n" + indent);
    }
}
