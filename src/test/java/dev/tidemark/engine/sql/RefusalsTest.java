package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {
    static List<String> cases() throws IOException {
        try (var list = RefusalsTest.class.getResourceAsStream("transaction-refusals.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void knowsWhatRefusesATransaction(String line) {
        var statement = Scripts.only(line.substring(4) + ";");
        assertEquals(line.startsWith("out"), statement.refusesTransaction(), statement.refusal());
    }
}
