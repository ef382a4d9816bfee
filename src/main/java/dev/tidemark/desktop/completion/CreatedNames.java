package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.completion.SchemaNames.Column;
import dev.tidemark.desktop.completion.SchemaNames.Relation;
import dev.tidemark.desktop.completion.SchemaNames.RelationKind;
import dev.tidemark.desktop.completion.SchemaNames.Routine;
import dev.tidemark.desktop.completion.SchemaNames.TypeName;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.SqlToken;
import dev.tidemark.engine.sql.SqlTokenKind;
import dev.tidemark.engine.sql.SqlTokenizer;
import dev.tidemark.engine.sql.StatementReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names that scripts create, as far as their texts tell. Used once, on a worker.
public final class CreatedNames {
    /// Longer statements are data.
    private static final int LONGEST = 1 << 17;

    private final List<String> schemas = new ArrayList<>();
    private final Map<SqlName, Table> tables = new LinkedHashMap<>();
    private final List<Relation> others = new ArrayList<>();
    private final List<Routine> routines = new ArrayList<>();
    private final List<TypeName> types = new ArrayList<>();

    private record Table(String origin, RelationKind kind, List<Column> columns) {}

    /// Reads a script; what comes behind a place that can't be understood is left out.
    ///
    /// @param origin what is said of its names, for example the file's name
    public void read(SqlSource script, ScriptOptions options, String origin) {
        try (var reader = StatementReader.open(script, options)) {
            for (var next = reader.next(); next != null; next = reader.next()) {
                String command = next.command();
                boolean creates = command.startsWith("CREATE ") || command.equals("ALTER TABLE");
                if (creates && next.text().size() < LONGEST) {
                    new Statement(tokens(next.text().value()), origin).read();
                }
            }
        } catch (ProblemException e) {
            // It is half typed, or among the problems of its file.
        }
    }

    private static List<SqlToken> tokens(String sql) {
        return SqlTokenizer.tokens(sql).stream()
                .filter(token -> token.kind() != SqlTokenKind.COMMENT)
                .toList();
    }

    /// All names that were read.
    public SchemaNames names() {
        var relations = new ArrayList<>(others);
        tables.forEach((name, table) ->
                relations.add(
                        new Relation(
                                table.kind(),
                                schema(name),
                                name.name(),
                                table.columns(),
                                table.origin())));
        return new SchemaNames(schemas, relations, routines, types);
    }

    private static String schema(SqlName name) {
        return name.schema() == null ? "" : name.schema();
    }

    private Table table(SqlName name, RelationKind kind, String origin) {
        return tables.computeIfAbsent(name, _ -> new Table(origin, kind, new ArrayList<>()));
    }

    private final class Statement {
        private final List<SqlToken> tokens;
        private final String origin;
        private int at = 1;

        Statement(List<SqlToken> tokens, String origin) {
            this.tokens = tokens;
            this.origin = origin;
        }

        void read() {
            if (tokens.getFirst().isWord("alter")) {
                alter();
            } else {
                create();
            }
        }

        private boolean is(String... words) {
            for (String word : words) {
                if (at < tokens.size() && tokens.get(at).isWord(word)) {
                    return true;
                }
            }
            return false;
        }

        private boolean is(SqlTokenKind kind) {
            return at < tokens.size() && tokens.get(at).kind() == kind;
        }

        private void skip(String... words) {
            while (is(words)) {
                at++;
            }
        }

        private SqlName name() {
            if (at >= tokens.size() || !tokens.get(at).isName()) {
                return new SqlName(null, "");
            }
            String first = tokens.get(at++).name();
            if (is(SqlTokenKind.DOT) && at + 1 < tokens.size() && tokens.get(at + 1).isName()) {
                at += 2;
                return new SqlName(first, tokens.get(at - 1).name());
            }
            return new SqlName(null, first);
        }

        private void create() {
            skip("or", "replace", "temp", "temporary", "unlogged", "global", "local", "recursive");
            skip("materialized", "foreign", "unique");
            if (at >= tokens.size()) {
                return;
            }
            String object = tokens.get(at++).text().toLowerCase(java.util.Locale.ROOT);
            skip("concurrently", "if", "not", "exists");
            switch (object) {
                case "table" -> columns(name(), RelationKind.TABLE);
                case "view" -> columns(name(), RelationKind.VIEW);
                case "sequence" -> other(RelationKind.SEQUENCE);
                case "index" -> index();
                case "schema" -> schema();
                case "type", "domain" -> {
                    var name = name();
                    types.add(new TypeName(CreatedNames.schema(name), name.name(), origin));
                }
                case "function", "procedure" -> routine();
                default -> {}
            }
        }

        private void schema() {
            var name = name();
            if (!name.name().isEmpty() && !name.name().equals("authorization")) {
                schemas.add(name.name());
            }
        }

        private void other(RelationKind kind) {
            var name = name();
            others.add(
                    new Relation(kind, CreatedNames.schema(name), name.name(), List.of(), origin));
        }

        private void index() {
            if (!is("on")) {
                other(RelationKind.INDEX);
            }
        }

        private void routine() {
            var name = name();
            int from = at;
            int to = closing();
            routines.add(
                    new Routine(
                            CreatedNames.schema(name), name.name(), text(from + 1, to), origin));
        }

        /// The place of the bracket that closes the one here; the end without one.
        private int closing() {
            int depth = 0;
            for (int place = at; place < tokens.size(); place++) {
                depth +=
                        switch (tokens.get(place).kind()) {
                            case OPEN_PARENTHESIS -> 1;
                            case CLOSE_PARENTHESIS -> -1;
                            default -> 0;
                        };
                if (depth <= 0) {
                    return place;
                }
            }
            return tokens.size();
        }

        private String text(int from, int to) {
            var text = new StringBuilder();
            for (int place = from; place < to; place++) {
                var token = tokens.get(place);
                boolean apart = place > from && tokens.get(place - 1).end() < token.start();
                text.append(apart ? " " : "").append(token.text());
            }
            return text.toString();
        }

        private void columns(SqlName name, RelationKind kind) {
            if (name.name().isEmpty()) {
                return;
            }
            var table = table(name, kind, origin);
            if (!is(SqlTokenKind.OPEN_PARENTHESIS)) {
                return;
            }
            int end = closing();
            at++;
            while (at < end) {
                if (!is("constraint", "primary", "unique", "check", "foreign", "exclude", "like")) {
                    column(table);
                }
                toNext(end);
            }
        }

        private void column(Table table) {
            if (!tokens.get(at).isName()) {
                return;
            }
            String column = tokens.get(at++).name();
            table.columns().add(new Column(column, type()));
        }

        /// The words up to the first that begins a constraint.
        private String type() {
            int from = at;
            while (at < tokens.size()
                    && !is(
                            "not",
                            "null",
                            "default",
                            "primary",
                            "unique",
                            "references",
                            "check",
                            "constraint",
                            "generated",
                            "collate",
                            "using")
                    && !is(SqlTokenKind.COMMA)
                    && !is(SqlTokenKind.CLOSE_PARENTHESIS)
                    && !is(SqlTokenKind.SEMICOLON)) {
                at = is(SqlTokenKind.OPEN_PARENTHESIS) ? closing() + 1 : at + 1;
            }
            return text(from, Math.min(at, tokens.size()));
        }

        /// Goes behind the next comma that is in no brackets.
        private void toNext(int end) {
            while (at < end && !is(SqlTokenKind.COMMA)) {
                at = is(SqlTokenKind.OPEN_PARENTHESIS) ? closing() + 1 : at + 1;
            }
            at++;
        }

        private void alter() {
            at = 2;
            skip("if", "exists", "only");
            var name = name();
            if (name.name().isEmpty()) {
                return;
            }
            while (at < tokens.size()) {
                if (is("add")) {
                    at++;
                    boolean says = is("column");
                    skip("column", "if", "not", "exists");
                    boolean constraint =
                            !says
                                    && is(
                                            "constraint",
                                            "primary",
                                            "unique",
                                            "check",
                                            "foreign",
                                            "exclude");
                    if (!constraint && at < tokens.size()) {
                        column(table(name, RelationKind.TABLE, origin));
                    }
                } else if (is("rename")) {
                    rename(name);
                }
                toNext(tokens.size());
            }
        }

        private void rename(SqlName name) {
            at++;
            if (is("to")) {
                at++;
                table(new SqlName(name.schema(), name().name()), RelationKind.TABLE, origin);
                return;
            }
            skip("column");
            name();
            if (is("to")) {
                at++;
                table(name, RelationKind.TABLE, origin)
                        .columns()
                        .add(new Column(name().name(), ""));
            }
        }
    }
}
