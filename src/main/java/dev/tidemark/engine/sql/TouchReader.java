package dev.tidemark.engine.sql;

import dev.tidemark.engine.sql.Touch.Act;
import dev.tidemark.engine.sql.Touch.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a statement touches, by the synopses of the PostgreSQL manual, part VI. What does not
/// fit gives nothing: the server will say what is wrong with it.
final class TouchReader {
    /// Names stand well within this; so does the code of most DO blocks.
    static final int HEAD = 60_000;

    private static final Set<String> BEFORE_A_STATEMENT = Set.of("BEGIN", "THEN", "ELSE", "LOOP");

    private final TokenCursor tokens;
    private final List<Touch> found;

    private TouchReader(TokenCursor tokens, List<Touch> found) {
        this.tokens = tokens;
        this.found = found;
    }

    static List<Touch> read(String sql) {
        var found = new ArrayList<Touch>();
        new TouchReader(TokenCursor.of(sql), found).statement();
        return found;
    }

    private void statement() {
        if (tokens.is("WITH")) {
            tokens.passTo(SqlTokenKind.SEMICOLON, "INSERT", "UPDATE", "DELETE", "MERGE");
        }
        if (tokens.takes("CREATE")) {
            create();
        } else if (tokens.takes("ALTER")) {
            alter();
        } else if (tokens.takes("DROP")) {
            drop();
        } else if (tokens.skip("COMMENT", "ON")) {
            comment();
        } else if (tokens.is("GRANT") || tokens.is("REVOKE")) {
            rights();
        } else if (tokens.skip("INSERT", "INTO")
                || tokens.skip("DELETE", "FROM")
                || tokens.takes("UPDATE")
                || tokens.skip("MERGE", "INTO")) {
            filled();
        } else if (tokens.takes("TRUNCATE")) {
            tokens.takes("TABLE");
            do {
                filled();
                passStar();
            } while (tokens.takes(SqlTokenKind.COMMA));
        } else if (tokens.takes("COPY")) {
            copy();
        } else if (tokens.skip("REFRESH", "MATERIALIZED", "VIEW")) {
            tokens.takes("CONCURRENTLY");
            filled();
        } else if (tokens.takes("DO")) {
            block();
        }
    }

    private void add(Act act, Space space, @Nullable SqlName name) {
        if (name != null) {
            found.add(new Touch(act, space, name));
        }
    }

    private void filled() {
        tokens.takes("ONLY");
        add(Act.FILLS, Space.RELATION, tokens.name());
    }

    private void copy() {
        var table = tokens.name();
        if (tokens.takes(SqlTokenKind.OPEN_PARENTHESIS)) {
            tokens.passTo(SqlTokenKind.CLOSE_PARENTHESIS);
            tokens.takes(SqlTokenKind.CLOSE_PARENTHESIS);
        }
        if (tokens.is("FROM")) {
            add(Act.FILLS, Space.RELATION, table);
        }
    }

    private void create() {
        tokens.skip("OR", "REPLACE");
        if (tokens.takes("TEMP") || tokens.takes("TEMPORARY")) {
            return;
        }
        for (String word : List.of("UNLOGGED", "RECURSIVE", "MATERIALIZED", "UNIQUE")) {
            tokens.takes(word);
        }
        tokens.takes("FOREIGN");
        tokens.takes("CONSTRAINT");
        String object = word();
        tokens.takes("CONCURRENTLY");
        tokens.skip("IF", "NOT", "EXISTS");
        switch (object) {
            case "INDEX" -> index();
            case "TRIGGER", "POLICY" -> partOf("ON");
            case "RULE" -> partOf("TO");
            case "STATISTICS" -> partOf("FROM");
            case "SCHEMA" -> {
                if (!tokens.is("AUTHORIZATION")) {
                    add(Act.CREATES, Space.SCHEMA, tokens.name());
                }
            }
            default -> {
                space(object).ifPresent(space -> add(Act.CREATES, space, tokens.name()));
                if (tokens.skip("PARTITION", "OF")) {
                    add(Act.CHANGES, Space.RELATION, tokens.name());
                }
            }
        }
    }

    /// The word here in upper case, passed over; empty when there is none.
    private String word() {
        return tokens.kind() == SqlTokenKind.WORD
                ? tokens.pass().text().toUpperCase(Locale.ROOT)
                : "";
    }

    private static Optional<Space> space(String object) {
        return switch (object) {
            case "TABLE", "VIEW", "SEQUENCE", "INDEX" -> Optional.of(Space.RELATION);
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" -> Optional.of(Space.ROUTINE);
            case "TYPE", "DOMAIN" -> Optional.of(Space.TYPE);
            case "SCHEMA" -> Optional.of(Space.SCHEMA);
            case "EXTENSION" -> Optional.of(Space.EXTENSION);
            default -> Optional.empty();
        };
    }

    private void index() {
        SqlName index = tokens.is("ON") ? null : tokens.name();
        if (!tokens.takes("ON")) {
            return;
        }
        tokens.takes("ONLY");
        var table = tokens.name();
        if (table != null && index != null) {
            add(Act.CREATES, Space.RELATION, new SqlName(table.schema(), index.name()));
        }
        add(Act.CHANGES, Space.RELATION, table);
    }

    /// What has no schema of its own: the table behind a word is touched.
    private void partOf(String before) {
        passTo(before);
        if (tokens.takes(before)) {
            tokens.takes("DOMAIN");
            tokens.takes("ONLY");
            add(Act.CHANGES, Space.RELATION, tokens.name());
        }
    }

    private void passTo(String word) {
        while (!tokens.atEnd() && !tokens.is(word) && tokens.kind() != SqlTokenKind.SEMICOLON) {
            tokens.pass();
        }
    }

    private void alter() {
        tokens.takes("MATERIALIZED");
        tokens.takes("FOREIGN");
        String object = word();
        tokens.skip("IF", "EXISTS");
        if (object.equals("TRIGGER") || object.equals("POLICY") || object.equals("RULE")) {
            partOf("ON");
            return;
        }
        var space = space(object);
        if (space.isEmpty() || tokens.skip("ALL", "IN")) {
            return;
        }
        tokens.takes("ONLY");
        var name = tokens.name();
        if (name == null) {
            return;
        }
        passStar();
        passArguments();
        found.add(new Touch(Act.CHANGES, space.get(), name, renamed(name)));
        if (tokens.skip("ATTACH", "PARTITION") || tokens.skip("DETACH", "PARTITION")) {
            add(Act.CHANGES, Space.RELATION, tokens.name());
        }
    }

    private @Nullable SqlName renamed(SqlName name) {
        if (tokens.skip("RENAME", "TO")) {
            var to = tokens.name();
            return to == null ? null : new SqlName(name.schema(), to.name());
        }
        if (tokens.skip("SET", "SCHEMA")) {
            var schema = tokens.name();
            return schema == null ? null : new SqlName(schema.name(), name.name());
        }
        return null;
    }

    private void passStar() {
        if (tokens.text().equals("*")) {
            tokens.pass();
        }
    }

    private void passArguments() {
        if (tokens.takes(SqlTokenKind.OPEN_PARENTHESIS)) {
            tokens.passTo(SqlTokenKind.CLOSE_PARENTHESIS);
            tokens.takes(SqlTokenKind.CLOSE_PARENTHESIS);
        }
    }

    private void drop() {
        tokens.takes("MATERIALIZED");
        tokens.takes("FOREIGN");
        String object = word();
        tokens.takes("CONCURRENTLY");
        tokens.skip("IF", "EXISTS");
        if (object.equals("TRIGGER") || object.equals("POLICY") || object.equals("RULE")) {
            partOf("ON");
        } else {
            space(object).ifPresent(space -> list(Act.DROPS, space));
        }
    }

    private void list(Act act, Space space) {
        do {
            add(act, space, tokens.name());
            passArguments();
        } while (tokens.takes(SqlTokenKind.COMMA));
    }

    private void comment() {
        tokens.takes("MATERIALIZED");
        tokens.takes("FOREIGN");
        String object = word();
        switch (object) {
            case "COLUMN" -> add(Act.CHANGES, Space.RELATION, tokens.ownerName());
            case "CONSTRAINT", "TRIGGER", "POLICY", "RULE" -> partOf("ON");
            default -> space(object).ifPresent(it -> add(Act.CHANGES, it, tokens.name()));
        }
    }

    private void rights() {
        passTo("ON");
        if (!tokens.takes("ON")) {
            return;
        }
        if (tokens.takes("ALL")) {
            word();
            if (tokens.skip("IN", "SCHEMA")) {
                list(Act.CHANGES, Space.SCHEMA);
            }
            return;
        }
        for (String other :
                List.of("DATABASE", "FOREIGN", "LANGUAGE", "LARGE", "PARAMETER", "TABLESPACE")) {
            if (tokens.is(other)) {
                return;
            }
        }
        var space = space(tokens.text().toUpperCase(Locale.ROOT));
        if (space.isPresent()) {
            tokens.pass();
        }
        list(Act.CHANGES, space.orElse(Space.RELATION));
    }

    /// DO: the statements of its code.
    private void block() {
        while (!tokens.atEnd()) {
            plain().ifPresent(code -> new TouchReader(TokenCursor.of(code), found).code());
            tokens.pass();
        }
    }

    private void code() {
        boolean begins = true;
        while (!tokens.atEnd()) {
            if (begins) {
                statement();
            }
            if (tokens.takes("EXECUTE")) {
                if (tokens.takes("format")) {
                    tokens.takes(SqlTokenKind.OPEN_PARENTHESIS);
                }
                plain().ifPresent(sql -> new TouchReader(TokenCursor.of(sql), found).statement());
            }
            begins = !tokens.atEnd() && beginsAfter(tokens.pass());
        }
    }

    private static boolean beginsAfter(SqlToken token) {
        return token.kind() == SqlTokenKind.SEMICOLON
                || (token.kind() == SqlTokenKind.WORD
                        && BEFORE_A_STATEMENT.contains(token.text().toUpperCase(Locale.ROOT)));
    }

    /// What the string here says.
    private Optional<String> plain() {
        String text = tokens.text();
        return switch (tokens.kind()) {
            case DOLLAR_STRING -> {
                int tag = text.indexOf('$', 1) + 1;
                yield text.length() < 2 * tag
                        ? Optional.of(text.substring(tag))
                        : Optional.of(text.substring(tag, text.length() - tag));
            }
            case STRING ->
                    text.startsWith("'")
                            ? Optional.of(
                                    text.substring(1, Math.max(1, text.length() - 1))
                                            .replace("''", "'"))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }
}
