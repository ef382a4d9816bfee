package dev.tidemark.engine.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What checks may take, and what they need from outside.
///
/// @param time how long one query or address may take, where it has no time of its own
/// @param variables environment variables, empty where there is none of that name
/// @param stopped whether somebody asked to stop; what is left is inconclusive then
public record CheckLimits(
        Duration time, Function<String, Optional<String>> variables, BooleanSupplier stopped) {
    /// Checks that nobody stops.
    public static CheckLimits of(Duration time, Function<String, Optional<String>> variables) {
        return new CheckLimits(time, variables, () -> false);
    }

    /// The same, as long as nobody asks to stop.
    public CheckLimits until(BooleanSupplier asked) {
        return new CheckLimits(time, variables, asked);
    }
}
