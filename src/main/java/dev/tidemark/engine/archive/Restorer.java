package dev.tidemark.engine.archive;

import dev.tidemark.engine.archive.TableShape.Column;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.ServerError;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Brings back what a rollback saved, inside the transaction that applies the migration again and
/// after its own statements. What does not fit stays in the archive and is said; it does not stop
/// the migration.
public final class Restorer {
    private static final String FOREIGN_KEY = "23503";

    /// Locks, stops and lost connections end the transaction as they do elsewhere.
    private static final Set<String> NOT_OURS =
            Set.of("55P03", "40P01", "40001", "57014", "57P01", "57P02", "57P03");

    private final PgSession session;
    private final UUID run;
    private final String by;

    /// @param session in an open transaction whenever it is used
    /// @param by role, user and machine
    public Restorer(PgSession session, UUID run, String by) {
        this.session = session;
        this.run = run;
        this.by = by;
    }

    /// Brings back what the latest rollback of a migration saved. A table whose rows refer to
    /// others is tried again after those.
    ///
    /// @throws SQLException when a lock, a stop or a lost connection ended it
    public List<Restored> bringBack(String tracking, String version) throws SQLException {
        var results = new ArrayList<Restored>();
        var waiting = Archive.toBringBack(session, tracking, version);
        while (!waiting.isEmpty()) {
            var later = new ArrayList<Restored>();
            for (var entry : waiting) {
                var result = tryOne(entry);
                (waitsForOthers(result) ? later : results).add(result);
            }
            if (later.size() == waiting.size()) {
                results.addAll(later);
                break;
            }
            waiting = later.stream().map(Restored::entry).toList();
        }
        return results;
    }

    private static boolean waitsForOthers(Restored result) {
        return result.failure().filter(why -> why.contains(FOREIGN_KEY)).isPresent();
    }

    private Restored tryOne(Keepsake entry) throws SQLException {
        session.send("savepoint tidemark_restore");
        try {
            var result = restore(entry);
            session.send(
                    result.failure().isPresent()
                            ? "rollback to savepoint tidemark_restore; release savepoint tidemark_restore"
                            : "release savepoint tidemark_restore");
            return result;
        } catch (SQLException e) {
            if (session.isClosed() || NOT_OURS.contains(ServerErrors.sqlState(e))) {
                throw e;
            }
            session.send(
                    "rollback to savepoint tidemark_restore; release savepoint tidemark_restore");
            String words =
                    ServerErrors.of(e)
                            .map(ServerError::message)
                            .orElse(String.valueOf(e.getMessage()));
            return Restored.failed(
                    entry, "The server says: %s (%s)".formatted(words, ServerErrors.sqlState(e)));
        }
    }

    private Restored restore(Keepsake entry) throws SQLException {
        var oid = TableShape.find(session, entry.table());
        var table =
                oid.isEmpty() ? Optional.<TableShape>empty() : TableShape.of(session, oid.get());
        if (table.isEmpty() || !table.get().holdsRows()) {
            return Restored.failed(entry, "There is no table %s now".formatted(entry.table()));
        }
        var destination = Destination.of(entry, table.get());
        if (!entry.lost().isEmpty() && destination.lost().isEmpty()) {
            return Restored.failed(
                    entry,
                    "%s has no column %s now"
                            .formatted(entry.table(), String.join(", ", entry.lost())));
        }
        if (!entry.lost().isEmpty() && destination.key().isEmpty()) {
            return Restored.failed(entry, "No key tells which row a value belongs to");
        }
        // A table with checks that still wait can't have its triggers switched off.
        session.send("set constraints all immediate");
        var settings = PlainSettings.in(session);
        var quiet = new QuietTable(session, destination.table());
        quiet.begin();
        var result = entry.lost().isEmpty() ? rows(destination) : values(destination);
        new Sequences(session, destination).moveBeyond();
        quiet.end();
        settings.close();
        mark(result);
        return result;
    }

    private Restored rows(Destination to) throws SQLException {
        String names = to.columns().stream().map(Column::quoted).collect(Collectors.joining(", "));
        String values =
                to.columns().stream().map(Destination::value).collect(Collectors.joining(", "));
        String from = to.entry().keptIn().sql();
        boolean keyed = !to.key().isEmpty();
        long back =
                count(
                        "insert into %s (%s) overriding system value %s on conflict do nothing"
                                .formatted(
                                        to.table().name().sql(),
                                        names,
                                        keyed
                                                ? "select %s from %s as a".formatted(values, from)
                                                : missing(to, values, from)));
        long rest = to.entry().rows() - back;
        long present = rest == 0 ? 0 : keyed ? same(to) - back : rest;
        return new Restored(to.entry(), back, present, rest - present, to.note(), Optional.empty());
    }

    /// Without a key, equal rows are counted: as many of each are put back as are missing.
    private static String missing(Destination to, String values, String from) {
        return """
        select %1$s from (
          select a.*, %2$s as tidemark_row, row_number() over (partition by %2$s) as tidemark_number
            from %3$s as a) as a
         where (a.tidemark_row, a.tidemark_number) not in (
           select %4$s, row_number() over (partition by %4$s) from %5$s as t)
        """
                .formatted(
                        values,
                        Destination.savedText(to.columns()),
                        from,
                        Destination.presentText(to.columns()),
                        to.table().rows());
    }

    private long same(Destination to) throws SQLException {
        return session.first(
                        "select count(*) from %s as a join %s as t on %s and %s = %s"
                                .formatted(
                                        to.entry().keptIn().sql(),
                                        to.table().rows(),
                                        to.sameKey(),
                                        Destination.presentText(to.columns()),
                                        Destination.savedText(to.columns())),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private Restored values(Destination to) throws SQLException {
        var lost = to.lost();
        session.send(
                "update %s as t set %s from %s as a where %s and %s <> %s"
                        .formatted(
                                to.table().rows(),
                                lost.stream()
                                        .map(column ->
                                                "%s = %s"
                                                        .formatted(
                                                                column.quoted(),
                                                                Destination.value(column)))
                                        .collect(Collectors.joining(", ")),
                                to.entry().keptIn().sql(),
                                to.sameKey(),
                                Destination.presentText(lost),
                                Destination.savedText(lost)));
        long back =
                session.first(
                                "select count(*) from %s as a join %s as t on %s"
                                        .formatted(
                                                to.entry().keptIn().sql(),
                                                to.table().rows(),
                                                to.sameKey()),
                                row -> row.getLong(1))
                        .orElse(0L);
        return new Restored(
                to.entry(), back, 0, to.entry().rows() - back, to.note(), Optional.empty());
    }

    private long count(String sql) throws SQLException {
        long[] touched = {0};
        session.send(
                sql,
                new Replies() {
                    @Override
                    public void completed(String commandTag, long rows) {
                        touched[0] = rows;
                    }
                });
        return touched[0];
    }

    private void mark(Restored result) throws SQLException {
        session.send(
                """
                update %s set restored_at = pg_catalog.clock_timestamp(), restored_by = %s,
                       restored_run = '%s', restored_rows = %d, kept_rows = %d, restore_note = %s
                 where id = %d
                """
                        .formatted(
                                ArchiveSchema.CATALOGUE.sql(),
                                SqlQuote.literal(by),
                                run,
                                result.back(),
                                result.kept(),
                                SqlQuote.literal(result.text()),
                                result.entry().id()));
    }
}
