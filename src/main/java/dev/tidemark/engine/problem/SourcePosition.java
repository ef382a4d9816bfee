package dev.tidemark.engine.problem;

/// A place in a file that a person can go to.
///
/// @param file the file's path as the user knows it, usually relative to the project
/// @param line 1 for the first line
/// @param column 1 for the first character of the line, counted in code points
public record SourcePosition(String file, int line, int column) {
    @Override
    public String toString() {
        return "%s:%d:%d".formatted(file, line, column);
    }
}
