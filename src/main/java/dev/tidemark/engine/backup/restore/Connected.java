package dev.tidemark.engine.backup.restore;

/// What to do with sessions that are connected to a database whose name changes.
public enum Connected {
    /// Nothing: the names stay as they are while anybody is connected.
    LEAVE,
    /// End them; their open transactions are rolled back.
    TERMINATE
}
