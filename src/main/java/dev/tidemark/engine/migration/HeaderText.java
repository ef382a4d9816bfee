package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.SourcePosition;
import java.util.List;
import java.util.Optional;

/// A header as it was read.
///
/// @param header its values
/// @param firstLine the first comment line, when it is no `Key: value` line
/// @param rollback what its `Rollback:` line says
/// @param rollbackPlace where that is written; the file's beginning without one
/// @param problems values that can't be understood
record HeaderText(
        MigrationHeader header,
        Optional<String> firstLine,
        RollbackDeclaration rollback,
        SourcePosition rollbackPlace,
        List<Problem> problems) {}
