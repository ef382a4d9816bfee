package dev.tidemark.engine.archive;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// A table as the catalogue describes it. Type names are qualified where the session's search_path
/// does not find them.
///
/// @param oid its number in pg_class
/// @param name with its schema
/// @param kind pg_class.relkind: `r`, `p`, `v`, `m`, `f`
/// @param columns in order
/// @param keys columns that identify a row: the primary key first, then unique ones without nulls
record TableShape(
        long oid, SqlName name, String kind, List<Column> columns, List<List<String>> keys) {
    private static final String RELATION =
            """
            select n.nspname, c.relname, c.relkind::text, c.relpersistence::text
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.oid = ?
            """;

    /// A type outside of pg_catalog may be dropped one day, which a copy must not hinder; the same
    /// holds for a collation.
    private static final String COLUMNS =
            """
            select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
                   t.typnamespace <> 'pg_catalog'::pg_catalog.regnamespace,
                   a.attcollation not in (0, 'pg_catalog."default"'::pg_catalog.regcollation),
                   a.attgenerated <> '', a.attidentity = 'a'
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_type t on t.oid = a.atttypid
             where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
             order by a.attnum
            """;

    private static final String KEYS =
            """
            select pg_catalog.array_agg(a.attname::text order by k.place)
              from pg_catalog.pg_index i
              cross join lateral pg_catalog.unnest(i.indkey::pg_catalog.int2[])
                   with ordinality as k(attnum, place)
              join pg_catalog.pg_attribute a
                on a.attrelid = i.indrelid and a.attnum = k.attnum
             where i.indrelid = ? and i.indisunique and i.indisvalid and i.indimmediate
               and i.indpred is null and i.indexprs is null and k.place <= i.indnkeyatts
             group by i.indexrelid, i.indisprimary
            having pg_catalog.bool_and(a.attnotnull)
             order by i.indisprimary desc, pg_catalog.count(*), i.indexrelid
            """;

    TableShape {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /// A column.
    ///
    /// @param type as SQL
    /// @param asText whether its values are kept as text, because its type is not the server's own
    /// @param ownCollation whether it sorts in its own way
    /// @param generated whether it is computed from other columns
    /// @param alwaysIdentity whether it is `GENERATED ALWAYS AS IDENTITY`
    record Column(
            String name,
            String type,
            boolean asText,
            boolean ownCollation,
            boolean generated,
            boolean alwaysIdentity) {
        private static Column of(ResultSet row) throws SQLException {
            return new Column(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6));
        }

        String quoted() {
            return SqlQuote.identifier(name);
        }

        /// Its value as the archive keeps it.
        ///
        /// @param alias the table's name in the query
        String kept(String alias) {
            String value = "%s.%s".formatted(alias, quoted());
            if (asText) {
                return "%s::pg_catalog.text collate pg_catalog.\"default\"".formatted(value);
            }
            return ownCollation ? value + " collate pg_catalog.\"default\"" : value;
        }
    }

    /// Describes a table; empty when it is gone, or belongs to a session.
    ///
    /// @throws SQLException the server's error
    static Optional<TableShape> of(PgSession session, long oid) throws SQLException {
        record Relation(SqlName name, String kind, String persistence) {}
        var relation =
                session.first(
                        RELATION,
                        row ->
                                new Relation(
                                        new SqlName(row.getString(1), row.getString(2)),
                                        row.getString(3),
                                        row.getString(4)),
                        oid);
        if (relation.filter(found -> !found.persistence().equals("t")).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new TableShape(
                        oid,
                        relation.get().name(),
                        relation.get().kind(),
                        session.query(COLUMNS, Column::of, oid),
                        session.query(KEYS, row -> strings(row.getArray(1)), oid)));
    }

    /// The number of the table of that name, as the session's search_path finds it.
    ///
    /// @throws SQLException the server's error
    static Optional<Long> find(PgSession session, SqlName name) throws SQLException {
        return session.first(
                        "select pg_catalog.to_regclass(?)::pg_catalog.oid::bigint",
                        row -> Optional.ofNullable(row.getObject(1, Long.class)),
                        name.sql())
                .flatMap(found -> found);
    }

    static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /// Whether rows of its own are in it or its partitions.
    boolean holdsRows() {
        return kind.equals("r") || kind.equals("p");
    }

    /// Its own rows as a FROM clause names them: those of a partitioned table with its partitions,
    /// those of another one without the tables that inherit from it.
    String rows() {
        return kind.equals("p") ? name.sql() : "only " + name.sql();
    }

    Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }
}
