package dev.tidemark.engine.sql;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// Reads the names in the head of a statement, by the synopses of the PostgreSQL manual. What does
/// not fit gives nothing: the server will say what is wrong with it.
final class TargetReader {
    /// Every name stands well within this.
    private static final int HEAD = 4000;

    private final TokenCursor tokens;

    TargetReader(Statement statement) {
        tokens = TokenCursor.of(statement.text().head(HEAD));
    }

    Optional<StatementTarget> createTable() {
        while (!tokens.atEnd() && !tokens.takes("TABLE")) {
            tokens.pass();
        }
        tokens.skip("IF", "NOT", "EXISTS");
        SqlName table = tokens.name();
        return table == null
                ? Optional.empty()
                : Optional.of(new StatementTarget.CreateTable(table));
    }

    Optional<StatementTarget> createIndex() {
        tokens.takes("CREATE");
        tokens.takes("UNIQUE");
        if (!tokens.takes("INDEX")) {
            return Optional.empty();
        }
        boolean concurrently = tokens.takes("CONCURRENTLY");
        tokens.skip("IF", "NOT", "EXISTS");
        SqlName index = tokens.is("ON") ? null : tokens.name();
        if (!tokens.takes("ON")) {
            return Optional.empty();
        }
        tokens.takes("ONLY");
        SqlName table = tokens.name();
        if (table == null) {
            return Optional.empty();
        }
        SqlName qualified = index == null ? null : new SqlName(table.schema(), index.name());
        return Optional.of(new StatementTarget.CreateIndex(qualified, table, concurrently));
    }

    Optional<StatementTarget> dropIndex() {
        tokens.skip("DROP", "INDEX");
        boolean concurrently = tokens.takes("CONCURRENTLY");
        tokens.skip("IF", "EXISTS");
        var names = new ArrayList<SqlName>();
        do {
            SqlName name = tokens.name();
            if (name == null) {
                return Optional.empty();
            }
            names.add(name);
        } while (tokens.takes(SqlTokenKind.COMMA));
        return Optional.of(new StatementTarget.DropIndex(names, concurrently));
    }

    Optional<StatementTarget> reindex() {
        tokens.takes("REINDEX");
        boolean concurrently = false;
        if (tokens.takes(SqlTokenKind.OPEN_PARENTHESIS)) {
            concurrently = concurrentlyOption();
        }
        if (tokens.atEnd()) {
            return Optional.empty();
        }
        String object = tokens.pass().text().toUpperCase(Locale.ROOT);
        concurrently |= tokens.takes("CONCURRENTLY");
        return Optional.of(new StatementTarget.Reindex(object, tokens.name(), concurrently));
    }

    private boolean concurrentlyOption() {
        boolean concurrently = false;
        while (!tokens.atEnd() && !tokens.takes(SqlTokenKind.CLOSE_PARENTHESIS)) {
            if (tokens.takes("CONCURRENTLY")) {
                String value = tokens.text();
                concurrently = !value.matches("[\\w']+") || !Refusals.isNo(value);
            } else {
                tokens.pass();
            }
        }
        return concurrently;
    }

    Optional<StatementTarget> detach() {
        tokens.skip("ALTER", "TABLE");
        tokens.skip("IF", "EXISTS");
        tokens.takes("ONLY");
        SqlName table = tokens.name();
        if (tokens.text().equals("*")) {
            tokens.pass();
        }
        if (table == null || !tokens.skip("DETACH", "PARTITION")) {
            return Optional.empty();
        }
        SqlName partition = tokens.name();
        return partition == null
                ? Optional.empty()
                : Optional.of(
                        new StatementTarget.DetachPartition(
                                table, partition, tokens.takes("CONCURRENTLY")));
    }
}
