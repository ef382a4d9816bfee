package dev.tidemark.engine.archive;

import dev.tidemark.engine.archive.Keepsake.Kind;
import dev.tidemark.engine.archive.TableShape.Column;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.Removal;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Saves what one transaction of a rollback takes away, inside of that transaction: data and copy
/// change hands together or not at all.
///
/// Made anew for each attempt of the transaction.
public final class Saver {
    private final PgSession session;
    private final Origin origin;
    private final Set<Long> wholeTables = new HashSet<>();
    private final Map<Long, Set<String>> savedColumns = new HashMap<>();
    private final List<Keepsake> saved = new ArrayList<>();
    private final Map<Long, Piece> picked = new LinkedHashMap<>();

    /// Whose data is saved, and by whom.
    ///
    /// @param run the run that rolls back
    /// @param tracking the tracking table's name
    /// @param version the migration
    /// @param by role, user and machine
    public record Origin(UUID run, String tracking, String version, String by) {}

    /// @param session in an open transaction whenever it is used
    public Saver(PgSession session, Origin origin) {
        this.session = session;
        this.origin = origin;
    }

    /// Saves tables and columns as they are now, before any statement of the script has touched
    /// them. Rows that a statement picks are left to [#before].
    ///
    /// @throws SQLException the server's error
    public void all(List<Removal> removals) throws SQLException {
        save(removals, Set.of(Kind.TABLE, Kind.COLUMNS));
    }

    /// Saves what the statement that comes next takes away, as far as it is not saved yet.
    ///
    /// @throws SQLException the server's error
    public void before(List<Removal> removals) throws SQLException {
        save(removals, Set.of(Kind.values()));
    }

    /// Whether the statement that was saved for picks its rows itself, so that [#after] has work.
    public boolean waitsForStatement() {
        return !picked.isEmpty();
    }

    /// The statement is done: rows that it left as they were are not kept.
    ///
    /// @throws SQLException the server's error
    public void after() throws SQLException {
        var settings = PlainSettings.in(session);
        for (var entry : picked.entrySet()) {
            prune(entry.getKey(), entry.getValue());
        }
        picked.clear();
        settings.close();
    }

    /// What was saved so far.
    public List<Keepsake> saved() {
        return List.copyOf(saved);
    }

    private void save(List<Removal> removals, Set<Kind> kinds) throws SQLException {
        var pieces = new ArrayList<Piece>();
        for (var removal : removals) {
            pieces.addAll(Pieces.of(session, removal).pieces());
        }
        pieces.removeIf(piece -> !kinds.contains(piece.kind()));
        var wanted = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (piece.kind() == Kind.TABLE && wholeTables.add(piece.table().oid())) {
                wanted.add(piece);
            }
        }
        pieces.removeIf(piece -> wholeTables.contains(piece.table().oid()));
        wanted.addAll(columns(pieces));
        pieces.stream().filter(Piece::picked).map(this::unsaved).forEach(wanted::add);
        if (wanted.isEmpty()) {
            return;
        }
        var settings = PlainSettings.in(session);
        for (var piece : wanted) {
            save(piece);
        }
        settings.close();
    }

    /// A statement may empty a column before another one drops it.
    private Piece unsaved(Piece piece) {
        var columns = savedColumns.getOrDefault(piece.table().oid(), Set.of());
        return piece.kind() == Kind.CHANGED && !piece.key().isEmpty()
                ? piece.without(columns)
                : piece;
    }

    /// One copy for all columns that a table loses at once.
    private List<Piece> columns(List<Piece> pieces) {
        var lost = new LinkedHashMap<TableShape, Set<String>>();
        for (var piece : pieces) {
            var known = savedColumns.computeIfAbsent(piece.table().oid(), _ -> new HashSet<>());
            piece.lost().stream()
                    .filter(known::add)
                    .forEach(name ->
                            lost.computeIfAbsent(piece.table(), _ -> new TreeSet<>()).add(name));
        }
        return lost.entrySet().stream()
                .map(entry -> Piece.columns(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void save(Piece piece) throws SQLException {
        session.send(piece.lock());
        if (piece.kept().isEmpty() || !there(piece)) {
            return;
        }
        ArchiveSchema.make(session);
        long id = write(piece, piece.query());
        if (piece.picked()) {
            picked.put(id, piece);
        } else {
            saved.add(Archive.entry(session, id));
        }
    }

    /// @param query gives the rows
    /// @return the number of what was written
    private long write(Piece piece, String query) throws SQLException {
        long id =
                Long.parseLong(
                        session.sendForValue(
                                "select pg_catalog.nextval(pg_catalog.pg_get_serial_sequence(%s, 'id'))"
                                        .formatted(
                                                SqlQuote.literal(ArchiveSchema.CATALOGUE.sql()))));
        var keptIn = ArchiveSchema.keptIn(id, piece.table().name());
        session.send("create table %s as %s".formatted(keptIn.sql(), query));
        session.send(entry(id, piece, keptIn));
        return id;
    }

    private boolean there(Piece piece) throws SQLException {
        return session.first(piece.any(), row -> row.getBoolean(1)).orElse(false);
    }

    private String entry(long id, Piece piece, SqlName keptIn) {
        var table = piece.table().name();
        return """
        insert into %s (id, run_id, tracking, version, kind, schema_name, table_name, columns,
                        types, lost_columns, key_columns, kept_in, rows, bytes, saved_by,
                        bring_back, note)
        values (%d, '%s', %s, %s, '%s', %s, %s, %s, %s, %s, %s, %s,
                (select pg_catalog.count(*) from %s), pg_catalog.pg_table_size(%s::pg_catalog.regclass), %s, %s, %s)
        """
                .formatted(
                        ArchiveSchema.CATALOGUE.sql(),
                        id,
                        origin.run(),
                        SqlQuote.literal(origin.tracking()),
                        SqlQuote.literal(origin.version()),
                        piece.kind().text(),
                        SqlQuote.literal(table.schema()),
                        SqlQuote.literal(table.name()),
                        array(piece.kept().stream().map(Column::name).toList()),
                        array(piece.kept().stream().map(Column::type).toList()),
                        array(piece.lost()),
                        array(piece.key()),
                        SqlQuote.literal(keptIn.name()),
                        keptIn.sql(),
                        SqlQuote.literal(keptIn.sql()),
                        SqlQuote.literal(origin.by()),
                        SqlQuote.literal(ByHand.bringBack(piece, keptIn)),
                        SqlQuote.literal(String.join(" ", piece.notes())));
    }

    private static String array(List<String> values) {
        return values.stream()
                .map(SqlQuote::literal)
                .collect(Collectors.joining(", ", "array[", "]::pg_catalog.text[]"));
    }

    /// Takes out what the statement left as it was. Rows without a key are the same when all that
    /// is kept of them is.
    private void prune(long id, Piece piece) throws SQLException {
        String keptIn = ArchiveSchema.keptIn(id, piece.table().name()).sql();
        if (piece.key().isEmpty()) {
            session.send(
                    "delete from %s as a where %s in (select %s from %s as t)"
                            .formatted(
                                    keptIn,
                                    piece.rowOfArchive("a"),
                                    piece.rowOfTable("t"),
                                    piece.table().rows()));
        } else {
            session.send(
                    "delete from %s as a using %s as t where %s and %s = %s"
                            .formatted(
                                    keptIn,
                                    piece.table().rows(),
                                    sameKey(piece),
                                    piece.rowOfArchive("a"),
                                    piece.rowOfTable("t")));
            if (piece.kind() == Kind.ROWS) {
                setChangedApart(keptIn, piece);
            }
        }
        settle(id, keptIn);
    }

    /// Rows that are still there under their key were changed, for example by a foreign key that is
    /// set to null: put back, they would stand beside what they became.
    private void setChangedApart(String keptIn, Piece piece) throws SQLException {
        var changed =
                new Piece(Kind.CHANGED, piece.table(), piece.lost(), piece.key(), piece.kept());
        String same =
                "exists (select from %s as t where %s)"
                        .formatted(piece.table().rows(), sameKey(piece));
        String any = "select exists (select from %s as a where %s)".formatted(keptIn, same);
        if (session.first(any, row -> row.getBoolean(1)).orElse(false)) {
            long id = write(changed, "select * from %s as a where %s".formatted(keptIn, same));
            session.send("delete from %s as a where %s".formatted(keptIn, same));
            saved.add(Archive.entry(session, id));
        }
    }

    private void settle(long id, String keptIn) throws SQLException {
        String catalogue = ArchiveSchema.CATALOGUE.sql();
        session.send(
                "update %s set rows = (select pg_catalog.count(*) from %s) where id = %d"
                        .formatted(catalogue, keptIn, id));
        var entry = Archive.entry(session, id);
        if (entry.rows() == 0) {
            session.send("drop table " + keptIn);
            session.send("delete from %s where id = %d".formatted(catalogue, id));
        } else {
            saved.add(entry);
        }
    }

    private static String sameKey(Piece piece) {
        return piece.key().stream()
                .map(name -> piece.table().column(name).orElseThrow())
                .map(column -> "a.%s = %s".formatted(column.quoted(), column.kept("t")))
                .collect(Collectors.joining(" and "));
    }
}
