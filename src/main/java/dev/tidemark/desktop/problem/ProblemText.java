package dev.tidemark.desktop.problem;

import dev.tidemark.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of a problem that stand below its first sentence.
public final class ProblemText {
    private ProblemText() {}

    /// One labelled part, for example `SQLSTATE` and `42P07`.
    public record Part(String label, String text) {}

    /// Place, server's words, statement and state of the database, as far as there are any.
    public static List<Part> details(Problem problem) {
        var parts = new ArrayList<Part>();
        add(parts, "Where", problem.where() == null ? null : problem.where().toString());
        var server = problem.server();
        if (server != null) {
            add(
                    parts,
                    "Server",
                    problem.why().contains(server.message()) ? null : server.message());
            add(parts, "SQLSTATE", server.sqlState());
            add(parts, "Detail", server.detail());
            add(parts, "Server hint", server.hint());
            add(parts, "Context", server.context());
        }
        add(parts, "Statement", problem.statement());
        add(parts, "Database", problem.databaseState());
        return parts;
    }

    /// What to do, in words of the desktop.
    public static String hint(Problem problem) {
        return WindowWords.of(problem.hint());
    }

    /// Whether what to do is a command of the command line, for example `repair resume`.
    public static boolean names(Problem problem, String command) {
        return problem.hint().contains("`tidemark " + command);
    }

    /// The whole problem, for copying.
    public static String of(Problem problem) {
        var text = new StringBuilder();
        text.append(
                "%s [%s]\n%s\n".formatted(problem.what(), problem.code().text(), problem.why()));
        details(problem)
                .forEach(part -> text.append("%s: %s\n".formatted(part.label(), part.text())));
        return text.append("What to do: %s\n".formatted(hint(problem))).toString();
    }

    private static void add(List<Part> parts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parts.add(new Part(label, value.strip()));
        }
    }
}
