package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.completion.SchemaNames.Column;
import dev.tidemark.desktop.completion.SchemaNames.Relation;
import dev.tidemark.desktop.completion.SchemaNames.RelationKind;
import dev.tidemark.desktop.completion.SchemaNames.Routine;
import dev.tidemark.desktop.completion.SchemaNames.TypeName;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads the names that a database has, in four queries however many there are; no definitions.
/// Blocks, and waits for no lock on a table.
final class DatabaseNames {
    private static final String OURS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

    private static final String SCHEMAS =
            "select n.nspname from pg_catalog.pg_namespace n where %s order by 1".formatted(OURS);

    private static final String RELATIONS =
            """
            select n.nspname, c.relname, c.relkind, a.attname,
                   pg_catalog.format_type(a.atttypid, a.atttypmod)
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              left join pg_catalog.pg_attribute a
                on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
               and c.relkind in ('r', 'p', 'v', 'm', 'f')
             where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I') and %s
             order by c.oid, a.attnum
            """
                    .formatted(OURS);

    private static final String ROUTINES =
            """
            select n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)
              from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             where %s
             order by 1, 2, 3
            """
                    .formatted(OURS);

    private static final String TYPES =
            """
            select n.nspname, t.typname
              from pg_catalog.pg_type t
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
              left join pg_catalog.pg_class c on c.oid = t.typrelid
             where (t.typtype in ('e', 'd', 'r') or (t.typtype = 'b' and t.typelem = 0) or c.relkind = 'c')
               and %s
             order by 1, 2
            """
                    .formatted(OURS);

    private final List<Relation> relations = new ArrayList<>();
    private List<Column> columns = new ArrayList<>();
    private String schema = "";
    private String name = "";
    private String kind = "";

    private DatabaseNames() {}

    /// @throws ProblemException when the server does not answer
    static SchemaNames read(Connector browsing) {
        try (var session = browsing.open("completion")) {
            return new DatabaseNames().names(session);
        } catch (SQLException e) {
            throw QueryFailure.problem("The names for completion were not read", e);
        }
    }

    private SchemaNames names(PgSession session) throws SQLException {
        var schemas = session.query(SCHEMAS, row -> row.getString(1));
        session.query(
                RELATIONS,
                row -> {
                    add(row);
                    return true;
                });
        end();
        return new SchemaNames(
                schemas,
                relations,
                session.query(
                        ROUTINES,
                        row ->
                                new Routine(
                                        row.getString(1), row.getString(2), row.getString(3), "")),
                session.query(TYPES, row -> new TypeName(row.getString(1), row.getString(2), "")));
    }

    /// Rows of one relation come one after the other.
    private void add(ResultSet row) throws SQLException {
        String itsSchema = row.getString(1);
        String itsName = row.getString(2);
        if (!Objects.equals(itsName, name) || !Objects.equals(itsSchema, schema)) {
            end();
            schema = itsSchema;
            name = itsName;
            kind = row.getString(3);
            columns = new ArrayList<>();
        }
        String column = row.getString(4);
        if (column != null) {
            columns.add(new Column(column, row.getString(5)));
        }
    }

    private void end() {
        if (!name.isEmpty()) {
            relations.add(new Relation(kind(), schema, name, columns, ""));
        }
    }

    private RelationKind kind() {
        return switch (kind) {
            case "v", "m" -> RelationKind.VIEW;
            case "S" -> RelationKind.SEQUENCE;
            case "i", "I" -> RelationKind.INDEX;
            default -> RelationKind.TABLE;
        };
    }
}
