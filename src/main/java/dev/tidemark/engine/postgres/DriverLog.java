package dev.tidemark.engine.postgres;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Silences the driver's own log, which repeats parts of what it could not parse, passwords among
/// it. The one class that may know a logger.
final class DriverLog {
    /// Held here: the level of a logger that nobody holds is forgotten.
    private static final Logger LOGGER = Logger.getLogger("org.postgresql");

    private DriverLog() {}

    static void silence() {
        LOGGER.setLevel(Level.OFF);
    }
}
