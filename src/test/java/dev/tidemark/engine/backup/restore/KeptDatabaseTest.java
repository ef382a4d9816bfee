package dev.tidemark.engine.backup.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.backup.BackupName;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptDatabaseTest {
    private static final Instant THEN = Instant.parse("2025-11-21T10:16:00Z");

    @Test
    void isKnownByItsName() {
        assertEquals(
                Optional.of(
                        new KeptDatabase(
                                "billing_before_20251121_101600",
                                KeptDatabase.Kind.BEFORE,
                                THEN,
                                7,
                                1)),
                KeptDatabase.of("billing_before_20251121_101600", "billing", 7, 1));
        String longName = "billing_".repeat(7);
        String shortened = BackupName.ofDatabase(longName, "restored", THEN);
        assertTrue(KeptDatabase.of(shortened, longName, 0, 0).isPresent(), shortened);
    }

    @Test
    void belongsToNoDatabaseWhoseNameOnlyBeginsLikeIt() {
        String name = "billing_before_20251121_101600";
        assertEquals(Optional.empty(), KeptDatabase.of(name, "billing_eu", 0, 0));
        assertEquals(Optional.empty(), KeptDatabase.of(name, "bill", 0, 0));
        assertEquals(
                Optional.empty(),
                KeptDatabase.of("billing_before_20251341_101600", "billing", 0, 0));
    }
}
