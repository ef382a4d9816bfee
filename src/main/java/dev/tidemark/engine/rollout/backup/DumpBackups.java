package dev.tidemark.engine.rollout.backup;

import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.Verifier;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.rollout.BackupPort;
import dev.tidemark.engine.rollout.BackupTaken;
import dev.tidemark.engine.run.StopSignal;
import java.util.Optional;
import java.util.function.Consumer;

/// Backs the whole database up with pg_dump before a rollout.
public final class DumpBackups implements BackupPort {
    private final BackupSource source;

    public DumpBackups(BackupSource source) {
        this.source = source;
    }

    @Override
    public Optional<Problem> obstacle() throws InterruptedException {
        try {
            var _ = new BackupPlanner(source.server(), source.search()).plan(request(""));
            return Optional.empty();
        } catch (ProblemException e) {
            var problem = e.problem();
            return Optional.of(
                    Problem.of(
                                    ProblemCode.POLICY_BACKUP_MISSING,
                                    "The backup that the policy demands can't be made",
                                    "%s: %s".formatted(problem.what(), problem.why()),
                                    problem.hint())
                            .withServer(problem.server())
                            .withDatabaseState("Nothing was changed."));
        }
    }

    @Override
    public BackupTaken make(
            BackupDemand demand, String note, StopSignal stop, Consumer<String> progress)
            throws InterruptedException {
        var listener = BackupSource.telling(progress);
        var plan = new BackupPlanner(source.server(), source.search()).plan(request(note));
        plan.notes().forEach(progress);
        var backup =
                new BackupRun(source.server(), source.clock())
                        .run(plan, stop, listener)
                        .orElseThrow();
        return BackupSource.taken(
                new Verifier(source.server(), source.search(), source.clock())
                        .verify(backup, level(demand), stop, listener)
                        .orElseThrow());
    }

    private BackupRequest request(String note) {
        return BackupRequest.whole(source.folder().path())
                .tracking(source.tracking())
                .because("rollout", note);
    }

    private static Verification level(BackupDemand demand) {
        return switch (demand) {
            case NONE, WRITTEN -> Verification.WRITTEN;
            case READABLE -> Verification.READABLE;
            case RESTORED -> Verification.RESTORED;
        };
    }
}
