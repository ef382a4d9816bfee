package dev.tidemark.engine.rollout.backup;

import dev.tidemark.engine.backup.BackupPlan;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.Method;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.Verifier;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.rollout.BackupOffer;
import dev.tidemark.engine.rollout.BackupPort;
import dev.tidemark.engine.rollout.BackupTaken;
import dev.tidemark.engine.rollout.BackupWay;
import dev.tidemark.engine.run.StopSignal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/// Backs the whole database up before a rollout: with pg_dump, or as a copy on its server where no
/// pg_dump fits.
public final class RolloutBackups implements BackupPort {
    private final BackupSource source;

    public RolloutBackups(BackupSource source) {
        this.source = source;
    }

    @Override
    public BackupOffer offer(Optional<BackupWay> wanted) throws InterruptedException {
        try {
            return possible(wanted);
        } catch (ProblemException e) {
            var problem = e.problem();
            throw new ProblemException(
                    Problem.of(
                                    ProblemCode.POLICY_BACKUP_MISSING,
                                    "The backup that the policy demands can't be made",
                                    "%s: %s".formatted(problem.what(), problem.why()),
                                    problem.hint())
                            .withServer(problem.server())
                            .withDatabaseState("Nothing was changed."),
                    e);
        }
    }

    private BackupOffer possible(Optional<BackupWay> wanted) throws InterruptedException {
        if (wanted.isPresent()) {
            return new BackupOffer(wanted.get(), ahead(wanted.get()).notes());
        }
        try {
            return new BackupOffer(BackupWay.DUMP, ahead(BackupWay.DUMP).notes());
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.BACKUP_PROGRAM_MISSING) {
                throw e;
            }
            var notes = new ArrayList<String>();
            notes.add("No pg_dump fits: %s.".formatted(e.problem().why()));
            notes.addAll(ahead(BackupWay.COPY).notes());
            return new BackupOffer(BackupWay.COPY, notes);
        }
    }

    private BackupPlan ahead(BackupWay way) throws InterruptedException {
        return new BackupPlanner(source.server(), source.search()).planAhead(request(way, ""));
    }

    @Override
    public BackupTaken make(
            BackupWay way,
            BackupDemand demand,
            String note,
            StopSignal stop,
            Consumer<String> progress)
            throws InterruptedException {
        var listener = BackupSource.telling(progress);
        var plan = new BackupPlanner(source.server(), source.search()).plan(request(way, note));
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

    private BackupRequest request(BackupWay way, String note) {
        return BackupRequest.whole(source.folder().path())
                .by(
                        switch (way) {
                            case DUMP -> new Method.Custom();
                            case COPY -> new Method.ServerCopy();
                        })
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
