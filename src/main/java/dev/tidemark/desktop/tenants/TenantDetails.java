package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.history.History;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.TrackingState;
import java.util.List;

/// One tenant, read in full: what it has in common with others says not when it got it.
///
/// @param schema its schema
/// @param report its migrations with its own records
/// @param runs what was done to it, newest first
record TenantDetails(String schema, StatusReport report, List<PastRun> runs) {
    private static final int MOST_RUNS = 20;

    /// Reads a tenant. Called on a worker.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be read
    static TenantDetails read(TenantDesk desk, String schema) {
        var reader = desk.reader();
        return desk.ask(session -> {
            var state = TrackingState.read(session, reader.request(schema));
            var report = StatusReport.of(reader.project(), state, reader.environment());
            var runs =
                    state.journalExists()
                            ? new History(session, state).latest(MOST_RUNS).runs()
                            : List.<PastRun>of();
            return new TenantDetails(schema, report, runs);
        });
    }
}
