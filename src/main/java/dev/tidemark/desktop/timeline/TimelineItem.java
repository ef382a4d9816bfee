package dev.tidemark.desktop.timeline;

/// One line of the list.
sealed interface TimelineItem {
    /// Its part of the drawn graph.
    GraphCell graph();

    /// A migration.
    record Entry(TimelineRow row, GraphCell graph) implements TimelineItem {}

    /// The first line of a group.
    ///
    /// @param title for example `November 2025`
    /// @param facts for example `3 migrations`
    record Heading(String title, String facts, GraphCell graph) implements TimelineItem {}

    /// Between what is pending and what is in force.
    record Here(String text, GraphCell graph) implements TimelineItem {}
}
