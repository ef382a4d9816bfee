package dev.tidemark.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class DatabaseExtensionTest {
    private static final Set<String> SEEN = new HashSet<>();

    private String before = "";

    @BeforeEach
    void rememberTheName(TestDatabase database) {
        before = database.name();
    }

    @RepeatedTest(3)
    void eachTestGetsADatabaseOfItsOwn(TestDatabase database) {
        assertEquals(before, database.name());
        SEEN.forEach(name -> assertNotEquals(name, database.name()));
        var there = database.values("select datname from pg_database");
        SEEN.forEach(name -> assertFalse(there.contains(name), name));
        SEEN.add(database.name());
        assertEquals("0", database.value("select count(*) from pg_class where relname = 't'"));
        database.execute("create table t()");
        assertEquals("18", database.value("show server_version_num").substring(0, 2));
    }

    @Test
    void aRoleHasNoRightsOnTheSchema(TestDatabase database) throws SQLException {
        var role = database.role("reader");
        try (var session = role.connector().open("test")) {
            var refused = assertThrows(SQLException.class, () -> session.send("create table t()"));
            assertEquals("42501", refused.getSQLState());
        }
    }
}
