package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /// Tables of the other schemas of the search path that the transaction has changed: it found no
    /// table of that name in its own schema. What is only read or written to may be meant.
    ///
    /// @param others their names as literals, with commas between
    private static String changedElsewhere(String others) {
        return """
        SELECT coalesce(string_agg(DISTINCT n.nspname || '.' || c.relname, ', '), '')
          FROM pg_catalog.pg_locks l
          JOIN pg_catalog.pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p')
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation'
           AND l.database = (SELECT oid FROM pg_catalog.pg_database
                              WHERE datname = pg_catalog.current_database())
           AND l.mode IN ('AccessExclusiveLock', 'ShareLock')
           AND n.nspname IN (%s)
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                            WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                              AND d.objid = c.oid AND d.deptype = 'e')\
        """
                .formatted(others);
    }

    /// Called behind the script's last statement, before the work is recorded.
    ///
    /// @throws SQLException when the script changed a table of another schema of its search path
    void leave(Worker worker) throws SQLException {
        if (scope.isEmpty() || !entered || scope.get().others().isEmpty()) {
            return;
        }
        String others =
                scope.get().others().stream()
                        .map(SqlQuote::literal)
                        .collect(Collectors.joining(", "));
        String changed = worker.value(changedElsewhere(others));
        if (!changed.isEmpty()) {
            throw new SQLException(
                    "%s would have been changed, which is not of schema %s: it has no table of that name"
                            .formatted(changed, scope.get().schema()),
                    NO_SCHEMA);
        }
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
