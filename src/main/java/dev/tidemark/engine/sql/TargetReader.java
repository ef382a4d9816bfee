package dev.tidemark.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the names in the head of a statement, by the synopses of the PostgreSQL manual. What does
/// not fit gives nothing: the server will say what is wrong with it.
final class TargetReader {
    /// Every name stands well within this.
    private static final int HEAD = 4000;

    private final List<SqlToken> tokens;
    private int at;

    TargetReader(Statement statement) {
        tokens =
                SqlTokenizer.tokens(statement.text().head(HEAD)).stream()
                        .filter(token -> token.kind() != SqlTokenKind.COMMENT)
                        .toList();
    }

    Optional<StatementTarget> createTable() {
        while (at < tokens.size() && !takes("TABLE")) {
            at++;
        }
        skip("IF", "NOT", "EXISTS");
        SqlName table = name();
        return table == null
                ? Optional.empty()
                : Optional.of(new StatementTarget.CreateTable(table));
    }

    Optional<StatementTarget> createIndex() {
        takes("CREATE");
        takes("UNIQUE");
        if (!takes("INDEX")) {
            return Optional.empty();
        }
        boolean concurrently = takes("CONCURRENTLY");
        skip("IF", "NOT", "EXISTS");
        SqlName index = is("ON") ? null : name();
        if (!takes("ON")) {
            return Optional.empty();
        }
        takes("ONLY");
        SqlName table = name();
        if (table == null) {
            return Optional.empty();
        }
        SqlName qualified = index == null ? null : new SqlName(table.schema(), index.name());
        return Optional.of(new StatementTarget.CreateIndex(qualified, table, concurrently));
    }

    Optional<StatementTarget> dropIndex() {
        skip("DROP", "INDEX");
        boolean concurrently = takes("CONCURRENTLY");
        skip("IF", "EXISTS");
        var names = new ArrayList<SqlName>();
        do {
            SqlName name = name();
            if (name == null) {
                return Optional.empty();
            }
            names.add(name);
        } while (takes(SqlTokenKind.COMMA));
        return Optional.of(new StatementTarget.DropIndex(names, concurrently));
    }

    Optional<StatementTarget> reindex() {
        takes("REINDEX");
        boolean concurrently = false;
        if (takes(SqlTokenKind.OPEN_PARENTHESIS)) {
            concurrently = concurrentlyOption();
        }
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        String object = tokens.get(at).text().toUpperCase(Locale.ROOT);
        at++;
        concurrently |= takes("CONCURRENTLY");
        return Optional.of(new StatementTarget.Reindex(object, name(), concurrently));
    }

    private boolean concurrentlyOption() {
        boolean concurrently = false;
        while (at < tokens.size() && !takes(SqlTokenKind.CLOSE_PARENTHESIS)) {
            if (takes("CONCURRENTLY")) {
                boolean plain = at >= tokens.size() || !tokens.get(at).text().matches("[\\w']+");
                concurrently = plain || !Refusals.isNo(tokens.get(at).text());
            } else {
                at++;
            }
        }
        return concurrently;
    }

    Optional<StatementTarget> detach() {
        skip("ALTER", "TABLE");
        skip("IF", "EXISTS");
        takes("ONLY");
        SqlName table = name();
        if (at < tokens.size() && tokens.get(at).text().equals("*")) {
            at++;
        }
        if (table == null || !skip("DETACH", "PARTITION")) {
            return Optional.empty();
        }
        SqlName partition = name();
        return partition == null
                ? Optional.empty()
                : Optional.of(
                        new StatementTarget.DetachPartition(
                                table, partition, takes("CONCURRENTLY")));
    }

    private @Nullable SqlName name() {
        String schema = null;
        String name = null;
        do {
            if (at >= tokens.size() || !tokens.get(at).isName()) {
                return null;
            }
            schema = name;
            name = tokens.get(at).name();
            at++;
        } while (takes(SqlTokenKind.DOT));
        return new SqlName(schema, name);
    }

    private boolean is(String word) {
        return at < tokens.size() && tokens.get(at).isWord(word);
    }

    private boolean takes(String word) {
        boolean found = is(word);
        at += found ? 1 : 0;
        return found;
    }

    private boolean takes(SqlTokenKind kind) {
        boolean found = at < tokens.size() && tokens.get(at).kind() == kind;
        at += found ? 1 : 0;
        return found;
    }

    /// Passes over the words if all of them stand here.
    private boolean skip(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isWord(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }
}
