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
    private String elsewhere = "";

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
            if (scope.isPresent() && !scope.get().others().isEmpty()) {
                elsewhere = worker.value(tablesElsewhere(scope.get()));
            }
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

    /// The tables of the other schemas of the search path that no extension brought, as a list of
    /// their numbers.
    private static String tablesElsewhere(SchemaScope scope) {
        String others =
                scope.others().stream().map(SqlQuote::literal).collect(Collectors.joining(", "));
        return """
        SELECT coalesce(string_agg(c.oid::text, ','), '')
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND n.nspname IN (%s)
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                            WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                              AND d.objid = c.oid AND d.deptype = 'e')\
        """
                .formatted(others);
    }

    /// Called behind the script's last statement, before the work is recorded.
    ///
    /// @throws SQLException when the script changed a table of another schema of its search path:
    ///   it found none of that name in its own. What is only read or written to may be meant
    void leave(Worker worker) throws SQLException {
        if (elsewhere.isEmpty()) {
            return;
        }
        String changed = worker.value(changedOf(elsewhere));
        if (!changed.isEmpty()) {
            throw new SQLException(
                    "%s would have been changed, which is not of schema %s: it has no table of that name"
                            .formatted(changed, scope.map(SchemaScope::schema).orElse("")),
                    NO_SCHEMA);
        }
    }

    /// Those of some tables that the transaction has changed or dropped. That it locked one says
    /// too little: dropping a foreign key locks the table it refers to.
    private static String changedOf(String tables) {
        return """
        SELECT coalesce(string_agg(DISTINCT coalesce(
                   (SELECT n.nspname || '.' || c.relname
                      FROM pg_catalog.pg_class c
                      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                     WHERE c.oid = l.relation), 'a table that was dropped'), ', '), '')
          FROM pg_catalog.pg_locks l
         CROSS JOIN (SELECT pg_catalog.pg_current_xact_id()::xid AS id) x
         WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation'
           AND l.relation = ANY ('{%s}'::oid[])
           AND l.mode IN ('AccessExclusiveLock', 'ShareLock')
           AND (NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = l.relation)
                OR EXISTS (SELECT FROM pg_catalog.pg_class c
                            WHERE c.oid = l.relation AND c.xmin = x.id)
                OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
                            WHERE a.attrelid = l.relation AND a.xmin = x.id)
                OR EXISTS (SELECT FROM pg_catalog.pg_constraint k
                            WHERE k.conrelid = l.relation AND k.xmin = x.id)
                OR EXISTS (SELECT FROM pg_catalog.pg_index i
                            WHERE i.indrelid = l.relation AND i.xmin = x.id))\
        """
                .formatted(tables);
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
