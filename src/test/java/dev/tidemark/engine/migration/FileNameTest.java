package dev.tidemark.engine.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "2025-10-17_0001_create_error_logs.sql, DATE, UP, 2025-10-17_0001, create error logs",
        "2025-01-17_1430_add_instagram_url.sql, DATE, UP, 2025-01-17_1430, add instagram url",
        "004_add_user_preferences.sql, DIGITS, UP, 004, add user preferences",
        "004_rollback.sql, DIGITS, DOWN, 004, rollback",
        "rollback-004.sql, DIGITS, DOWN, 004, rollback",
        "20241220_add_preferences/migration.sql, FOLDER, UP, 20241220_add_preferences, add preferences",
        "20241220_add_preferences/rollback.sql, FOLDER, DOWN, 20241220_add_preferences, add preferences",
        "20241220101112_add/migration.sql, FOLDER, UP, 20241220101112_add, add",
        "0_init/migration.sql, FOLDER, UP, 0_init, init",
        "01_init/migration.sql, FOLDER, UP, 01_init, init",
        "V2_1__add_orders.sql, FLYWAY, UP, 2.1, add orders",
        "V2.1__add_orders.sql, FLYWAY, UP, 2.1, add orders",
        "U2_1__add_orders.sql, FLYWAY, DOWN, 2.1, add orders",
        "V001__x.sql, FLYWAY, UP, 001, x",
        "R__all_views.sql, FLYWAY, REPEATABLE, R__all_views, all views",
        "000012_name.up.sql, UP_DOWN, UP, 000012, name",
        "000012_name.down.sql, UP_DOWN, DOWN, 000012, name",
        "2024-01-02-030405_add_users/up.sql, DIESEL, UP, 20240102030405, add users",
        "2024-01-02-030405_add_users/down.sql, DIESEL, DOWN, 20240102030405, add users",
        "00000000000000_diesel_initial_setup/up.sql, DIESEL, UP, 00000000000000, diesel initial setup",
        "20240102030405_name.sql, DIGITS, UP, 20240102030405, name",
    })
    void readsEveryConvention(
            String path, String family, String role, String version, String words) {
        FileName name = read(path);
        assertNotNull(name);
        assertEquals(FileName.Family.valueOf(family), name.family());
        assertEquals(FileName.Role.valueOf(role), name.role());
        assertEquals(version, name.version());
        assertEquals(words, name.words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema.sql",
                "create_users.sql",
                "004.sql",
                "004-x.sql",
                "004_.sql",
                "2025-13-17_0001_x.sql",
                "2025-10-17_001_x.sql",
                "2025-10-17_0001.sql",
                "2025-10-17_0001_.sql",
                "20240101/migration.sql",
                "add_preferences/migration.sql",
                "add/up.sql",
                "V__x.sql",
                "V1a__x.sql",
                "V1_.sql",
                "R__.sql",
                "v1__x.sql",
                "rollback-.sql",
                "rollback-4a.sql",
                ".sql",
                "V.sql"
            })
    void leavesOtherNamesAlone(String path) {
        assertNull(read(path));
    }

    private static FileName read(String path) {
        int slash = path.indexOf('/');
        return FileName.read(
                slash < 0 ? "migrations" : path.substring(0, slash), path.substring(slash + 1));
    }
}
