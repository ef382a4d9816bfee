package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutConfigTest {
    @TempDir Path folder;

    private ProjectConfig read(String text) throws IOException {
        Path file = folder.resolve("tidemark.toml");
        Files.writeString(file, text);
        return ConfigReader.read(file, "project");
    }

    private Problem refused(String text) {
        return assertThrows(ProblemException.class, () -> read(text)).problem();
    }

    @Test
    void readsWhatAnEnvironmentDemands() throws IOException {
        var config =
                read(
                        """
                        [policy.Production]
                        backup = "restored"
                        typed_name = false
                        window = "daily 22:00-02:00"
                        time_zone = "Europe/Madrid"
                        [emergency]
                        stop = "pm2 stop app"
                        timeout = "30s"
                        """);
        var policy = config.rollout().policies().get("production");
        assertEquals(BackupDemand.RESTORED, policy.backup().orElseThrow());
        assertFalse(policy.typedName().orElseThrow());
        assertTrue(policy.checklist().isEmpty());
        assertEquals("daily 22:00-02:00", policy.windows().getFirst().text());
        assertEquals("Europe/Madrid", policy.zone().orElseThrow().getId());
        assertEquals(Duration.ofSeconds(30), config.rollout().emergency().timeout());
        assertTrue(config.rollout().emergency().start().isEmpty());
    }

    @Test
    void namesTheLineAndTheNearestKeyOfASlip() {
        var problem = refused("[policy.production]\nbackup = \"none\"\nwindows = []\n");
        assertEquals(ProblemCode.CONFIG_UNKNOWN_KEY, problem.code());
        assertEquals(3, problem.where().line());
        assertTrue(problem.hint().contains("`window`"), problem::toString);
    }

    @Test
    void refusesLevelsWindowsAndZonesThatThereAreNot() {
        for (String line :
                new String[] {
                    "backup = \"listed\"", "window = \"Mon 8-9\"", "time_zone = \"Europe/Madird\""
                }) {
            var problem = refused("[policy.production]\n" + line + "\n");
            assertEquals(ProblemCode.CONFIG_BAD_VALUE, problem.code(), line);
            assertEquals(2, problem.where().line(), line);
        }
    }

    @Test
    void refusesASecretThatIsWrittenDown() {
        var problem =
                refused(
                        "[[verify.http]]\nname = \"h\"\nurl = \"http://localhost/\"\nheaders = { X-Api-Key = \"s3cr3t\" }\n");
        assertEquals(ProblemCode.CONFIG_BAD_VALUE, problem.code());
        assertTrue(problem.hint().contains("env:NAME"), problem::toString);
        assertFalse(problem.toString().contains("s3cr3t"), problem::toString);
    }

    @Test
    void readsHeadersFromTheEnvironment() throws IOException {
        var http =
                read("[[verify.http]]\nname = \"h\"\nurl = \"http://localhost/\"\nheaders = { Authorization = \"Bearer env:TOKEN\", Accept = \"text/plain\" }\n")
                        .verify()
                        .urls()
                        .getFirst();
        assertEquals(
                new VerifyConfig.HeaderValue.Variable("Bearer ", "TOKEN"),
                http.headers().get("Authorization"));
        assertEquals(
                new VerifyConfig.HeaderValue.Plain("text/plain"), http.headers().get("Accept"));
    }
}
