package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/// Keeps one transaction in the schema that its plan may work in: nothing is sent before the server
/// has said that the search path leads there, and nothing is recorded when it no longer does.
final class ScopeGuard {
    private static final String NO_SCHEMA = "3F000";
    private static final int LONGEST_LOOKED_AT = 1 << 20;

    private final Optional<SchemaScope> scope;
    private boolean entered;
    private boolean setsPath;

    ScopeGuard(Optional<SchemaScope> scope) {
        this.scope = scope;
        this.entered = scope.isEmpty();
    }

    /// Called behind BEGIN.
    void begin(StatementSender sender) {
        scope.ifPresent(only -> sender.control("SET LOCAL search_path = " + only.searchPath()));
    }

    /// Called before each statement of the script. What says how the transaction behaves comes
    /// before the first query.
    ///
    /// @throws StatementFailure when the search path does not lead to the schema
    void before(Statement statement, Worker worker, StatementSender sender)
            throws StatementFailure {
        if (scope.isEmpty()) {
            return;
        }
        setsPath = setsPath || setsPath(statement);
        if (entered || statement.kind() == StatementKind.BEGIN) {
            return;
        }
        entered = true;
        try {
            check(worker.value(sender.takeControls() + "SELECT current_schema()"), "leads");
        } catch (SQLException e) {
            throw new StatementFailure(null, e, -1);
        }
    }

    private static boolean setsPath(Statement statement) {
        return statement.kind() == StatementKind.SETTING
                || (statement.text().size() <= LONGEST_LOOKED_AT
                        && statement
                                .text()
                                .value()
                                .toLowerCase(Locale.ROOT)
                                .contains("search_path"));
    }

    /// What is asked behind the last statement.
    static final String LAST_QUESTION =
            "SELECT pg_catalog.pg_current_xact_id()::text || ' ' || coalesce(current_schema(), '')";

    /// Reads the answer to [#LAST_QUESTION].
    ///
    /// @return the transaction's id
    ///
    /// @throws SQLException when a statement led the search path elsewhere without saying so, for
    ///   example in a function of the tenant's: what came after it may have reached another schema
    String end(String answer) throws SQLException {
        int space = answer.indexOf(' ');
        if (!setsPath && entered) {
            check(answer.substring(space + 1), "was led");
        }
        return answer.substring(0, space);
    }

    private void check(String schema, String leads) throws SQLException {
        if (scope.isPresent() && !schema.equals(scope.get().schema())) {
            throw new SQLException(
                    "the search path %s to %s instead of schema %s"
                            .formatted(
                                    leads,
                                    schema.isEmpty() ? "no schema" : "schema " + schema,
                                    scope.get().schema()),
                    NO_SCHEMA);
        }
    }
}
