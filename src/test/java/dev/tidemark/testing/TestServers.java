package dev.tidemark.testing;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;

/// PostgreSQL servers for tests: fast rather than durable, gone when the tests end.
public final class TestServers {
    private TestServers() {}

    /// A server of the test's own, for stopping and crashing it; the test closes it.
    public static EmbeddedServer fresh() {
        return EmbeddedServer.start(options());
    }

    /// What [#fresh] starts, for adding settings.
    public static EmbeddedServer.Options options() {
        return EmbeddedServer.Options.temporary(Environment.ofProcess()).withoutDurability();
    }
}
