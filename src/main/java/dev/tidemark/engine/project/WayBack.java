package dev.tidemark.engine.project;

/// How a migration that is being written is to be taken back.
public sealed interface WayBack {
    /// By a script.
    ///
    /// @param sql its statements
    record Script(String sql) implements WayBack {}

    /// Nothing has to be done.
    ///
    /// @param reason why, may be empty
    record NoneNeeded(String reason) implements WayBack {}

    /// Not at all.
    ///
    /// @param reason why, may be empty
    record Irreversible(String reason) implements WayBack {}

    /// Somebody will write it; there is a place for it.
    record ToBeWritten() implements WayBack {}
}
