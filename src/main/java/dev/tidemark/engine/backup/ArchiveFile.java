package dev.tidemark.engine.backup;

/// A file of a backup as it was written.
///
/// @param name its path within the backup's folder, with slashes
/// @param bytes its size
/// @param sha256 its hash, in hexadecimal digits
public record ArchiveFile(String name, long bytes, String sha256) {}
