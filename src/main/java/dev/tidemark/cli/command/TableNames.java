package dev.tidemark.cli.command;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Names of tables on the command line: `table` or `schema.table`, folded to lower case unless in
/// double quotes, as psql reads them.
final class TableNames {
    private TableNames() {}

    static List<SqlName> of(List<String> texts, String schema) {
        return texts.stream().map(text -> of(text, schema)).toList();
    }

    /// @param schema of a name that has none
    static SqlName of(String text, String schema) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(
                        quoted ? String.valueOf(c) : String.valueOf(c).toLowerCase(Locale.ROOT));
            }
        }
        parts.add(part.toString());
        if (quoted || parts.size() > 2 || parts.stream().anyMatch(String::isEmpty)) {
            throw Problem.of(
                            ProblemCode.USAGE,
                            "Nothing was done",
                            "`%s` is no table's name.".formatted(text),
                            "Write it as schema.table, with double quotes where a part needs them.")
                    .asException();
        }
        return parts.size() == 1
                ? new SqlName(schema, parts.getFirst())
                : new SqlName(parts.getFirst(), parts.getLast());
    }
}
