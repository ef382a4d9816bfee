package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.TenantRollout;

/// The latest rollout, as the database has it. Immutable.
///
/// @param reader files and tenants
/// @param summary how it stands
/// @param identity the database that it was read from
record StandingRollout(TenantsReader reader, RolloutSummary summary, ServerIdentity identity) {
    /// Called on a worker.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is none
    static StandingRollout read(TenantDesk desk) {
        var reader = desk.reader();
        return desk.ask(session ->
                new StandingRollout(
                        reader,
                        TenantRollout.latest(session, reader.project())
                                .orElseThrow(() ->
                                        Problem.of(
                                                        ProblemCode.TENANT_ROLLOUT_NONE,
                                                        "Nothing is shown",
                                                        "There was no rollout over this project's tenants yet",
                                                        "Begin one by Tenants › Deploy.")
                                                .asException()),
                        ServerIdentity.read(session)));
    }
}
