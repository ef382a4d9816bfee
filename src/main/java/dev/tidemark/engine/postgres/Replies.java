package dev.tidemark.engine.postgres;

/// Receives what the server answers to a text of one or more statements, in order, on the sending
/// thread.
public interface Replies {
    /// Ignores everything.
    Replies NONE = new Replies() {};

    /// The next statement of the text is done.
    ///
    /// @param commandTag the server's tag, for example `INSERT 0 1`
    /// @param rows rows it touched, 0 where the tag has none
    default void completed(String commandTag, long rows) {}

    /// The statement that is running now sent a notice.
    default void noticed(ServerNotice notice) {}
}
