package dev.tidemark.engine.archive;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.sql.SqlName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads what was saved.
public final class Archive {
    private static final String SELECT =
            """
            select id, run_id, version, kind, schema_name, table_name, columns, lost_columns,
                   key_columns, kept_in, rows, bytes, saved_at, saved_by, note, restored_at,
                   restored_by, restored_rows, kept_rows
              from %s
            """
                    .formatted(ArchiveSchema.CATALOGUE.sql());

    /// Of a migration's entries those of the latest rollback: what an earlier one saved was left
    /// behind on purpose when the migration was applied again.
    private static final String TO_BRING_BACK =
            SELECT
                    + """
                     where tracking = ? and version = ? and restored_at is null and kind <> 'changed'
                       and run_id = (select l.run_id from %s as l
                                      where l.tracking = ? and l.version = ?
                                      order by l.id desc limit 1)
                     order by id
                    """
                            .formatted(ArchiveSchema.CATALOGUE.sql());

    private Archive() {}

    /// Everything that was saved from migrations of a tracking table, the oldest first.
    ///
    /// @param tracking the tracking table's name
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be read
    public static List<Keepsake> of(PgSession session, String tracking) {
        try {
            return ArchiveSchema.exists(session)
                    ? session.query(
                            SELECT + " where tracking = ? order by id", Archive::entry, tracking)
                    : List.of();
        } catch (SQLException e) {
            throw QueryFailure.problem("The archive was not read", e);
        }
    }

    /// What the latest rollbacks of these migrations saved and nobody has brought back. Empty too
    /// where the role may not read the archive.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the database can't be read
    public static List<Keepsake> toBringBack(
            PgSession session, String tracking, List<String> versions) {
        try {
            var found = new ArrayList<Keepsake>();
            for (var version : readable(session) ? versions : List.<String>of()) {
                found.addAll(toBringBack(session, tracking, version));
            }
            return found;
        } catch (SQLException e) {
            throw QueryFailure.problem("The archive was not read", e);
        }
    }

    static List<Keepsake> toBringBack(PgSession session, String tracking, String version)
            throws SQLException {
        return ArchiveSchema.exists(session)
                ? session.query(TO_BRING_BACK, Archive::entry, tracking, version, tracking, version)
                : List.of();
    }

    /// The SQL that removes something from the archive for good.
    public static List<String> removal(Keepsake entry) {
        return List.of(
                "drop table %s".formatted(entry.keptIn().sql()),
                "delete from %s where id = %d"
                        .formatted(ArchiveSchema.CATALOGUE.sql(), entry.id()));
    }

    static Keepsake entry(PgSession session, long id) throws SQLException {
        return session.first(SELECT + " where id = ?", Archive::entry, id).orElseThrow();
    }

    private static boolean readable(PgSession session) throws SQLException {
        return ArchiveSchema.exists(session)
                && session.first(
                                "select has_schema_privilege(?, 'USAGE') and has_table_privilege(?, 'SELECT')",
                                row -> row.getBoolean(1),
                                ArchiveSchema.NAME,
                                ArchiveSchema.CATALOGUE.sql())
                        .orElse(false);
    }

    private static Keepsake entry(ResultSet row) throws SQLException {
        var restored = Optional.ofNullable(row.getObject("restored_at", OffsetDateTime.class));
        long restoredRows = row.getLong("restored_rows");
        long keptRows = row.getLong("kept_rows");
        String restoredBy = row.getString("restored_by");
        return new Keepsake(
                row.getLong("id"),
                row.getObject("run_id", UUID.class),
                row.getString("version"),
                kind(row.getString("kind")),
                new SqlName(row.getString("schema_name"), row.getString("table_name")),
                TableShape.strings(row.getArray("columns")),
                TableShape.strings(row.getArray("lost_columns")),
                TableShape.strings(row.getArray("key_columns")),
                new SqlName(ArchiveSchema.NAME, row.getString("kept_in")),
                row.getLong("rows"),
                row.getLong("bytes"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getString("saved_by"),
                row.getString("note"),
                restored.map(at ->
                        new Keepsake.BroughtBack(
                                at.toInstant(), restoredBy, restoredRows, keptRows)));
    }

    private static Keepsake.Kind kind(String text) {
        for (var kind : Keepsake.Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new IllegalStateException("unknown kind in the archive: " + text);
    }
}
