package dev.tidemark.engine.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationVersionTest {
    @ParameterizedTest
    @CsvSource({
        "9, 010",
        "2.9, 2.10",
        "2, 2.0",
        "2025-10-17_0002, 2025-10-17_0010",
        "2025-10-17_9999, 2025-10-18_0001",
        "20241218_z, 20241220_a",
        "20241220_a, 20241220_b",
        "99999999999999999999, 100000000000000000000",
        "1, a",
        "1-a, 1_a",
    })
    void sortsNumbersAsNumbersAndTheRestAsText(String first, String second) {
        assertTrue(version(first).compareTo(version(second)) < 0);
        assertTrue(version(second).compareTo(version(first)) > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "010, 10",
        "000, 0",
        "2.01, 2.1",
        "a007b000c, a7b0c",
        "10, 10",
        "1000, 1000",
        "'', ''",
        "00000000000000, 0",
    })
    void leavesNeedlessZerosOutOfItsKey(String text, String key) {
        assertEquals(key, version(text).key());
        assertEquals(0, version(text).compareTo(version(key)));
    }

    @Test
    void ordersAnyTextsWithoutContradiction() {
        var random = new Random(7);
        List<MigrationVersion> versions = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            var text = new StringBuilder();
            for (int c = random.nextInt(6); c >= 0; c--) {
                text.append("0019a_.-Z".charAt(random.nextInt(9)));
            }
            versions.add(version(text.toString()));
        }
        Collections.sort(versions);
        for (int i = 0; i < versions.size(); i++) {
            for (int j = i; j < versions.size(); j++) {
                int order = versions.get(i).compareTo(versions.get(j));
                assertTrue(order <= 0, versions.get(i) + " " + versions.get(j));
                boolean equal = versions.get(i).key().equals(versions.get(j).key());
                assertEquals(equal, order == 0, versions.get(i) + " " + versions.get(j));
            }
        }
    }

    private static MigrationVersion version(String text) {
        return new MigrationVersion(text);
    }
}
