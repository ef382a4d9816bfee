package dev.tidemark.engine.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @Test
    void readsPostgresUnits() {
        assertEquals(Optional.of(Duration.ofSeconds(5)), DurationText.parse("5s"));
        assertEquals(Optional.of(Duration.ofMillis(200)), DurationText.parse(" 200 MS "));
        assertEquals(Optional.of(Duration.ofMinutes(2)), DurationText.parse("2min"));
        assertEquals(Optional.of(Duration.ofHours(1)), DurationText.parse("1h"));
        assertEquals(Optional.of(Duration.ZERO), DurationText.parse("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "5 weeks", "1.5s", "30d", "99999999999999999s"})
    void refusesWhatPostgresWouldTakeOtherwiseOrNotAtAll(String text) {
        assertEquals(Optional.empty(), DurationText.parse(text));
    }
}
