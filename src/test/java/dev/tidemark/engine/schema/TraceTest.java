package dev.tidemark.engine.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.Touch;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class TraceTest {
    @TempDir private Path folder;

    private static List<String> visits(Trace trace, Touch.Space space, String schema, String name) {
        return trace.of(space, new SqlName(schema, name)).stream()
                .map(visit ->
                        visit.row().version()
                                + visit.places().stream()
                                        .map(it -> " %d %s".formatted(it.line(), it.command()))
                                        .toList())
                .toList();
    }

    @Test
    void followsAnObjectThroughItsNames(TestDatabase database) {
        var scenario =
                new Scenario(folder, database)
                        .file(
                                "001_people.sql",
                                "create table people (id int);\ncreate index people_id on people (id);\n")
                        .file(
                                "002_users.sql",
                                "alter table people rename to users;\nalter table users add name text;\n")
                        .file("003_index.sql", "drop index people_id;\n")
                        .file(
                                "004_other.sql",
                                "set search_path to app, public;\ncreate table users (id int);\n")
                        .file(
                                "005_later.sql",
                                "insert into users values (1);\nalter table users rename to members;\n");
        for (String version : List.of("001", "002", "003", "004")) {
            scenario.record(version);
        }
        var trace = Trace.of(scenario.project(), scenario.report(), "public");
        assertEquals(
                List.of(
                        "001[ 1 CREATE TABLE,  2 CREATE INDEX]",
                        "002[ 1 ALTER TABLE,  2 ALTER TABLE]",
                        "003[ 1 DROP INDEX]",
                        "005[ 1 INSERT,  2 ALTER TABLE]"),
                visits(trace, Touch.Space.RELATION, "public", "users"));
        assertEquals(
                List.of("004[ 2 CREATE TABLE]"),
                visits(trace, Touch.Space.RELATION, "app", "users"));
        assertEquals(List.of(), visits(trace, Touch.Space.ROUTINE, "public", "users"));
    }
}
