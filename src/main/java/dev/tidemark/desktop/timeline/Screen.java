package dev.tidemark.desktop.timeline;

/// What the middle of the timeline shows.
enum Screen {
    /// Nothing is known yet.
    LOADING,
    /// Nothing is known, because a schema has to be chosen first.
    CHOOSING,
    /// Nothing is known, because reading failed.
    FAILING,
    /// The project has no migrations.
    EMPTY,
    /// The filter leaves nothing over.
    NOTHING_FOUND,
    FILLED
}
