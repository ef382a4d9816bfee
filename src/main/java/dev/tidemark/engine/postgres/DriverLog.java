package dev.tidemark.engine.postgres;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Silences the logs of the driver, which repeats parts of what it could not parse, passwords among
/// it, and of the pool, whose troubles are told as problems.
final class DriverLog {
    /// Held here: the level of a logger that nobody holds is forgotten.
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.postgresql"), Logger.getLogger("com.zaxxer.hikari"));

    private DriverLog() {}

    static void silence() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
