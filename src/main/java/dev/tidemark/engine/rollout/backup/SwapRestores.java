package dev.tidemark.engine.rollout.backup;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.restore.Connected;
import dev.tidemark.engine.backup.restore.NameSwap;
import dev.tidemark.engine.backup.restore.NewDatabaseRestore;
import dev.tidemark.engine.backup.restore.Ownership;
import dev.tidemark.engine.backup.restore.RescueDump;
import dev.tidemark.engine.backup.restore.RestorePlan;
import dev.tidemark.engine.backup.restore.RestorePlanner;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.rollout.BackupTaken;
import dev.tidemark.engine.rollout.emergency.RestorePort;
import dev.tidemark.engine.run.StopSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Restores a backup beside the database, compares it, and then changes the two names; the present
/// state is backed up before, and the old database is kept.
public final class SwapRestores implements RestorePort {
    private static final int MOST_TABLES = 10;

    private final BackupSource source;

    public SwapRestores(BackupSource source) {
        this.source = source;
    }

    /// Only those of the whole database that no verification failed for.
    @Override
    public List<BackupTaken> backups() {
        return stored().stream().map(BackupSource::taken).toList();
    }

    private List<StoredBackup> stored() {
        try {
            return source.folder().list().stream()
                    .filter(backup -> backup.manifest().scope().whole())
                    .filter(backup -> backup.manifest().failedVerification().isEmpty())
                    .filter(backup -> backup.condition() == StoredBackup.Condition.PRESENT)
                    .toList();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The backups were not read",
                            String.valueOf(e),
                            "Make %s readable.".formatted(source.folder().path())),
                    e);
        }
    }

    @Override
    public Optional<Problem> obstacle() {
        return Optional.empty();
    }

    @Override
    public List<String> losses(BackupTaken backup) throws InterruptedException {
        var plan = plan(backup);
        var sentences = new ArrayList<>(plan.notes());
        var tables = plan.losses().tables();
        tables.stream().limit(MOST_TABLES).forEach(loss -> sentences.add(loss.text() + "."));
        if (tables.size() > MOST_TABLES) {
            sentences.add("And %d tables more.".formatted(tables.size() - MOST_TABLES));
        }
        if (!plan.connected().isEmpty()) {
            sentences.add(
                    "Ends %s that %s connected."
                            .formatted(
                                    Counted.of(plan.connected().size(), "session"),
                                    plan.connected().size() == 1 ? "is" : "are"));
        }
        sentences.add(
                "A backup of the present state is made first, and the database as it is now is kept under another name.");
        return sentences;
    }

    private RestorePlan plan(BackupTaken backup) throws InterruptedException {
        var stored =
                stored().stream()
                        .filter(it -> it.name().equals(backup.name()))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.of(
                                                ProblemCode.BACKUP_UNKNOWN,
                                                "No backup was restored",
                                                "There is none called %s any more."
                                                        .formatted(backup.name()),
                                                "Look at `tidemark backup list`.")
                                        .asException());
        return new RestorePlanner(source.server(), source.search()).plan(stored);
    }

    @Override
    public String restore(BackupTaken backup, StopSignal stop, Consumer<String> progress)
            throws InterruptedException {
        var listener = BackupSource.telling(progress);
        var plan = plan(backup);
        var rescue = "";
        // A copy on the server is restored where there may be no pg_dump.
        if (plan.exists() && plan.programs().isPresent()) {
            rescue =
                    new RescueDump(source.server(), source.search(), source.clock())
                            .run(source.folder().path(), plan, stop, listener)
                            .orElseThrow()
                            .name();
        }
        var restored =
                new NewDatabaseRestore(source.server(), source.clock())
                        .run(plan, Ownership.AS_BACKED_UP, stop, listener)
                        .orElseThrow();
        var swapped =
                new NameSwap(source.server(), source.clock())
                        .run(restored.name(), Connected.TERMINATE, listener)
                        .orElseThrow();
        return "%s is restored: %s, compared.%s%s"
                .formatted(
                        backup.name(),
                        Counted.of(restored.rows(), "row"),
                        swapped.kept()
                                .map(" The database before is kept as %s."::formatted)
                                .orElse(""),
                        rescue.isEmpty()
                                ? ""
                                : " Its state is in the backup %s.".formatted(rescue));
    }
}
