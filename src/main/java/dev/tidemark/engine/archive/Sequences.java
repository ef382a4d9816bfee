package dev.tidemark.engine.archive;

import dev.tidemark.engine.archive.TableShape.Column;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;

/// The sequences that give a table's columns their numbers, moved beyond the numbers that were put
/// back.
final class Sequences {
    /// Those that belong to a whole-number column, and those that its default names.
    private static final String OF_TABLE =
            """
            select distinct n.nspname, s.relname, a.attname, q.seqincrement > 0
              from pg_catalog.pg_attribute a
              left join pg_catalog.pg_attrdef ad
                on ad.adrelid = a.attrelid and ad.adnum = a.attnum
              join pg_catalog.pg_depend d
                on (d.classid = 'pg_catalog.pg_class'::regclass
                    and d.refclassid = 'pg_catalog.pg_class'::regclass
                    and d.refobjid = a.attrelid and d.refobjsubid = a.attnum
                    and d.deptype in ('a', 'i'))
                or (d.classid = 'pg_catalog.pg_attrdef'::regclass and d.objid = ad.oid
                    and d.refclassid = 'pg_catalog.pg_class'::regclass)
              join pg_catalog.pg_class s
                on s.relkind = 'S'
               and s.oid = case when d.classid = 'pg_catalog.pg_class'::regclass
                                then d.objid else d.refobjid end
              join pg_catalog.pg_sequence q on q.seqrelid = s.oid
              join pg_catalog.pg_namespace n on n.oid = s.relnamespace
             where a.attrelid = ? and a.atttypid in (20, 21, 23, 1700)
            """;

    private final PgSession session;
    private final Destination to;

    Sequences(PgSession session, Destination to) {
        this.session = session;
        this.to = to;
    }

    /// @throws SQLException the server's error
    void moveBeyond() throws SQLException {
        record Sequence(SqlName name, String column, boolean ascending) {}
        for (var sequence :
                session.query(
                        OF_TABLE,
                        row ->
                                new Sequence(
                                        new SqlName(row.getString(1), row.getString(2)),
                                        row.getString(3),
                                        row.getBoolean(4)),
                        to.table().oid())) {
            if (to.columns().stream().map(Column::name).noneMatch(sequence.column()::equals)) {
                continue;
            }
            session.send(
                    """
                    select pg_catalog.setval(%1$s::pg_catalog.regclass, x.m::bigint)
                      from (select %2$s(%3$s) as m from %4$s) as x, %5$s as s
                     where x.m %6$s s.last_value or (x.m = s.last_value and not s.is_called)
                    """
                            .formatted(
                                    SqlQuote.literal(sequence.name().sql()),
                                    sequence.ascending() ? "max" : "min",
                                    SqlQuote.identifier(sequence.column()),
                                    to.table().name().sql(),
                                    sequence.name().sql(),
                                    sequence.ascending() ? ">" : "<"));
        }
    }
}
