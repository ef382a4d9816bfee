package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A migration and what came up while it was read.
///
/// @param migration the migration, as far as it could be understood
/// @param problems what is wrong with its files
/// @param used further files that belong to it: included ones, and the one with its way back
record ReadMigration(Migration migration, List<Problem> problems, Set<Path> used) {}
