package dev.tidemark.engine.profile.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.secret.PasswordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileImportTest {
    @TempDir Path home;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void takesThePasswordOutOfAPastedUri() {
        var pasted = find().pasted(" postgresql://deploy:hunter2@db.example:5433/billing ");
        assertEquals(
                new Connection.Fields(
                        Optional.of("db.example"),
                        OptionalInt.of(5433),
                        Optional.of("billing"),
                        Optional.of("deploy"),
                        Optional.empty(),
                        Optional.empty()),
                pasted.profile().connection());
        assertEquals(Optional.of(Secret.of("hunter2")), pasted.password());
        assertEquals("billing", pasted.profile().name());
        assertEquals(Optional.of("deploy@db.example:5433/billing"), pasted.target());
        assertFalse(pasted.toString().contains("hunter2"));
    }

    @Test
    void whatHasNoFieldStaysInAUrlWithoutThePassword() {
        var pasted =
                find().pasted(
                                "postgresql://u%40x:p@h1:1,h2:2/a%20b?target_session_attrs=primary&options=-c%20x%3Dy");
        var url = ((Connection.Url) pasted.profile().connection()).url();
        assertEquals(
                "postgresql://u%40x@/a%20b?host=h1%2Ch2&port=1%2C2&target_session_attrs=primary&options=-c%20x%3Dy",
                url);
        var settings = pasted.profile().settings(environment());
        assertEquals(2, settings.hosts().size());
        assertEquals("u@x", settings.user());
        assertEquals("a b", settings.database());
        assertEquals("-c x=y", settings.options());
    }

    @Test
    void readsJdbcUrlsAndConninfoStrings() {
        var jdbc = find().pasted("jdbc:postgresql://h/d?user=u&password=p&tcpKeepAlive=true");
        assertEquals(Optional.of("u@h:5432/d"), jdbc.target());
        assertTrue(jdbc.notes().toString().contains("tcpKeepAlive was ignored"));
        var conninfo = find().pasted("host=h dbname=d user=u password='a b'");
        assertEquals(Optional.of(Secret.of("a b")), conninfo.password());
    }

    @Test
    void aPastedTextThatIsNotUnderstoodIsNotRepeated() {
        for (String text : List.of("hunter2", "postgresql://u:hunter2@h:x/d", "a=hunter2")) {
            var problem = assertThrows(ProblemException.class, () -> find().pasted(text)).problem();
            assertFalse(problem.toString().contains("hunter2"), problem.toString());
        }
    }

    @Test
    void offersEveryService() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"),
                """
                [billing]
                host=db.example
                dbname=billing
                user=deploy
                password=hunter2
                colour=red

                [test]
                host=test.example
                """);
        variables.put("PGSYSCONFDIR", home.toString());
        var found = find("test").all().candidates();
        assertEquals(2, found.size());
        var billing = found.getFirst();
        assertEquals(new Connection.Service("billing"), billing.profile().connection());
        assertEquals(Optional.of("deploy@db.example:5432/billing"), billing.target());
        assertTrue(billing.notes().toString().contains("colour is no parameter"));
        assertTrue(billing.notes().toString().contains("stays in the service file"));
        assertEquals("test-2", found.getLast().profile().name());
        assertFalse(found.toString().contains("hunter2"));
    }

    @Test
    void offersLinesOfThePasswordFileThatNameAConnection() throws IOException {
        Path file = home.resolve(".pgpass");
        Files.writeString(
                file,
                """
                # comment
                db.example:5433:billing:deploy:hunter2
                other.example:*:*:me:hunter2
                *:*:*:me:hunter2
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var found = find().all().candidates();
        assertEquals(
                List.of("billing", "other.example"),
                found.stream().map(candidate -> candidate.profile().name()).toList());
        assertEquals(PasswordSource.Simple.PGPASS, found.getFirst().profile().passwordSource());
        assertTrue(found.getFirst().origin().startsWith("line 2 of"));
        assertTrue(found.getLast().notes().toString().contains("any database"));
        assertFalse(found.toString().contains("hunter2"));
    }

    @Test
    void offersTheVariables() {
        variables.put("PGHOST", "h");
        variables.put("PGDATABASE", "d");
        variables.put("PGPASSWORD", "hunter2");
        variables.put("DATABASE_URL", "postgres://u:p@h2/d");
        var found = find().all().candidates();
        assertEquals(
                List.of("DATABASE_URL", "PG* variables"),
                found.stream().map(ImportCandidate::origin).toList());
        assertEquals(List.of("d", "d-2"), found.stream().map(c -> c.profile().name()).toList());
        assertEquals(Optional.of(Secret.of("hunter2")), found.getLast().password());
    }

    @Test
    void aPlaceThatCannotBeReadDoesNotHideTheOthers() {
        variables.put("DATABASE_URL", "mysql://h/d");
        variables.put("PGHOST", "h");
        var found = find().all();
        assertEquals(1, found.problems().size());
        assertEquals(1, found.candidates().size());
    }

    private ProfileImport find(String... names) {
        return new ProfileImport(environment(), List.of(names));
    }

    private Environment environment() {
        variables.putIfAbsent("PGSYSCONFDIR", home.resolve("none").toString());
        return new Environment(variables, home, "me", Environment.Platform.LINUX);
    }
}
