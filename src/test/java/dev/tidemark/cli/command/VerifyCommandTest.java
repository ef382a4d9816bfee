package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class VerifyCommandTest {
    @TempDir Path folder;

    @Test
    void passesAHealthyDatabase(TestDatabase database) throws IOException {
        SampleCopy.of("2-trossapp", folder, database);
        var ended = call(database).run("verify", "--json");
        assertEquals(0, ended.exitCode(), ended.out());
        assertTrue(ended.json().get("passed").asBoolean());
    }

    @Test
    void failsForAChangedFileAMissingTableAndAnInvalidIndex(TestDatabase database)
            throws IOException {
        SampleCopy.of("5-tenants-business", folder, database);
        Files.writeString(
                folder.resolve("tidemark.toml"),
                "[verify]\nrequired_tables = [\"tenants.business\", \"tenants.nope\"]\n"
                        + "required_columns = [\"tenants.business.id\", \"tenants.business.nope\"]\n"
                        + "not_validated = [\"known on tenants.business\"]\n");
        database.execute(
                "alter table tenants.business add constraint known check (id > 0) not valid, add constraint other check (id > 1) not valid");
        database.execute("insert into tenants.reviews (business_id, rating) values (1, 5)");
        try (var session = database.open()) {
            session.send("create unique index concurrently once on tenants.reviews (business_id)");
        } catch (java.sql.SQLException e) {
            assertEquals("23505", e.getSQLState());
        }
        var ended = call(database).run("verify", "--json");
        assertEquals(10, ended.exitCode());
        var json = ended.json();
        assertEquals(false, check(json, "checksums and order").get("passed").asBoolean());
        assertEquals(true, check(json, "tenants.business").get("passed").asBoolean());
        assertEquals(false, check(json, "tenants.nope").get("passed").asBoolean());
        assertEquals(true, check(json, "tenants.business.id").get("passed").asBoolean());
        assertEquals(false, check(json, "tenants.business.nope").get("passed").asBoolean());
        assertEquals(
                "not validated: other on tenants.business; migrations are pending",
                check(json, "constraints").get("detail").asText());
        assertTrue(check(json, "indexes").get("detail").asText().contains("tenants.once"));
        assertTrue(ended.err().contains("[verification-failed]"), ended.err());
    }

    @Test
    void leavesAnUnvalidatedConstraintToAPerson(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        assertEquals(0, project.run("migrate").exitCode());
        database.execute("alter table a add constraint positive check (id > 0) not valid");
        var ended = project.run("verify", "--json");
        assertEquals(10, ended.exitCode());
        var found = check(ended.json(), "constraints");
        assertEquals("inconclusive", found.get("result").asText());
        assertEquals("not validated: positive on a", found.get("detail").asText());
    }

    @Test
    void asksQueriesInATransactionThatCantWrite(TestDatabase database) throws IOException {
        SampleCopy.of("4-lancio-studio", folder, database);
        Files.writeString(
                folder.resolve("tidemark.toml"),
                """
                [[verify.query]]
                name = "no"
                sql = "select false"
                [[verify.query]]
                name = "writes"
                sql = "delete from platform.projects returning true"
                [[verify.query]]
                name = "yes"
                sql = "select true"
                """);
        var json = call(database).run("verify", "--json").json();
        assertEquals("it returned false instead of true", check(json, "no").get("detail").asText());
        assertTrue(check(json, "writes").get("detail").asText().contains("read-only"));
        assertEquals(true, check(json, "yes").get("passed").asBoolean());
        assertEquals("1", database.value("select count(*) from platform.projects"));
    }

    @Test
    void asksAddresses(TestDatabase database) throws IOException {
        SampleCopy.of("4-lancio-studio", folder, database);
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(
                            exchange.getRequestURI().getPath().equals("/ok") ? 200 : 503, -1);
                    exchange.close();
                });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            Files.writeString(
                    folder.resolve("tidemark.toml"),
                    """
                    [[verify.http]]
                    name = "good"
                    url = "%1$s/ok"
                    [[verify.http]]
                    name = "bad"
                    url = "%1$s/ill"
                    """
                            .formatted(base));
            var ended = call(database).run("verify", "--json");
            assertEquals(10, ended.exitCode());
            assertEquals(true, check(ended.json(), "good").get("passed").asBoolean());
            assertEquals("answered 503", check(ended.json(), "bad").get("detail").asText());
        } finally {
            server.stop(0);
        }
    }

    private static JsonNode check(JsonNode json, String name) {
        for (var check : json.get("checks")) {
            if (check.get("name").asText().startsWith(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + json);
    }

    private CommandLineCall call(TestDatabase database) {
        return new CommandLineCall().in(folder).with("DATABASE_URL", database.url());
    }
}
