package dev.tidemark.engine.tenant;

import dev.tidemark.engine.sql.SqlToken;
import dev.tidemark.engine.sql.SqlTokenKind;
import dev.tidemark.engine.sql.SqlTokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a statement does to the structure of one table.
///
/// @param kind whether it makes, changes or drops it
/// @param table the table's name without its schema
/// @param sql the statement, made fit for a transaction
record TableStatement(Kind kind, String table, String sql) {
    private static final Set<String> BEFORE_ON =
            Set.of("INDEX", "TRIGGER", "POLICY", "STATISTICS", "RULE");

    enum Kind {
        CREATE,
        CHANGE,
        DROP,
        RENAME
    }

    /// What it does; empty when it is about something else, or about rows.
    static Optional<TableStatement> of(String sql) {
        var tokens =
                SqlTokenizer.tokens(sql).stream()
                        .filter(token -> token.kind() != SqlTokenKind.COMMENT)
                        .toList();
        if (tokens.size() < 3) {
            return Optional.empty();
        }
        int table = wordBefore(tokens, "TABLE");
        if (tokens.getFirst().isWord("CREATE")) {
            return table > 0
                    ? statement(Kind.CREATE, tokens, table + 1, sql)
                    : onTable(tokens, sql);
        }
        if (tokens.getFirst().isWord("ALTER") && table == 1) {
            return statement(renames(tokens) ? Kind.RENAME : Kind.CHANGE, tokens, 2, sql);
        }
        if (tokens.getFirst().isWord("DROP") && table == 1) {
            return statement(Kind.DROP, tokens, 2, sql);
        }
        if (tokens.getFirst().isWord("COMMENT")) {
            boolean column = tokens.get(2).isWord("COLUMN");
            return column || tokens.get(2).isWord("TABLE")
                    ? commented(tokens, sql, column)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean renames(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("RENAME") && tokens.get(i + 1).isWord("TO")) {
                return true;
            }
        }
        return false;
    }

    /// The index of a word among the first four, before any parenthesis; 0 when it is not there.
    private static int wordBefore(List<SqlToken> tokens, String word) {
        for (int i = 1; i < Math.min(4, tokens.size()); i++) {
            if (tokens.get(i).isWord(word)) {
                return i;
            }
        }
        return 0;
    }

    private static Optional<TableStatement> onTable(List<SqlToken> tokens, String sql) {
        boolean fits = tokens.stream().limit(4).anyMatch(token -> BEFORE_ON.contains(upper(token)));
        if (!fits) {
            return Optional.empty();
        }
        for (int i = 2; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("ON")) {
                return statement(Kind.CHANGE, tokens, i + 1, sql);
            }
        }
        return Optional.empty();
    }

    private static String upper(SqlToken token) {
        return token.kind() == SqlTokenKind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
    }

    private static Optional<TableStatement> commented(
            List<SqlToken> tokens, String sql, boolean column) {
        int end = 3;
        while (end + 1 < tokens.size() && tokens.get(end + 1).kind() == SqlTokenKind.DOT) {
            end += 2;
        }
        int name = column ? end - 2 : end;
        return name >= 3 && name < tokens.size() && tokens.get(name).isName()
                ? Optional.of(new TableStatement(Kind.CHANGE, tokens.get(name).name(), sql))
                : Optional.empty();
    }

    private static Optional<TableStatement> statement(
            Kind kind, List<SqlToken> tokens, int from, String sql) {
        int at = from;
        while (at < tokens.size()
                && (tokens.get(at).isWord("IF")
                        || tokens.get(at).isWord("NOT")
                        || tokens.get(at).isWord("EXISTS")
                        || tokens.get(at).isWord("ONLY"))) {
            at++;
        }
        while (at + 2 < tokens.size() && tokens.get(at + 1).kind() == SqlTokenKind.DOT) {
            at += 2;
        }
        return at < tokens.size() && tokens.get(at).isName()
                ? Optional.of(
                        new TableStatement(kind, tokens.get(at).name(), inTransaction(tokens, sql)))
                : Optional.empty();
    }

    /// An empty table needs no CONCURRENTLY.
    private static String inTransaction(List<SqlToken> tokens, String sql) {
        for (var token : tokens) {
            if (token.isWord("CONCURRENTLY")) {
                return sql.substring(0, token.start()) + sql.substring(token.end());
            }
        }
        return sql;
    }
}
