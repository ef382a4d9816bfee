package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.catalog.SampleSchema;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.testing.TestServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a run needs of a server, on each served version but the one that all other tests run on.
class ServedVersionsTest {
    private static final String TABLE =
            "CREATE TABLE a(id int);\n\n-- ROLLBACK:\n-- DROP TABLE a;\n";
    private static final String INDEX =
            "CREATE INDEX CONCURRENTLY i ON a(id);\n\n-- ROLLBACK:\n-- DROP INDEX i;\n";
    private static final String BLOCKS =
            "BEGIN;\nALTER TABLE a ADD b int;\nCOMMIT;\nBEGIN;\nALTER TABLE a ADD c int;\nCOMMIT;\n";
    private static final String FAILS = "ALTER TABLE a ADD d int;\nALTER TABLE a ADD d int;\n";

    @TempDir Path folder;

    static Stream<Map.Entry<Integer, Path>> versions() {
        return TestServers.otherVersions().entrySet().stream();
    }

    @Test
    void allServedVersionsAreThere() {
        assertEquals(
                List.of(13, 14, 15, 16, 17), List.copyOf(TestServers.otherVersions().keySet()));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void runsFailsWaitsAndGoesBack(Map.Entry<Integer, Path> version) throws Exception {
        try (var server =
                EmbeddedServer.start(TestServers.options().withPrograms(version.getValue()))) {
            walk(server.connector("postgres"), version.getKey());
            SampleSchema.readsAllKinds(server.connector("template1"));
        }
    }

    private void walk(Connector connector, int major) throws Exception {
        try (var session = connector.open("test")) {
            assertEquals(major, session.serverVersion() / 10_000);
            assertEquals(List.of(), ServerFacts.read(session).warnings());
        }
        var fixture =
                new RunFixture(folder)
                        .file("001_table.sql", TABLE)
                        .file("002_index.sql", INDEX)
                        .file("003_blocks.sql", BLOCKS);
        Aftermath.completed(fixture.apply(connector));
        fixture.file("004_fails.sql", FAILS);
        var problem = Aftermath.failure(fixture.apply(connector));
        assertEquals(2, problem.where().line());
        assertEquals("42701", problem.server().sqlState());
        fixture.file("004_fails.sql", "ALTER TABLE a ADD d int;\n");
        waitsForALock(fixture, connector);
        assertEquals(4, fixture.status(connector).in(MigrationState.APPLIED).size());
        fixture.file(
                "004_fails.sql",
                "ALTER TABLE a ADD d int;\n-- ROLLBACK:\n-- ALTER TABLE a DROP d;\n");
        Aftermath.completed(fixture.rollBack(connector, new Selection.Back.Only("004")));
        assertEquals(1, fixture.status(connector).in(MigrationState.PENDING).size());
    }

    private static void waitsForALock(RunFixture fixture, Connector connector) throws Exception {
        fixture.locks(java.time.Duration.ZERO, 0);
        try (var other = connector.open("test")) {
            other.send("begin; lock table a in access share mode");
            var running = fixture.startApplying(connector, new StopSignal());
            var blocked =
                    fixture.await(RunEvent.Blocked.class, event -> !event.blockers().isEmpty());
            assertEquals(other.backendPid(), blocked.blockers().getFirst().pid());
            other.send("commit");
            Aftermath.completed(running.get(20, TimeUnit.SECONDS));
        }
        assertTrue(fixture.events(RunEvent.Blocked.class).size() >= 1);
    }
}
