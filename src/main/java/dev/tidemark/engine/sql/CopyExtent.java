package dev.tidemark.engine.sql;

/// Where the data of a COPY … FROM STDIN stands, as a pass over the script found it: the next pass
/// need not look for its end.
///
/// @param offset first byte in the script
/// @param length number of bytes, without the closing `\.` line
/// @param lines number of line ends among them
public record CopyExtent(long offset, long length, int lines) {}
