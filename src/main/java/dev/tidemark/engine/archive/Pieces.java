package dev.tidemark.engine.archive;

import dev.tidemark.engine.archive.Keepsake.Kind;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.Removal;
import dev.tidemark.engine.sql.SqlName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of a removal can be saved, looked up in the catalogue.
///
/// @param pieces what can
/// @param unsaved what can't, each one clause that says why
record Pieces(List<Piece> pieces, List<String> unsaved) {
    /// A table with those that a command reaches through it: tables that inherit from it, and those
    /// whose foreign keys it follows. Partitions are part of their table.
    private static final String REACHED =
            """
            with recursive edge(parent, child) as (
              select inhparent, inhrelid from pg_catalog.pg_inherits where ?
              union all
              select confrelid, conrelid from pg_catalog.pg_constraint
               where contype = 'f'
                 and (? or (? and confdeltype in ('c', 'n', 'd'))
                        or (? and confupdtype in ('c', 'n', 'd')))),
            reached(oid) as (
              select pg_catalog.unnest(?::pg_catalog.oid[])
              union
              select e.child from reached r join edge e on e.parent = r.oid)
            select c.oid::bigint
              from reached r join pg_catalog.pg_class c on c.oid = r.oid
             where not (c.relispartition and exists (
                     select from pg_catalog.pg_inherits i join reached p on p.oid = i.inhparent
                      where i.inhrelid = c.oid))
             order by c.oid
            """;

    private static final String TABLES_OF_SCHEMA =
            """
            select c.oid::bigint
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relkind in ('r', 'p')
            """;

    Pieces {
        pieces = List.copyOf(pieces);
        unsaved = List.copyOf(unsaved);
    }

    /// Which tables a command reaches.
    ///
    /// @param children those that inherit
    /// @param references all that refer to it
    /// @param deleted those whose foreign keys do something when a row is deleted
    /// @param updated those whose foreign keys do something when a key is changed
    private record Reach(boolean children, boolean references, boolean deleted, boolean updated) {
        static final Reach ALONE = new Reach(false, false, false, false);
        static final Reach CHILDREN = new Reach(true, false, false, false);
    }

    /// Looks up a removal under the session's search_path. What is not there now gives nothing.
    ///
    /// @throws SQLException the server's error
    static Pieces of(PgSession session, Removal removal) throws SQLException {
        return switch (removal) {
            case Removal.DroppedObject(var kind, var name, var cascade) ->
                    switch (kind) {
                        case "TABLE" ->
                                rows(
                                        session,
                                        Kind.TABLE,
                                        root(session, name),
                                        cascade ? Reach.CHILDREN : Reach.ALONE);
                        case "SCHEMA" ->
                                name.name().equals(ArchiveSchema.NAME)
                                        ? not("what was saved earlier is not saved again")
                                        : rows(
                                                session,
                                                Kind.TABLE,
                                                session.query(
                                                        TABLES_OF_SCHEMA,
                                                        row -> row.getLong(1),
                                                        name.name()),
                                                Reach.CHILDREN);
                        default -> new Pieces(List.of(), List.of());
                    };
            case Removal.DroppedColumn(var table, var column, _) ->
                    columns(session, root(session, table), column);
            case Removal.ConvertedColumn(var table, var column) -> {
                var found = columns(session, root(session, table), column);
                yield new Pieces(
                        found.pieces().stream().map(Piece::converted).toList(), found.unsaved());
            }
            case Removal.EmptiedTable(var table, var cascade) ->
                    rows(
                            session,
                            Kind.TABLE,
                            root(session, table),
                            new Reach(true, cascade, false, false));
            case Removal.ChangedRows(var command, var table) ->
                    rows(
                            session,
                            command.equals("UPDATE") ? Kind.CHANGED : Kind.ROWS,
                            root(session, table),
                            new Reach(
                                    true,
                                    false,
                                    !command.equals("UPDATE"),
                                    !command.equals("DELETE")));
            case Removal.Unseen(var command) ->
                    not("what %s removes is not known before it runs".formatted(command));
        };
    }

    private static List<Long> root(PgSession session, SqlName name) throws SQLException {
        return TableShape.find(session, name).map(List::of).orElse(List.of());
    }

    private static Pieces not(String why) {
        return new Pieces(List.of(), List.of(why));
    }

    private static Pieces rows(PgSession session, Kind kind, List<Long> roots, Reach reach)
            throws SQLException {
        var pieces = new ArrayList<Piece>();
        var unsaved = new ArrayList<String>();
        for (var table : reached(session, roots, reach)) {
            if (table.holdsRows()) {
                pieces.add(Piece.rows(kind, table));
            } else if (kind != Kind.TABLE) {
                unsaved.add("%s holds no rows of its own".formatted(table.name()));
            }
        }
        return new Pieces(pieces, unsaved);
    }

    private static Pieces columns(PgSession session, List<Long> roots, String column)
            throws SQLException {
        var pieces = new ArrayList<Piece>();
        for (var table : reached(session, roots, Reach.CHILDREN)) {
            Optional<TableShape.Column> found = table.column(column);
            if (table.holdsRows() && found.filter(one -> !one.generated()).isPresent()) {
                pieces.add(Piece.columns(table, Set.of(column)));
            }
        }
        return new Pieces(pieces, List.of());
    }

    private static List<TableShape> reached(PgSession session, List<Long> roots, Reach reach)
            throws SQLException {
        var tables = new ArrayList<TableShape>();
        if (roots.isEmpty()) {
            return tables;
        }
        for (long oid :
                session.query(
                        REACHED,
                        row -> row.getLong(1),
                        reach.children(),
                        reach.references(),
                        reach.deleted(),
                        reach.updated(),
                        roots.toString().replace('[', '{').replace(']', '}'))) {
            TableShape.of(session, oid).ifPresent(tables::add);
        }
        return tables;
    }
}
