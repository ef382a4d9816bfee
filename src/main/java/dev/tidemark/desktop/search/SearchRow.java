package dev.tidemark.desktop.search;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.engine.project.ProjectFile;

/// A row of what was found.
sealed interface SearchRow {
    /// The file that it is about.
    ProjectFile file();

    /// A file in which something was found.
    ///
    /// @param count how often
    record Heading(ProjectFile file, int count) implements SearchRow {}

    /// A file that could not be searched.
    record Unread(ProjectFile file, String why) implements SearchRow {}

    /// A place.
    ///
    /// @param line from 1
    /// @param column from 1, in code points
    /// @param text the line with its number, what was found marked
    record Hit(ProjectFile file, int line, int column, CodeLine text) implements SearchRow {}
}
