package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Content;
import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.TrackingState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes backups as planned. What is not complete has another name, and is removed when it fails.
public final class BackupRun {
    private final BackupServer server;
    private final Clock clock;

    /// @param server the database
    /// @param clock what the names are made of
    public BackupRun(BackupServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /// Makes a backup.
    ///
    /// @return the backup, or why there is none
    /// @throws InterruptedException when interrupted; nothing is left then that looks like a backup
    public Outcome<StoredBackup> run(BackupPlan plan, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        return Outcome.of(() -> make(plan, stop, listener));
    }

    private StoredBackup make(BackupPlan plan, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        var folder = new BackupFolder(plan.request().folder());
        Instant begun = clock.instant();
        String wanted =
                "%s-%s"
                        .formatted(
                                BackupName.ofFile(plan.target().database()),
                                BackupName.stamp(begun));
        Path partial = null;
        boolean complete = false;
        try {
            partial = folder.begin(wanted);
            long start = System.nanoTime();
            var facts =
                    plan.programs().isPresent()
                            ? dumped(plan, plan.programs().get(), partial, stop, listener)
                            : copied(plan, begun, stop, listener);
            var manifest =
                    new BackupManifest(
                            BackupFolder.nameOf(partial),
                            plan.target(),
                            facts.systemIdentifier(),
                            plan.serverVersion(),
                            plan.request().method(),
                            plan.programs().map(ClientPrograms::version).orElse(""),
                            plan.request().scope(),
                            facts.takenAt(),
                            facts.walPosition(),
                            Duration.ofMillis((System.nanoTime() - start) / 1_000_000),
                            facts.files(),
                            facts.copy(),
                            facts.form(),
                            facts.migrations(),
                            facts.content(),
                            plan.request().purpose(),
                            plan.request().note(),
                            List.of());
            var stored = folder.complete(partial, manifest);
            complete = true;
            return stored;
        } catch (IOException e) {
            throw new ProblemException(
                    BackupProblems.folder(plan.target(), plan.request().folder(), e), e);
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.BACKUP_FAILED,
                    BackupProblems.notMade(plan.target()),
                    BackupProblems.NOTHING_CHANGED,
                    e);
        } finally {
            if (!complete && partial != null) {
                remove(partial, listener);
            }
        }
    }

    private static void remove(Path partial, BackupListener listener) {
        try {
            Folders.delete(partial);
        } catch (IOException e) {
            listener.on(
                    new BackupEvent.Told(
                            "%s is no backup and could not be removed: %s"
                                    .formatted(partial, e.getMessage())));
        }
    }

    /// What is known besides the plan once the data is there.
    private record Facts(
            Optional<String> systemIdentifier,
            Instant takenAt,
            String walPosition,
            List<ArchiveFile> files,
            Optional<String> copy,
            DatabaseForm form,
            List<String> migrations,
            Content content) {
        Facts with(List<ArchiveFile> hashed) {
            return new Facts(
                    systemIdentifier,
                    takenAt,
                    walPosition,
                    hashed,
                    copy,
                    form,
                    migrations,
                    content);
        }
    }

    private Facts dumped(
            BackupPlan plan,
            ClientPrograms programs,
            Path partial,
            StopSignal stop,
            BackupListener listener)
            throws SQLException, IOException, InterruptedException {
        var connector = server.connector();
        var request = plan.request();
        Path archive = partial.resolve(StoredBackup.ARCHIVE);
        listener.on(
                new BackupEvent.Phase(
                        "locking %s for reading"
                                .formatted(Counted.of(plan.tables().size(), "table"))));
        Facts facts;
        try (var snapshot =
                ExportedSnapshot.take(connector, request.scope(), request.lockWait(), stop)) {
            var system = ServerFacts.systemIdentifier(snapshot.session());
            var form = form(snapshot.session());
            // What is asked of the server beside the dump costs no time of its own.
            var migrations =
                    new Beside<>(
                            "migrations", () -> migrations(request, Optional.of(snapshot.id())));
            listener.on(
                    new BackupEvent.Phase(
                            "dumping and counting %s"
                                    .formatted(Counted.of(snapshot.tables().size(), "table"))));
            var content =
                    new Dump(connector, request, programs, stop, listener).write(snapshot, archive);
            facts =
                    new Facts(
                            system,
                            snapshot.takenAt(),
                            snapshot.walPosition(),
                            List.of(),
                            Optional.empty(),
                            form,
                            told(migrations.answer(), listener),
                            content);
        }
        // The tables are free by now.
        listener.on(new BackupEvent.Phase("hashing the archive"));
        return facts.with(new FileHash(stop, listener).of(partial, archive));
    }

    private Facts copied(BackupPlan plan, Instant begun, StopSignal stop, BackupListener listener)
            throws SQLException, InterruptedException {
        String database = plan.target().database();
        String copy = BackupName.ofDatabase(database, "copy", begun);
        var work = new ServerCopy(server, stop, listener);
        var scope = plan.request().scope();
        listener.on(
                new BackupEvent.Phase(
                        "counting %s".formatted(Counted.of(plan.tables().size(), "table"))));
        var count = new DatabaseCount(stop, listener);
        var content = count.of(server.connector(), scope);
        var migrations = told(migrations(plan.request(), Optional.empty()), listener);
        work.copy(database, copy, BackupProblems.notMade(plan.target()));
        boolean kept = false;
        try (var session = server.maintenance(database)) {
            listener.on(new BackupEvent.Phase("comparing the copy"));
            var differences = content.differences(count.of(server.database(copy), scope));
            if (!differences.isEmpty()) {
                throw VerificationProblems.differs(
                                BackupProblems.notMade(plan.target()), differences)
                        .asException();
            }
            var facts =
                    new Facts(
                            ServerFacts.systemIdentifier(session),
                            clock.instant(),
                            walPosition(session),
                            List.of(),
                            Optional.of(copy),
                            form(session),
                            migrations,
                            content);
            kept = true;
            return facts;
        } finally {
            if (!kept) {
                ScratchDatabase.drop(server, copy, listener);
            }
        }
    }

    private static String walPosition(PgSession session) throws SQLException {
        return session.first("select pg_current_wal_lsn()::text", row -> row.getString(1))
                .orElse("");
    }

    private DatabaseForm form(PgSession session) throws SQLException {
        return DatabaseForm.read(session, server.target().database())
                .orElseThrow(() -> new SQLException("the database is gone", "3D000"));
    }

    /// Versions in force at the moment of the backup.
    ///
    /// @param unknown why they could not be read; empty when they were
    private record InForce(List<String> versions, String unknown) {}

    /// What can't be read is told and left out: a backup is worth more than its record.
    private static List<String> told(InForce migrations, BackupListener listener) {
        if (!migrations.unknown().isEmpty()) {
            listener.on(
                    new BackupEvent.Told(
                            "Which migrations are in force was not recorded: "
                                    + migrations.unknown()));
        }
        return migrations.versions();
    }

    private InForce migrations(BackupRequest request, Optional<String> snapshot)
            throws SQLException {
        if (request.tracking().isEmpty()) {
            return new InForce(List.of(), "");
        }
        try (var session = server.connector().open("backup")) {
            if (snapshot.isPresent()) {
                session.send("begin isolation level repeatable read read only");
                session.send("set transaction snapshot " + SqlQuote.literal(snapshot.get()));
            }
            return new InForce(
                    TrackingState.read(session, request.tracking().get()).rows().stream()
                            .filter(TrackedMigration::success)
                            .map(TrackedMigration::version)
                            .toList(),
                    "");
        } catch (ProblemException e) {
            return new InForce(List.of(), e.problem().why());
        }
    }
}
