package dev.tidemark.engine.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left when the process that runs a server is killed.
class EmbeddedServerCrashTest {
    @TempDir Path temporary;

    /// Runs in a process of its own: starts a server and waits to be killed.
    static final class Owner {
        public static void main(String[] arguments) throws Exception {
            var environment = Environment.ofProcess();
            var options =
                    arguments.length == 0
                            ? EmbeddedServer.Options.temporary(environment)
                            : EmbeddedServer.Options.persistent(Path.of(arguments[0]), environment);
            var server = EmbeddedServer.start(options.withoutDurability());
            System.out.println(server.pid() + " " + server.folder());
            System.in.read();
        }
    }

    @Test
    void theServerEndsWithItsKilledOwnerAndATemporaryFolderGoes() throws Exception {
        var owner = owner();
        String[] line = owner.inputReader().readLine().split(" ", 2);
        var server = ProcessHandle.of(Long.parseLong(line[0])).orElseThrow();
        assertTrue(server.isAlive());
        owner.destroyForcibly().waitFor();
        await(() -> !server.isAlive());
        await(() -> !Files.exists(Path.of(line[1])));
    }

    @Test
    void aFolderCanBeTakenOverRightAfterItsOwnerWasKilled() throws Exception {
        Path folder = temporary.resolve("server");
        var owner = owner(folder.toString());
        owner.inputReader().readLine();
        var settings = EmbeddedServer.running(folder, "postgres").orElseThrow();
        owner.destroyForcibly().waitFor();
        var options = EmbeddedServer.Options.persistent(folder, Environment.ofProcess());
        try (var server = EmbeddedServer.start(options.withoutDurability())) {
            assertTrue(server.alive());
            assertEquals(
                    settings.hosts().getFirst().password(),
                    server.settings("postgres").hosts().getFirst().password());
        }
        assertTrue(Files.exists(folder));
    }

    @Test
    void aServerThatWasKilledItselfCanBeStartedAgain() {
        var options = EmbeddedServer.Options.temporary(Environment.ofProcess());
        try (var server = EmbeddedServer.start(options.withoutDurability())) {
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            await(() -> !server.alive());
            server.restart();
            assertTrue(server.alive());
        }
    }

    private static Process owner(String... arguments) throws Exception {
        return ChildJvm.of(Owner.class, arguments).start();
    }

    private static void await(BooleanSupplier condition) {
        var end = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not within 30 s");
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
