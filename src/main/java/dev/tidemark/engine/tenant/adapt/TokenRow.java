package dev.tidemark.engine.tenant.adapt;

import dev.tidemark.engine.sql.SqlToken;
import dev.tidemark.engine.sql.SqlTokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tokens of a statement or body, and what a name among them is used for.
final class TokenRow {
    /// Words behind which a name of two parts is a schema and its object.
    private static final Set<String> BEFORE_OBJECTS =
            Set.of(
                    "from",
                    "join",
                    "into",
                    "update",
                    "table",
                    "tables",
                    "only",
                    "references",
                    "view",
                    "exists",
                    "sequence",
                    "index",
                    "function",
                    "procedure",
                    "routine",
                    "aggregate",
                    "type",
                    "domain",
                    "by",
                    "like",
                    "of",
                    "call",
                    "lock",
                    "truncate",
                    "vacuum",
                    "analyze",
                    "cluster",
                    "copy",
                    "returns",
                    "setof",
                    "partition",
                    "attach",
                    "detach",
                    "inherit",
                    "using",
                    "collate",
                    "statistics",
                    "trigger");

    private static final Set<String> BEFORE_ALIASED =
            Set.of("from", "join", "update", "into", "only", "using");
    private static final Set<String> BEFORE_SCHEMA =
            Set.of("create", "alter", "drop", "on", "in", "set", "reindex", "with");
    private static final Set<String> QUERIES =
            Set.of("select", "with", "insert", "update", "delete", "merge", "values", "table");

    private final List<SqlToken> tokens;
    private final String source;
    private final boolean aliased;

    /// What a name is.
    enum Use {
        /// The schema.
        SCHEMA,
        /// An alias or table before one of its columns.
        ALIAS,
        /// The schema of an operator.
        OPERATOR,
        /// Behind a database's name.
        AFTER_DATABASE,
        /// Something of its own: a column, an alias, a role, an object that stays where it is.
        OTHER
    }

    /// @param tokens without comments
    /// @param source the schema's name
    TokenRow(List<SqlToken> tokens, String source) {
        this.tokens = tokens;
        this.source = source;
        this.aliased = declaresAlias();
    }

    int size() {
        return tokens.size();
    }

    SqlToken at(int i) {
        return tokens.get(i);
    }

    /// The token and the two behind it, as a person reads them.
    String from(int i) {
        var text = new StringBuilder();
        for (int at = i; at < Math.min(i + 3, tokens.size()); at++) {
            text.append(tokens.get(at).text());
        }
        return text.toString();
    }

    /// Whether the token is the schema's name, used for whatever.
    boolean isSource(int i) {
        return i >= 0 && i < size() && at(i).isName() && at(i).name().equals(source);
    }

    /// What a name that is the schema's is used for.
    ///
    /// @param shared objects of the schema that stay where they are
    Use use(int i, Set<String> shared) {
        if (!is(i + 1, SqlTokenKind.DOT)) {
            return schemaPosition(i) || inSearchPath(i) ? Use.SCHEMA : Use.OTHER;
        }
        if (is(i - 1, SqlTokenKind.DOT)) {
            return is(i + 3, SqlTokenKind.DOT) || objectPosition(i - 2)
                    ? Use.AFTER_DATABASE
                    : Use.OTHER;
        }
        if (word(i - 2, "operator") && is(i - 1, SqlTokenKind.OPEN_PARENTHESIS)) {
            return Use.OPERATOR;
        }
        if (i + 2 >= size() || !at(i + 2).isName()) {
            return Use.OTHER;
        }
        if (shared.contains(at(i + 2).name())) {
            return Use.OTHER;
        }
        boolean certain =
                is(i + 3, SqlTokenKind.DOT)
                        || is(i + 3, SqlTokenKind.OPEN_PARENTHESIS)
                        || objectPosition(i);
        return aliased && !certain ? Use.ALIAS : Use.SCHEMA;
    }

    private boolean objectPosition(int i) {
        if (i <= 0) {
            return false;
        }
        var before = at(i - 1);
        if (before.kind() == SqlTokenKind.OPERATOR) {
            return before.text().equals("::");
        }
        if (word(i - 1, "on")) {
            // In a query a condition stands behind ON.
            return !QUERIES.contains(at(0).text().toLowerCase(Locale.ROOT));
        }
        return before.kind() == SqlTokenKind.WORD
                && BEFORE_OBJECTS.contains(before.text().toLowerCase(Locale.ROOT));
    }

    /// `SCHEMA name`, also in a list and behind IF EXISTS, and `IMPORT FOREIGN SCHEMA … INTO name`.
    private boolean schemaPosition(int i) {
        if (word(0, "import") && word(i - 1, "into")) {
            return true;
        }
        int at = startOfList(i) - 1;
        while (word(at, "exists") || word(at, "not") || word(at, "if")) {
            at--;
        }
        if (!word(at, "schema")) {
            return false;
        }
        return at >= 1
                && (BEFORE_SCHEMA.contains(at(at - 1).text().toLowerCase(Locale.ROOT))
                        || is(at - 1, SqlTokenKind.CLOSE_PARENTHESIS));
    }

    private boolean inSearchPath(int i) {
        int at = startOfList(i) - 1;
        boolean assigned = word(at, "to") || (is(at, SqlTokenKind.OPERATOR) && isEquals(at));
        return assigned
                && at >= 1
                && at(at - 1).isName()
                && at(at - 1).name().equals("search_path");
    }

    private boolean isEquals(int i) {
        return at(i).text().equals("=") || at(i).text().equals(":=");
    }

    /// The first element of the comma-separated list of names and strings that a token is in.
    private int startOfList(int i) {
        int at = i;
        while (is(at - 1, SqlTokenKind.COMMA)
                && at >= 2
                && (at(at - 2).isName() || is(at - 2, SqlTokenKind.STRING))) {
            at -= 2;
        }
        return at;
    }

    /// Whether a string is the schema's name where a schema is meant: in a search path, or behind
    /// SET SCHEMA.
    boolean isSourceLiteral(int i) {
        return at(i).text().equals("'" + source.replace("'", "''") + "'")
                && (inSearchPath(i) || (word(i - 1, "schema") && word(i - 2, "set")));
    }

    /// Whether the schema's name is also that of an alias or a table in here.
    private boolean declaresAlias() {
        for (int i = 1; i < size(); i++) {
            if (isSource(i) && !is(i + 1, SqlTokenKind.DOT) && declared(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean declared(int i) {
        boolean grants = word(0, "grant") || word(0, "revoke") || word(0, "alter");
        if (grants || schemaPosition(i) || inSearchPath(i)) {
            return false;
        }
        var before = at(i - 1);
        if (word(i - 1, "as")
                || before.kind() == SqlTokenKind.CLOSE_PARENTHESIS
                || wordOf(i - 1, BEFORE_ALIASED)) {
            return true;
        }
        return before.isName()
                && (wordOf(i - 2, BEFORE_ALIASED)
                        || is(i - 2, SqlTokenKind.COMMA)
                        || is(i - 2, SqlTokenKind.DOT));
    }

    /// Whether it is about an extension, which the database has once and not in each schema.
    boolean aboutExtension() {
        return word(1, "extension") || (word(1, "on") && word(2, "extension"));
    }

    /// Whether a string is the text of COMMENT ON … IS.
    boolean commentText(int i) {
        return word(0, "comment") && word(i - 1, "is");
    }

    /// Whether EXECUTE of PL/pgSQL stands here, and not that of CREATE TRIGGER or of a GRANT.
    boolean runsDynamicSql(int i) {
        return word(i, "execute")
                && !word(i + 1, "function")
                && !word(i + 1, "procedure")
                && !word(i - 1, "grant")
                && !word(i - 1, "revoke")
                && !word(i + 1, "on");
    }

    /// Whether a dollar-quoted string is the body of a routine or of DO.
    boolean isBody(int i) {
        return word(0, "do") ? true : word(0, "create") && word(i - 1, "as");
    }

    /// The language that bodies of this statement are written in; empty when it has none.
    String bodyLanguage() {
        for (int i = 0; i + 1 < size(); i++) {
            if (word(i, "language") && (at(i + 1).isName() || is(i + 1, SqlTokenKind.STRING))) {
                String name = at(i + 1).isName() ? at(i + 1).name() : at(i + 1).text();
                return name.replace("'", "").toLowerCase(Locale.ROOT);
            }
        }
        return word(0, "do") ? "plpgsql" : "";
    }

    private boolean is(int i, SqlTokenKind kind) {
        return i >= 0 && i < size() && at(i).kind() == kind;
    }

    private boolean word(int i, String keyword) {
        return i >= 0 && i < size() && at(i).isWord(keyword);
    }

    private boolean wordOf(int i, Set<String> words) {
        return is(i, SqlTokenKind.WORD) && words.contains(at(i).text().toLowerCase(Locale.ROOT));
    }
}
