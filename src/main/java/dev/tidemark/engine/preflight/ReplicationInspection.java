package dev.tidemark.engine.preflight;

import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.List;

/// Standbys and replication slots: a large change reaches them late, and a slot that nobody reads
/// keeps WAL until the disk is full.
final class ReplicationInspection implements Inspection {
    private static final long MUCH = 1L << 30;
    private static final String SLOTS =
            """
            select s.slot_name::text, s.active,
                   coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.restart_lsn), 0)::bigint
              from pg_catalog.pg_replication_slots s
             where not pg_is_in_recovery()
             order by 3 desc
            """;
    private static final String STANDBYS =
            """
            select count(*), count(*) filter (where r.state is null),
                   coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), r.replay_lsn)), 0)::bigint
              from pg_catalog.pg_stat_replication r
             where not pg_is_in_recovery()
            """;

    private record Slot(String name, boolean active, long behind) {}

    private record Standbys(long count, long hidden, long behind) {}

    @Override
    public Finding look(PgSession session) throws SQLException {
        var slots =
                session.query(
                        SLOTS,
                        row -> new Slot(row.getString(1), row.getBoolean(2), row.getLong(3)));
        var standbys =
                session.first(
                                STANDBYS,
                                row -> new Standbys(row.getLong(1), row.getLong(2), row.getLong(3)))
                        .orElseThrow();
        var slow =
                slots.stream()
                        .filter(slot -> !slot.active() || slot.behind() > MUCH)
                        .map(slot ->
                                "slot %s %s, %s behind"
                                        .formatted(
                                                slot.name(),
                                                slot.active() ? "is read" : "has no reader",
                                                ByteCount.text(slot.behind())))
                        .toList();
        if (!slow.isEmpty()) {
            return Finding.warning(
                    Subject.REPLICATION,
                    "%s.".formatted(String.join("; ", slow)),
                    "Have it read or drop it before a large change: the server keeps all WAL for it.");
        }
        if (standbys.behind() > MUCH) {
            return Finding.warning(
                    Subject.REPLICATION,
                    "A standby is %s behind.".formatted(ByteCount.text(standbys.behind())),
                    "Wait until it has caught up.");
        }
        return standbys.hidden() > 0
                ? Finding.notKnown(
                        Subject.REPLICATION,
                        "%d standbys follow; this role may not see how far they are."
                                .formatted(standbys.count()),
                        "GRANT pg_monitor to it.")
                : Finding.ok(Subject.REPLICATION, text(standbys, slots));
    }

    private static String text(Standbys standbys, List<Slot> slots) {
        return standbys.count() == 0 && slots.isEmpty()
                ? "No standby and no replication slot."
                : "%d standbys and %d slots, none far behind."
                        .formatted(standbys.count(), slots.size());
    }
}
