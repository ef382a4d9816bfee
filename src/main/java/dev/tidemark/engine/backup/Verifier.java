package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Content;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Proves backups. What it finds is kept with the backup: a passed level, and a failure too.
public final class Verifier {
    private static final Set<ProblemCode> PROVES_THE_OPPOSITE =
            Set.of(ProblemCode.BACKUP_DAMAGED, ProblemCode.BACKUP_DIFFERS);

    private final BackupServer server;
    private final ProgramSearch search;
    private final Clock clock;

    /// @param server where scratch databases are made, and where copies are
    /// @param search where pg_restore is looked for
    public Verifier(BackupServer server, ProgramSearch search, Clock clock) {
        this.server = server;
        this.search = search;
        this.clock = clock;
    }

    /// Proves a backup up to a level; a copy on the server is always compared in full.
    ///
    /// @return the backup with its new record, or what is wrong
    /// @throws InterruptedException when interrupted
    public Outcome<StoredBackup> verify(
            StoredBackup backup, Verification level, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        var reached =
                backup.manifest().method() instanceof Method.ServerCopy
                        ? Verification.RESTORED
                        : level;
        return Outcome.of(() -> {
            try {
                prove(backup, reached, stop, listener);
                return kept(backup, new VerificationRecord(reached, clock.instant(), true, ""));
            } catch (ProblemException e) {
                if (PROVES_THE_OPPOSITE.contains(e.problem().code())) {
                    kept(
                            backup,
                            new VerificationRecord(
                                    reached, clock.instant(), false, e.problem().why()));
                }
                throw e;
            }
        });
    }

    private static StoredBackup kept(StoredBackup backup, VerificationRecord record) {
        try {
            return BackupFolder.record(backup, record);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The verification of %s was not written down".formatted(backup.name()),
                            String.valueOf(e),
                            "Make the backup's folder writable, then verify again."),
                    e);
        }
    }

    private void prove(
            StoredBackup backup, Verification level, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        if (backup.manifest().copy().isPresent()) {
            compareCopy(backup, backup.manifest().copy().get(), stop, listener);
            return;
        }
        written(backup, stop, listener);
        if (level.compareTo(Verification.READABLE) >= 0) {
            readable(backup, stop, listener);
        }
        if (level == Verification.RESTORED) {
            restored(backup, stop, listener);
        }
    }

    private static void written(StoredBackup backup, StopSignal stop, BackupListener listener) {
        listener.on(new BackupEvent.Phase("comparing the archive's hash"));
        var hash = new FileHash(stop, listener);
        for (var file : backup.manifest().files()) {
            try {
                if (!hash.sha256(backup.folder().resolve(file.name())).equals(file.sha256())) {
                    throw VerificationProblems.damaged(
                                    backup,
                                    "%s is not what was written: its hash is another one"
                                            .formatted(file.name()))
                            .asException();
                }
            } catch (IOException e) {
                throw new ProblemException(
                        VerificationProblems.damaged(
                                backup, "%s can't be read: %s".formatted(file.name(), e)),
                        e);
            }
        }
    }

    private void readable(StoredBackup backup, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        listener.on(new BackupEvent.Phase("reading the whole archive"));
        var programs = search.forRestore(backup.manifest().programMajor(), 0);
        var wrong =
                new ArchiveRestore(programs, stop, listener)
                        .read(backup.archive(), VerificationProblems.notProved(backup));
        if (wrong.isPresent()) {
            throw VerificationProblems.damaged(
                            backup,
                            "pg_restore can't read it to its end: %s".formatted(wrong.get()))
                    .asException();
        }
    }

    private void restored(StoredBackup backup, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        var manifest = backup.manifest();
        String what = VerificationProblems.notProved(backup);
        var words = new ArchiveRestore.Words(what, "The database was not touched.", Duration.ZERO);
        try (var session = server.connector().open("backup")) {
            var programs = search.forRestore(manifest.programMajor(), session.serverVersion());
            listener.on(new BackupEvent.Phase("restoring into a scratch database"));
            try (var scratch =
                    ScratchDatabase.create(
                            server, manifest.form(), clock.instant(), what, listener)) {
                if (!manifest.scope().whole()) {
                    scratch.prepareFor(session, manifest);
                }
                new ArchiveRestore(programs, stop, listener)
                        .into(
                                scratch.connector(),
                                backup.archive(),
                                options(manifest.scope()),
                                words);
                listener.on(new BackupEvent.Phase("comparing rows and checksums"));
                var content = content(scratch.name(), manifest.scope(), stop, listener);
                var differences = manifest.content().differences(content);
                if (!differences.isEmpty()) {
                    throw VerificationProblems.differs(what, differences).asException();
                }
            }
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.RESTORE_FAILED, what, "The database was not touched.", e);
        }
    }

    /// A part of a database may need more than it holds to get its indexes and keys: those of a
    /// part are not restored here, nor compared.
    private static List<String> options(Scope scope) {
        var options =
                new ArrayList<>(
                        List.of(
                                "--no-owner",
                                "--no-privileges",
                                "--no-subscriptions",
                                ArchiveRestore.jobs()));
        if (!scope.whole()) {
            options.add("--section=pre-data");
            options.add("--section=data");
        }
        return options;
    }

    private void compareCopy(
            StoredBackup backup, String copy, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        String what = VerificationProblems.notProved(backup);
        listener.on(new BackupEvent.Phase("comparing rows and checksums of " + copy));
        try {
            var content = content(copy, backup.manifest().scope(), stop, listener);
            var differences = backup.manifest().content().differences(content);
            if (!differences.isEmpty()) {
                throw VerificationProblems.differs(what, differences).asException();
            }
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.RESTORE_FAILED, what, "The database was not touched.", e);
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.CONNECTION_UNKNOWN_DATABASE) {
                throw new ProblemException(
                        VerificationProblems.damaged(
                                backup, "its database %s is gone".formatted(copy)),
                        e);
            }
            throw e;
        }
    }

    private Content content(String database, Scope scope, StopSignal stop, BackupListener listener)
            throws SQLException, InterruptedException {
        return new DatabaseCount(stop, listener).of(server.database(database), scope);
    }
}
