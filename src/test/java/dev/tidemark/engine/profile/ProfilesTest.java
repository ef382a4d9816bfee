package dev.tidemark.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    @TempDir Path home;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void aUrlOrAProfileComesBeforeTheEnvironment() throws IOException {
        write("[a]\nurl = \"postgresql://profile/d\"\n");
        variables.put("DATABASE_URL", "postgres://variable/d");
        variables.put("PGHOST", "pghost");
        assertEquals("url", host(profiles().choose("postgresql://url/d", null)));
        assertEquals("profile", host(profiles().choose(null, "a")));
        assertEquals("variable", host(profiles().choose(null, null)));
        variables.remove("DATABASE_URL");
        assertEquals("pghost", host(profiles().choose(null, null)));
        assertEquals(ProblemCode.USAGE, problem(() -> profiles().choose("x", "a")).code());
    }

    @Test
    void readsAProfile() throws IOException {
        write(
                """
                [billing]
                url = "postgresql://deploy@db.example/billing"
                environment = "production"

                [sandbox]
                url = "host=localhost dbname=sandbox"
                environment = "dev"
                protected = true

                ["plain one"]
                url = "jdbc:postgresql://h/d"
                """);
        var billing = profiles().named("billing");
        assertEquals("deploy@db.example:5432/billing", billing.settings().target().toString());
        assertEquals(Optional.of("production"), billing.environment());
        assertTrue(billing.protectedTarget());
        assertTrue(profiles().named("sandbox").protectedTarget());
        assertFalse(profiles().named("plain one").protectedTarget());
        assertEquals(List.of("billing", "plain one", "sandbox", "embedded"), profiles().names());
    }

    @Test
    void aPasswordInAProfileIsRefusedAndNotRepeated() throws IOException {
        write("[a]\nurl = \"postgresql://u:hunter2@h/d\"\n");
        var problem = problem(() -> profiles().named("a"));
        assertEquals(ProblemCode.CONFIG_BAD_VALUE, problem.code());
        assertFalse(problem.toString().contains("hunter2"));
        assertEquals(2, problem.where().line());
    }

    @Test
    void namesTheLineOfAMistake() throws IOException {
        assertMistake("[a]\nurl = \"postgresql://h\"\ncolour = 1\n", "\"colour\" is no key", 3);
        assertMistake("[a]\nurl = 5\n", "url is no text", 2);
        assertMistake("[a]\nurl = \"postgresql://h\"\nprotected = \"yes\"\n", "neither true", 3);
        assertMistake("[a]\nurl = \"postgresql://h\"\nenvironment = \"x\"\n", "environment is", 3);
        assertMistake("url = \"postgresql://h\"\n", "outside of a profile", 1);
        assertMistake("\n[a]\n", "has no url", 2);
        assertMistake("[a]\nurl = \n", "", 2);
        assertMistake("[a]\nurl = \"nonsense\"\n", "neither a URL", 2);
    }

    @Test
    void aMistakeInOneProfileLeavesTheOthers() throws IOException {
        write("[embedded]\nurl = \"postgresql://h\"\n[a]\nurl = \"postgresql://h\"\n");
        assertEquals("h", host(profiles().named("a")));
        var problem = profiles().problems().get("embedded");
        assertTrue(problem.why().contains("the embedded server's"), problem.why());
        assertEquals(1, problem.where().line());
    }

    @Test
    void namesTheProfilesThatThereAre() throws IOException {
        assertEquals(ProblemCode.PROFILE_UNKNOWN, problem(() -> profiles().named("x")).code());
        write("[a]\nurl = \"postgresql://h\"\n");
        var problem = problem(() -> profiles().choose(null, "x"));
        assertTrue(problem.why().contains("there are a, embedded"), problem.why());
    }

    @Test
    void theEmbeddedProfileIsTheRunningServer() throws SQLException {
        var stopped = problem(() -> profiles().named("embedded"));
        assertEquals(ProblemCode.EMBEDDED_SERVER, stopped.code());
        assertTrue(stopped.hint().contains("tidemark demo"));
        variables.put(
                "XDG_CACHE_HOME", Environment.ofProcess().cacheFolder().getParent().toString());
        var options = EmbeddedServer.Options.ofUser(environment()).withoutDurability();
        try (var server = EmbeddedServer.start(options)) {
            assertEquals(home.resolve(".local/share/tidemark/embedded"), server.folder());
            var profile = profiles().choose(null, "embedded:template1");
            assertEquals(Optional.of("local"), profile.environment());
            try (var session = Connectors.of(profile.settings()).open("test")) {
                assertEquals(
                        "template1",
                        session.first("select current_database()", row -> row.getString(1)).get());
            }
        }
    }

    private void assertMistake(String toml, String why, int line) throws IOException {
        write(toml);
        var problem = problem(() -> profiles().named("a"));
        assertTrue(problem.why().contains(why), problem.why());
        assertEquals(line, problem.where().line(), problem.toString());
    }

    private void write(String toml) throws IOException {
        Path file = profiles().file();
        Files.createDirectories(file.getParent());
        Files.writeString(file, toml);
    }

    private Profiles profiles() {
        return new Profiles(environment());
    }

    private Environment environment() {
        return new Environment(variables, home, "me", Environment.Platform.LINUX);
    }

    private static String host(Profile profile) {
        return profile.settings().hosts().getFirst().name();
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem();
    }
}
