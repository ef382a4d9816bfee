package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyWindowTest {
    private static ZonedDateTime at(String text) {
        return ZonedDateTime.parse(text + "[Europe/Madrid]");
    }

    private static WeeklyWindow window(String text) {
        return WeeklyWindow.parse(text).orElseThrow();
    }

    @Test
    void isOpenFromItsFirstMinuteUntilBeforeItsLast() {
        var window = window("Mon-Thu 20:00-23:30");
        assertTrue(window.contains(at("2025-11-17T20:00:00+01:00")));
        assertTrue(window.contains(at("2025-11-20T23:29:59+01:00")));
        assertFalse(window.contains(at("2025-11-20T23:30:00+01:00")));
        assertFalse(window.contains(at("2025-11-21T21:00:00+01:00")));
    }

    @Test
    void goesOnPastMidnightIntoTheNextDay() {
        var window = window("Sat 22:00-04:00");
        assertTrue(window.contains(at("2025-11-22T23:00:00+01:00")));
        assertTrue(window.contains(at("2025-11-23T03:59:00+01:00")));
        assertFalse(window.contains(at("2025-11-22T03:00:00+01:00")));
    }

    @Test
    void keepsToTheClockOnTheWallWhenThatIsPutBack() {
        var window = window("Sun 02:00-03:00");
        // 2025-10-26: 02:30 comes twice.
        assertTrue(window.contains(at("2025-10-26T02:30:00+02:00")));
        assertTrue(window.contains(at("2025-10-26T02:30:00+01:00")));
        assertFalse(window.contains(at("2025-10-26T03:00:00+01:00")));
    }

    @Test
    void tellsWhenItOpensNext() {
        assertEquals(
                at("2025-11-24T20:00:00+01:00"),
                window("Mon-Thu 20:00-23:30").opensAfter(at("2025-11-21T10:15:00+01:00")));
        assertEquals(
                at("2025-11-22T00:00:00+01:00"),
                window("daily 00:00-24:00").opensAfter(at("2025-11-21T10:15:00+01:00")));
    }

    @Test
    void spansTheEndOfTheWeek() {
        assertTrue(window("Fri-Mon 06:00-07:00").contains(at("2025-11-23T06:30:00+01:00")));
        assertFalse(window("Fri-Mon 06:00-07:00").contains(at("2025-11-26T06:30:00+01:00")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mon",
                "Mon 20-23",
                "Mon 20:00",
                "Mun 20:00-21:00",
                "Mon 25:00-26:00",
                "Mon 20:60-21:00",
                "Mon-Tue-Wed 20:00-21:00",
                "Mon 24:30-01:00"
            })
    void refusesWhatIsNoTimeOfTheWeek(String text) {
        assertTrue(WeeklyWindow.parse(text).isEmpty());
    }
}
