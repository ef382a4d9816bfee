package dev.tidemark.desktop.repair;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.repair.RepairPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Does a repair as it was shown. Blocks.
final class Execution {
    /// A run may hold the lock for a moment; longer than this the person should know who does.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long PAUSE_MS = 250;
    private static final String CANCELLED = "57014";

    private final RepairPlan plan;
    private final StoppableConnector connector;

    Execution(RepairPlan plan, StoppableConnector connector) {
        this.plan = plan;
        this.connector = connector;
    }

    /// Does it, waiting a little for the lock.
    ///
    /// @throws ProblemException when nothing was done, or it is not known
    /// @throws InterruptedException when the thread is interrupted
    void run(Optional<String> reason) throws InterruptedException {
        requireSameFiles();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                plan.execute(connector, reason, Duration.ZERO);
                return;
            } catch (ProblemException e) {
                var problem = e.problem();
                var server = problem.server();
                if (connector.stopping() && server != null && server.sqlState().equals(CANCELLED)) {
                    throw stopped().asException();
                }
                boolean waits = problem.code() == ProblemCode.LOCK_HELD && System.nanoTime() < end;
                if (!waits) {
                    throw e;
                }
            }
            if (connector.pause(PAUSE_MS)) {
                throw stopped().asException();
            }
        }
    }

    /// What was shown was made of these files.
    private void requireSameFiles() {
        for (var entry : plan.entries()) {
            var file = entry.migration();
            if (file.isPresent() && !same(file.get())) {
                throw Problem.of(
                                ProblemCode.CHANGED_SINCE_PLANNED,
                                "%s was not done".formatted(plan.title()),
                                "%s changed since it was shown".formatted(file.get().path()),
                                "Look at it again.")
                        .withDatabaseState("not touched")
                        .asException();
            }
        }
    }

    private static boolean same(Migration file) {
        try {
            return file.checksumNow().equals(file.checksum());
        } catch (IOException e) {
            return false;
        }
    }

    private Problem stopped() {
        return Problem.of(
                        ProblemCode.STOPPED,
                        "%s was not done".formatted(plan.title()),
                        "It was stopped before it was committed",
                        "Start it again when you want it done.")
                .withDatabaseState("unchanged: the transaction was rolled back");
    }
}
