package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.BackupProblems;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.SessionText;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out, before anything is begun, whether a backup can be restored and what that would lose.
public final class RestorePlanner {
    private static final String EXISTS = "select 1 from pg_catalog.pg_database where datname = ?";

    private final BackupServer server;
    private final ProgramSearch search;

    /// @param server the database that it is about; it need not exist
    /// @param search where pg_restore is looked for
    public RestorePlanner(BackupServer server, ProgramSearch search) {
        this.server = server;
        this.search = search;
    }

    /// Plans a restore; reads only.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException what stands in its way
    /// @throws InterruptedException when interrupted
    public RestorePlan plan(StoredBackup backup) throws InterruptedException {
        var target = server.target();
        var manifest = backup.manifest();
        if (backup.condition() != StoredBackup.Condition.PRESENT) {
            throw Problem.of(
                            ProblemCode.BACKUP_DAMAGED,
                            RestoreProblems.notRestored(backup),
                            "its archive is %s".formatted(backup.condition().text()),
                            "Restore another backup.")
                    .withDatabaseState(RestoreProblems.UNTOUCHED)
                    .asException();
        }
        try (var session = server.maintenance()) {
            ChangeCheck.writable(session, target);
            Optional<ClientPrograms> programs =
                    manifest.copy().isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    search.forRestore(
                                            manifest.programMajor(), session.serverVersion()));
            boolean exists =
                    session.first(EXISTS, row -> row.getInt(1), target.database()).isPresent();
            return new RestorePlan(
                    backup,
                    target,
                    exists,
                    programs,
                    exists ? LossCount.of(server, manifest) : Losses.NONE,
                    SessionText.connected(session, target.database()),
                    notes(backup, session));
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.RESTORE_FAILED,
                    RestoreProblems.notRestored(backup),
                    RestoreProblems.UNTOUCHED,
                    e);
        }
    }

    private List<String> notes(StoredBackup backup, PgSession session) {
        var notes = new ArrayList<String>();
        var manifest = backup.manifest();
        if (manifest.failedVerification().isPresent()) {
            notes.add(
                    "Its last verification failed: %s."
                            .formatted(manifest.failedVerification().get().findings()));
        } else if (manifest.proved().isEmpty()) {
            notes.add("Nobody has verified this backup yet.");
        }
        if (!manifest.target().database().equals(server.target().database())) {
            notes.add("It is a backup of %s.".formatted(manifest.target()));
        }
        if (!manifest.target().host().equals(server.target().host())
                || manifest.target().port() != server.target().port()) {
            notes.add(
                    "It was made when the server was at %s:%d."
                            .formatted(manifest.target().host(), manifest.target().port()));
        }
        if (manifest.serverVersion() / 10_000 > session.serverVersion() / 10_000) {
            notes.add(
                    "It is of PostgreSQL %d; this server is older, which may not understand all of it."
                            .formatted(manifest.serverVersion() / 10_000));
        }
        return notes;
    }
}
