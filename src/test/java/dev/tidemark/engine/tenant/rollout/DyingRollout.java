package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.Secret;
import java.nio.file.Path;

/// Rolls out with four workers in a process of its own, which is killed.
final class DyingRollout {
    private DyingRollout() {}

    /// @param arguments host, port, database, user and project folder; the password comes in the
    ///   environment
    public static void main(String[] arguments) throws InterruptedException {
        var connector =
                Connectors.of(
                        ConnectionSettings.of(
                                arguments[0],
                                Integer.parseInt(arguments[1]),
                                arguments[2],
                                arguments[3],
                                Secret.of(System.getenv("TEST_PASSWORD"))));
        var fixture = new TenantFixture(Path.of(arguments[4]), connector);
        fixture.workers = 4;
        fixture.deploy();
    }
}
