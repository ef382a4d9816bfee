package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.Lane;
import dev.tidemark.engine.run.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The workers of this process: as many as were asked for, tenants wait, and the server has
/// connections for.
final class WorkerGroup {
    private final Connector connector;
    private final WorkList list;
    private final TenantPlans plans;
    private final RolloutSettings settings;
    private final StopSignal stop;
    private final RolloutProgress progress;

    WorkerGroup(
            Connector connector,
            WorkList list,
            TenantPlans plans,
            RolloutSettings settings,
            StopSignal stop,
            RolloutProgress progress) {
        this.connector = connector;
        this.list = list;
        this.plans = plans;
        this.settings = settings;
        this.stop = stop;
        this.progress = progress;
    }

    /// Works until nothing is left for this process.
    ///
    /// @param waiting tenants that wait now
    /// @throws ProblemException when no worker could begin, or all of them lost the database
    /// @throws InterruptedException when interrupted
    void run(int waiting) throws InterruptedException {
        var lanes = lanes(Math.max(1, Math.min(settings.workers(), waiting)));
        var signals = lanes.stream().map(_ -> new StopSignal()).toList();
        stop.onRequest(_ -> signals.forEach(StopSignal::escalate));
        var threads = new ArrayList<Thread>();
        var results = new ArrayList<FutureTask<Boolean>>();
        for (int i = 0; i < lanes.size(); i++) {
            var lane = lanes.get(i);
            var signal = signals.get(i);
            var work =
                    new FutureTask<>(() -> {
                        try (lane) {
                            new TenantWorker(lane, list, plans, settings.run(), signal, progress)
                                    .run();
                            return true;
                        }
                    });
            results.add(work);
            threads.add(Thread.ofVirtual().name("tenants-" + i).start(work));
        }
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            signals.forEach(StopSignal::escalate);
            threads.forEach(Thread::interrupt);
            throw e;
        } finally {
            stop.onRequest(null);
        }
        settle(results);
    }

    /// A server that has no connection left for another worker is served by those there are.
    private List<Lane> lanes(int wanted) {
        var lanes = new ArrayList<Lane>();
        for (int i = 0; i < wanted; i++) {
            var lane = new Lane(connector, "tenants");
            try {
                lane.open();
                lanes.add(lane);
            } catch (ProblemException e) {
                lane.close();
                if (lanes.isEmpty()) {
                    throw e;
                }
                progress.on(
                        new TenantEvent.Told(
                                "Only %d of %d workers have a connection: %s"
                                        .formatted(i, wanted, e.problem().why())));
                return lanes;
            }
        }
        return lanes;
    }

    private void settle(List<FutureTask<Boolean>> results) throws InterruptedException {
        int lost = 0;
        for (var result : results) {
            try {
                result.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ProblemException problem)) {
                    throw new IllegalStateException(e.getCause());
                }
                lost++;
                progress.on(
                        new TenantEvent.Told(
                                "A worker gave up: %s: %s"
                                        .formatted(
                                                problem.problem().what(),
                                                problem.problem().why())));
                if (lost == results.size()) {
                    throw problem;
                }
            }
        }
    }
}
