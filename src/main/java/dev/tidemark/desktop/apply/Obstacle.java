package dev.tidemark.desktop.apply;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.status.StatusRow;
import java.util.Optional;

/// What stands in the way of a plan.
///
/// @param row the migration that it is about; empty when it is about none in particular
record Obstacle(Problem problem, Optional<StatusRow> row) {}
