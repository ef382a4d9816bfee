package dev.tidemark.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.ServerSupport.Level;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ServerSupportTest {
    @Test
    void aServerOfTheTestedVersionsNeedsNoWarning(TestDatabase database) throws Exception {
        try (var session = database.open()) {
            assertEquals(
                    new ServerSupport(Level.SUPPORTED, Optional.empty()),
                    ServerSupport.of(session));
        }
        assertEquals(
                Level.SUPPORTED,
                ServerSupport.of(130_000, "PostgreSQL 13.0 on x86_64-pc-linux-gnu").level());
    }

    @Test
    void anOlderOrNewerVersionIsNamed() {
        var old = ServerSupport.of(120_017, "12.17 (Debian 12.17-1)");
        assertEquals(Level.UNTRIED_VERSION, old.level());
        assertTrue(old.warning().orElseThrow().contains("PostgreSQL 12 is older"));
        assertTrue(
                ServerSupport.of(90_624, "9.6.24")
                        .warning()
                        .orElseThrow()
                        .contains("PostgreSQL 9.6"));
        var fresh = ServerSupport.of(190_000, "PostgreSQL 19.0 on aarch64");
        assertTrue(fresh.warning().orElseThrow().contains("19 is newer"));
    }

    @Test
    void aServerThatOnlySpeaksTheProtocolIsNamed() {
        assertOther("CockroachDB", 130_000, "CockroachDB CCL v24.1.0 (x86_64-pc-linux-gnu)");
        assertOther("YugabyteDB", 150_002, "PostgreSQL 15.2-YB-2025.1.0.0-b0 on x86_64");
        assertOther("YugabyteDB", 110_002, "11.2-YB-2.18.0.0-b0");
        assertOther(
                "Amazon Redshift", 80_002, "PostgreSQL 8.0.2 on i686, GCC 3.4.2, Redshift 1.0.7");
        assertOther("\"Frobnicator 3\"", 170_000, "Frobnicator 3");
    }

    private static void assertOther(String name, int number, String words) {
        var support = ServerSupport.of(number, words);
        assertEquals(Level.OTHER_SYSTEM, support.level());
        assertTrue(support.warning().orElseThrow().contains("is " + name), support.toString());
    }
}
