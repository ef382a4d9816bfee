package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Migrations that an external command does.
@ExtendWith(DatabaseExtension.class)
class ExternalRunTest {
    @TempDir Path folder;

    private RunFixture fixture(String script) throws IOException {
        return new RunFixture(folder)
                .file("tidemark.toml", "[runners]\nallow = [\"sh run.sh\"]\n")
                .file("run.sh", script)
                .file("001_a.sql", "-- Runner: sh run.sh\n\nSELECT 1;\n");
    }

    @Test
    void refusesACommandThatTheProjectDoesNotAllow(TestDatabase database) throws Exception {
        var fixture = fixture("touch ran\n").file("000_z.sql", "CREATE TABLE z(id int);\n");
        fixture.file("tidemark.toml", "[runners]\nallow = [\"sh other.sh\"]\n");
        var plan = fixture.plan(database.connector());
        assertEquals(2, plan.migrations().size());
        assertEquals(
                List.of(ProblemCode.POLICY_RUNNER_NOT_ALLOWED),
                plan.problems().stream().map(problem -> problem.code()).toList());
        assertEquals("001_a.sql:1:1", plan.problems().getFirst().where().toString());
        var problem = Aftermath.refusal(() -> fixture.apply(database.connector()));
        assertEquals(ProblemCode.POLICY_RUNNER_NOT_ALLOWED, problem.code());
        assertEquals("Nothing was changed.", problem.databaseState());
        assertFalse(Files.exists(folder.resolve("ran")));
        assertEquals("f", database.value("select to_regclass('z') is not null"));
        assertEquals("f", database.value("select to_regclass('schema_migrations') is not null"));
    }

    @Test
    void recordsWhatTheCommandDidOnTheConnectionItGot(TestDatabase database) throws Exception {
        assumeTrue(psqlIsInstalled());
        var fixture =
                fixture(
                        "psql -w -v ON_ERROR_STOP=1 -c 'create table a(id int)' && echo version $TIDEMARK_VERSION\n");
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("t", database.value("select to_regclass('a') is not null"));
        assertEquals("001", database.value("select version from schema_migrations"));
        var lines = fixture.events(RunEvent.RunnerOutput.class);
        assertEquals("version 001", lines.getLast().line());
        String password = database.settings().hosts().getFirst().password().reveal();
        assertEquals(
                "0",
                database.value(
                        "select count(*) from schema_migrations_journal j where position('%s' in j::text) > 0"
                                .formatted(password)));
    }

    private static boolean psqlIsInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("psql", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void saysThatOnlyTheCommandKnowsWhatItDidWhenItFails(TestDatabase database) throws Exception {
        var fixture = fixture("echo broken; exit 3\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.RUNNER_FAILED, problem.code());
        assertTrue(problem.why().contains("exit code 3"), problem::toString);
        assertEquals("broken", fixture.events(RunEvent.RunnerOutput.class).getFirst().line());
        assertEquals("0", database.value("select count(*) from schema_migrations"));
        Aftermath.completed(fixture("exit 0\n").apply(database.connector()));
        assertEquals("001", database.value("select version from schema_migrations"));
    }

    @Test
    void saysWhenTheCommandCannotBeStarted(TestDatabase database) throws Exception {
        var fixture = fixture("");
        fixture.file("tidemark.toml", "[runners]\nallow = [\"no-such-program\"]\n")
                .file("001_a.sql", "-- Runner: no-such-program\n\nSELECT 1;\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals(ProblemCode.RUNNER_FAILED, problem.code());
        assertTrue(problem.why().contains("could not be started"), problem::toString);
    }

    @Test
    void endsTheCommandAndItsChildrenWhenStopped(TestDatabase database) throws Exception {
        var fixture = fixture("echo $$; sleep 60; touch late\n");
        var stop = new StopSignal();
        var running = fixture.startApplying(database.connector(), stop);
        long pid =
                Long.parseLong(
                        fixture.await(RunEvent.RunnerOutput.class, _ -> true).line().strip());
        stop.escalate();
        var outcome = running.get(20, TimeUnit.SECONDS);
        var problem = Aftermath.stopped(outcome);
        assertEquals(ProblemCode.STOPPED, problem.code());
        assertTrue(problem.databaseState().contains("known only to the runner"), problem::toString);
        assertEquals(List.of(), outcome.done());
        Aftermath.until(
                "its end", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertFalse(Files.exists(folder.resolve("late")));
        Aftermath.completed(fixture("exit 0\n").apply(database.connector()));
        Aftermath.assertNothingRuns(database.connector());
    }
}
