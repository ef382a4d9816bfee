package dev.tidemark.engine.backup.program;

import java.nio.file.Path;

/// `pg_dump` and `pg_restore` of one installation.
///
/// @param dump the program that dumps
/// @param restore the program that restores
/// @param major their major version, for example 15
/// @param version as they name it, for example `15.18`
public record ClientPrograms(Path dump, Path restore, int major, String version) {}
