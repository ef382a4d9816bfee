package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.BackupManifest;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.content.ContentReader;
import dev.tidemark.engine.backup.content.TableContent;
import dev.tidemark.engine.backup.content.TableList;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.sql.SqlName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Counts what a restore would lose.
final class LossCount {
    private static final String WAL =
            "select pg_wal_lsn_diff(pg_current_wal_lsn(), ?::pg_lsn)::bigint";

    private LossCount() {}

    /// Compares a database with a backup of it; reads only.
    ///
    /// @throws SQLException the server's error
    static Losses of(BackupServer server, BackupManifest manifest) throws SQLException {
        try (var session = server.connector().open("restore")) {
            ContentReader.begin(session);
            var inBackup = new LinkedHashMap<SqlName, TableContent>();
            manifest.content().tables().forEach(table -> inBackup.put(table.table(), table));
            boolean sameServer = sameServer(session, manifest);
            var reader = new ContentReader(session);
            var losses = new ArrayList<TableLoss>();
            int unchanged = 0;
            for (var facts : TableList.read(session, manifest.scope())) {
                var before = inBackup.remove(facts.table());
                long now = reader.rows(facts.table());
                long written =
                        before != null
                                        && sameServer
                                        && before.writes() >= 0
                                        && facts.writes() >= before.writes()
                                ? facts.writes() - before.writes()
                                : -1;
                if (before != null && before.rows() == now && written <= 0) {
                    unchanged++;
                } else {
                    losses.add(
                            new TableLoss(
                                    facts.table(),
                                    before == null ? -1 : before.rows(),
                                    now,
                                    written));
                }
            }
            inBackup.values()
                    .forEach(gone -> losses.add(new TableLoss(gone.table(), gone.rows(), -1, -1)));
            long wal = sameServer ? wal(session, manifest) : -1;
            session.send("rollback");
            return new Losses(losses, unchanged, wal);
        }
    }

    private static boolean sameServer(PgSession session, BackupManifest manifest)
            throws SQLException {
        var now = ServerFacts.systemIdentifier(session);
        return now.isPresent() && now.equals(manifest.systemIdentifier());
    }

    private static long wal(PgSession session, BackupManifest manifest) throws SQLException {
        return manifest.walPosition().isEmpty()
                ? -1
                : session.first(WAL, row -> row.getLong(1), manifest.walPosition()).orElse(-1L);
    }
}
