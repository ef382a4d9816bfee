package dev.tidemark.desktop.editor;

import dev.tidemark.engine.problem.Problem;

/// A problem at a place in the text.
///
/// @param line from 0
/// @param column from 0, in code points
record ProblemMark(int line, int column, Problem problem) {
    /// The same, some lines further down.
    ProblemMark down(int lines) {
        return new ProblemMark(line + lines, column, problem);
    }
}
