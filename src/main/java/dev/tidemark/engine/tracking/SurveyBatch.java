package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the digests of several tracking tables in one statement.
final class SurveyBatch {
    /// Gone, or changed, since the catalogue was read; or the role may not read it.
    private static final Set<String> GONE = Set.of("42P01", "42703", "3F000", "42501");

    /// What is different in each schema although the migrations are the same ones.
    private static final Set<Role> OWN_TO_EACH =
            Set.of(
                    Role.APPLIED_AT,
                    Role.APPLIED_BY,
                    Role.EXECUTION_MS,
                    Role.RUN_ID,
                    Role.STARTED_AT,
                    Role.ROLLED_BACK_AT);

    private SurveyBatch() {}

    /// A table of a batch.
    record Member(int number, SurveyedTable table) {}

    /// How many relation locks one statement may take: what the server reserves for each
    /// transaction.
    static int lockBudget(PgSession session) throws SQLException {
        return session.first(
                        "select setting::int from pg_catalog.pg_settings where name = 'max_locks_per_transaction'",
                        row -> row.getInt(1))
                .orElse(64);
    }

    /// [#read], and where one table of the batch is gone meanwhile, each alone.
    ///
    /// @return by number; without those that are gone
    static Map<Integer, SurveyedContent> readOrSplit(PgSession session, List<Member> batch)
            throws SQLException {
        try {
            return read(session, batch);
        } catch (SQLException e) {
            if (!GONE.contains(ServerErrors.sqlState(e))) {
                throw e;
            }
            if (batch.size() == 1) {
                return Map.of();
            }
        }
        var contents = new HashMap<Integer, SurveyedContent>();
        for (var member : batch) {
            contents.putAll(readOrSplit(session, List.of(member)));
        }
        return contents;
    }

    static Map<Integer, SurveyedContent> read(PgSession session, List<Member> batch)
            throws SQLException {
        var sql = new StringBuilder();
        for (var member : batch) {
            sql.append(sql.isEmpty() ? "" : "\nunion all\n").append(select(member));
        }
        var contents = new HashMap<Integer, SurveyedContent>();
        session.query(sql.toString(), row -> contents.put(row.getInt(1), content(row)));
        return contents;
    }

    private static SurveyedContent content(ResultSet row) throws SQLException {
        String micros = row.getString(3);
        return new SurveyedContent(
                row.getString(2),
                row.getBoolean(4),
                micros == null
                        ? Optional.empty()
                        : Optional.of(
                                Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS)));
    }

    private static String select(Member member) {
        var table = member.table();
        var layout = table.layout();
        return "select %d, md5(coalesce(string_agg(row(%s)::text, e'\\n' order by %s), '')), %s, %s from %s"
                .formatted(
                        member.number(),
                        String.join(", ", values(layout)),
                        order(layout),
                        lastApplied(layout),
                        quiet(table),
                        table.name().quoted());
    }

    private static List<String> values(Layout layout) {
        var values = new ArrayList<String>();
        for (Role role : Role.values()) {
            var column = layout.column(role);
            boolean identity = role == Role.ID && layout.tool() != Tool.PRISMA;
            if (column.isPresent() && !OWN_TO_EACH.contains(role) && !identity) {
                values.add(SqlQuote.identifier(column.get().name()));
            }
        }
        // Whether they are there tells a baseline from a migration that ran.
        layout.column(Role.EXECUTION_MS).ifPresent(column -> values.add(isNull(column)));
        layout.column(Role.RUN_ID).ifPresent(column -> values.add(isNull(column)));
        if (layout.tool() == Tool.PRISMA) {
            layout.column(Role.APPLIED_AT).ifPresent(column -> values.add(isNull(column)));
            layout.column(Role.ROLLED_BACK_AT).ifPresent(column -> values.add(isNull(column)));
        }
        return values;
    }

    private static String isNull(Column column) {
        return SqlQuote.identifier(column.name()) + " is null";
    }

    /// In the order of application, so that what was applied last is the same everywhere.
    private static String order(Layout layout) {
        var order = new ArrayList<String>();
        for (Role role : List.of(Role.APPLIED_AT, Role.RANK, Role.ID, Role.KEY)) {
            layout.column(role).ifPresent(column -> order.add(SqlQuote.identifier(column.name())));
        }
        return String.join(", ", order);
    }

    private static String lastApplied(Layout layout) {
        return layout.column(Role.APPLIED_AT)
                .filter(Column::time)
                .map(column ->
                        "max(case when isfinite(%1$s) then (extract(epoch from %1$s::timestamptz) * 1000000)::bigint end)::text"
                                .formatted(SqlQuote.identifier(column.name())))
                .orElse("null::text");
    }

    /// A journal that ends with the good end of a run: nothing is unfinished then, because what is
    /// keeps later runs from beginning. After a repair, the journal is read in full.
    private static String quiet(SurveyedTable table) {
        if (!table.hasJournal()) {
            return "true";
        }
        return """
        coalesce((select j.event = 'run-finished' and j.outcome in ('applied', 'rolled-back')
                         or j.event in ('adopt', 'baseline')
                    from %s j order by j.id desc limit 1), true)\
        """
                .formatted(table.name().journal().quoted());
    }
}
