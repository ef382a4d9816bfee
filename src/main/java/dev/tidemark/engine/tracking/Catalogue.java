package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the server's catalogue says of the tables that might be tracking tables: one query.
///
/// @param schema the schema where a new tracking table would go
/// @param schemaExists whether that schema is there
/// @param role the role of the session
/// @param mayCreateSchema whether the role may create a schema
/// @param mayCreateTable whether the role may create a table in the schema
/// @param searched the names looked for
/// @param tables the tables found, journals included
record Catalogue(
        String schema,
        boolean schemaExists,
        String role,
        String database,
        boolean mayCreateSchema,
        boolean mayCreateTable,
        List<String> searched,
        List<Table> tables) {
    static final List<String> NAMES =
            List.of(
                    "schema_migrations",
                    "flyway_schema_history",
                    "__diesel_schema_migrations",
                    "_prisma_migrations");

    private static final String SQL =
            """
            with place as (
              select coalesce(?::text, current_schema(), 'public') as schema)
            select p.schema, own.oid is not null, current_user, current_database(),
                   has_database_privilege(current_database(), 'CREATE'),
                   coalesce(has_schema_privilege(own.oid, 'CREATE'), false),
                   t.nspname, t.relname, t.may_use, t.may_create, t.may_select, t.may_insert,
                   t.may_update, t.may_delete, t.owner,
                   a.attname, ty.typname,
                   case when ty.typname in ('varchar', 'bpchar') and a.atttypmod > 4
                        then a.atttypmod - 4 else 0 end,
                   a.attnotnull,
                   a.atthasdef or a.attidentity <> '',
                   (select has_sequence_privilege(d.objid, 'USAGE, UPDATE')
                      from pg_catalog.pg_depend d
                      join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
                     where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'a'
                       and d.refclassid = 'pg_catalog.pg_class'::regclass
                       and d.refobjid = t.oid and d.refobjsubid = a.attnum limit 1)
              from place p
              left join pg_catalog.pg_namespace own on own.nspname = p.schema
              left join lateral (
                select c.oid, n.nspname, c.relname,
                       has_schema_privilege(n.oid, 'USAGE') as may_use,
                       has_schema_privilege(n.oid, 'CREATE') as may_create,
                       has_table_privilege(c.oid, 'SELECT') as may_select,
                       has_table_privilege(c.oid, 'INSERT') as may_insert,
                       has_table_privilege(c.oid, 'UPDATE') as may_update,
                       has_table_privilege(c.oid, 'DELETE') as may_delete,
                       pg_has_role(c.relowner, 'USAGE') as owner
                  from pg_catalog.pg_class c
                  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                 where c.relname = any(string_to_array(?::text, e'\\x01')) and c.relkind in ('r', 'p')
                   and n.nspname not in ('information_schema', 'pg_catalog', 'pg_toast')
                   and n.nspname not like 'pg\\_temp\\_%' and n.nspname not like 'pg\\_toast\\_%'
                   and (?::text is null or n.nspname = ?::text)) t on true
              left join pg_catalog.pg_attribute a
                on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
              left join pg_catalog.pg_type ty on ty.oid = a.atttypid
             order by t.nspname, t.relname, a.attnum
            """;

    /// A table that was found.
    ///
    /// @param rights what the role may do with it
    /// @param owner whether the role owns it, so that it may add columns
    record Table(TrackingTableName name, List<Column> columns, Rights rights, boolean owner) {}

    /// What a role may do with a table.
    ///
    /// @param sequence false when a column's default needs a sequence that the role may not use
    record Rights(
            boolean use,
            boolean create,
            boolean select,
            boolean insert,
            boolean update,
            boolean delete,
            boolean sequence) {
        private Rights withoutSequence() {
            return new Rights(use, create, select, insert, update, delete, false);
        }
    }

    /// Reads the catalogue.
    static Catalogue read(PgSession session, TrackingRequest request) throws SQLException {
        var searched = request.configuredTable().map(List::of).orElse(NAMES);
        var names = new ArrayList<String>();
        for (String name : searched) {
            names.add(name);
            names.add(new TrackingTableName("", name).journal().table());
        }
        @Nullable String only = request.onlySchema().orElse(null);
        var facts = new ArrayList<Facts>();
        var tables = new LinkedHashMap<TrackingTableName, Table>();
        String list = String.join("\u0001", names);
        try (var statement = session.jdbc().prepareStatement(SQL)) {
            statement.setString(1, only);
            statement.setString(2, list);
            statement.setString(3, only);
            statement.setString(4, only);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    facts.add(Facts.of(rows));
                    collect(rows, tables);
                }
            }
        }
        var first = facts.getFirst();
        return new Catalogue(
                first.schema(),
                first.schemaExists(),
                first.role(),
                first.database(),
                first.mayCreateSchema(),
                first.mayCreateTable(),
                searched,
                List.copyOf(tables.values()));
    }

    /// The table of a name, when it exists.
    Optional<Table> table(TrackingTableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /// The tables that have one of the names looked for.
    List<Table> candidates() {
        return tables.stream().filter(table -> searched.contains(table.name().table())).toList();
    }

    private static void collect(ResultSet rows, Map<TrackingTableName, Table> tables)
            throws SQLException {
        String table = rows.getString(8);
        if (table == null) {
            return;
        }
        var name = new TrackingTableName(rows.getString(7), table);
        var found =
                tables.computeIfAbsent(
                        name, key -> new Table(key, new ArrayList<>(), NO_RIGHTS, false));
        var rights =
                new Rights(
                        rows.getBoolean(9),
                        rows.getBoolean(10),
                        rows.getBoolean(11),
                        rows.getBoolean(12),
                        rows.getBoolean(13),
                        rows.getBoolean(14),
                        found.columns().isEmpty() || found.rights().sequence());
        if (rows.getString(16) != null) {
            found.columns()
                    .add(
                            new Column(
                                    rows.getString(16),
                                    rows.getString(17),
                                    rows.getInt(18),
                                    rows.getBoolean(19),
                                    rows.getBoolean(20)));
            if ("f".equals(rows.getString(21))) {
                rights = rights.withoutSequence();
            }
        }
        tables.put(name, new Table(name, found.columns(), rights, rows.getBoolean(15)));
    }

    private static final Rights NO_RIGHTS =
            new Rights(false, false, false, false, false, false, true);

    /// The columns that every row repeats.
    private record Facts(
            String schema,
            boolean schemaExists,
            String role,
            String database,
            boolean mayCreateSchema,
            boolean mayCreateTable) {
        static Facts of(ResultSet rows) throws SQLException {
            return new Facts(
                    rows.getString(1),
                    rows.getBoolean(2),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getBoolean(5),
                    rows.getBoolean(6));
        }
    }
}
