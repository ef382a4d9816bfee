package dev.tidemark.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads what a statement takes away, by the synopses of the PostgreSQL manual, part VI. What does
/// not fit gives nothing: the server will say what is wrong with it.
final class RemovalReader {
    /// A list of tables or of actions stands well within this.
    private static final int HEAD = 20_000;

    /// Kinds of objects whose name is a plain, maybe qualified name.
    private static final Set<String> ONE_WORD =
            Set.of("TABLE", "VIEW", "SEQUENCE", "TYPE", "DOMAIN", "SCHEMA", "INDEX");

    private final Statement statement;
    private final TokenCursor tokens;

    RemovalReader(Statement statement) {
        this.statement = statement;
        this.tokens = TokenCursor.of(statement.text().head(HEAD));
    }

    List<Removal> removals() {
        if (tokens.takes("DROP")) {
            return dropped();
        }
        if (tokens.takes("TRUNCATE")) {
            tokens.takes("TABLE");
            return emptied();
        }
        if (tokens.skip("ALTER", "TABLE")) {
            return columns();
        }
        if (tokens.skip("DELETE", "FROM")) {
            return changed("DELETE");
        }
        if (tokens.takes("UPDATE")) {
            return changed("UPDATE");
        }
        if (tokens.skip("MERGE", "INTO")) {
            return changed("MERGE");
        }
        String word = tokens.text().toUpperCase(Locale.ROOT);
        return Set.of("DO", "CALL", "EXECUTE").contains(word)
                ? List.of(new Removal.Unseen(word))
                : List.of();
    }

    private List<Removal> dropped() {
        for (String many : List.of("EXTENSION", "OWNED")) {
            if (tokens.is(many)) {
                return List.of(new Removal.Unseen("DROP " + many));
            }
        }
        String kind = kind();
        if (kind.isEmpty()) {
            return List.of();
        }
        tokens.takes("CONCURRENTLY");
        tokens.skip("IF", "EXISTS");
        var names = names();
        boolean cascade = tokens.takes("CASCADE");
        if (cascade && (kind.equals("TYPE") || kind.equals("DOMAIN"))) {
            return List.of(new Removal.Unseen("DROP %s … CASCADE".formatted(kind)));
        }
        return names.stream()
                .<Removal>map(name -> new Removal.DroppedObject(kind, name, cascade))
                .toList();
    }

    private String kind() {
        if (tokens.skip("MATERIALIZED", "VIEW")) {
            return "MATERIALIZED VIEW";
        }
        if (tokens.skip("FOREIGN", "TABLE")) {
            return "FOREIGN TABLE";
        }
        String word = tokens.text().toUpperCase(Locale.ROOT);
        if (!ONE_WORD.contains(word)) {
            return "";
        }
        tokens.pass();
        return word;
    }

    private List<SqlName> names() {
        var names = new ArrayList<SqlName>();
        do {
            var name = tokens.name();
            if (name == null) {
                break;
            }
            names.add(name);
        } while (tokens.takes(SqlTokenKind.COMMA));
        return names;
    }

    private List<Removal> emptied() {
        var tables = tables();
        tokens.skip("RESTART", "IDENTITY");
        tokens.skip("CONTINUE", "IDENTITY");
        boolean cascade = tokens.takes("CASCADE");
        return tables.stream()
                .<Removal>map(table -> new Removal.EmptiedTable(table, cascade))
                .toList();
    }

    private List<SqlName> tables() {
        var names = new ArrayList<SqlName>();
        do {
            tokens.takes("ONLY");
            var name = tokens.name();
            if (name == null) {
                break;
            }
            names.add(name);
            passStar();
        } while (tokens.takes(SqlTokenKind.COMMA));
        return names;
    }

    private List<Removal> columns() {
        tokens.skip("IF", "EXISTS");
        tokens.takes("ONLY");
        var table = tokens.name();
        if (table == null) {
            return List.of();
        }
        passStar();
        var removals = new ArrayList<Removal>();
        do {
            if (tokens.takes("DROP") && !tokens.is("CONSTRAINT")) {
                dropped(table, removals);
            } else if (tokens.takes("ALTER")) {
                converted(table, removals);
            }
            tokens.passTo(SqlTokenKind.COMMA);
        } while (tokens.takes(SqlTokenKind.COMMA));
        return removals;
    }

    private void dropped(SqlName table, List<Removal> removals) {
        tokens.takes("COLUMN");
        tokens.skip("IF", "EXISTS");
        var column = tokens.name();
        if (column != null) {
            removals.add(new Removal.DroppedColumn(table, column.name(), tokens.takes("CASCADE")));
        }
    }

    private void converted(SqlName table, List<Removal> removals) {
        tokens.takes("COLUMN");
        var column = tokens.name();
        if (column != null && (tokens.takes("TYPE") || tokens.skip("SET", "DATA", "TYPE"))) {
            removals.add(new Removal.ConvertedColumn(table, column.name()));
        }
    }

    private List<Removal> changed(String command) {
        tokens.takes("ONLY");
        var table = tokens.name();
        return table == null
                ? List.of(new Removal.Unseen(statement.command()))
                : List.of(new Removal.ChangedRows(command, table));
    }

    private void passStar() {
        if (tokens.text().equals("*")) {
            tokens.pass();
        }
    }
}
