package dev.tidemark.desktop.target;

import dev.tidemark.engine.problem.Problem;
import java.time.Duration;
import java.util.List;

/// What came of reading files and database.
sealed interface Answer {
    /// The schemas that hold a tracking table; empty where nobody had to choose.
    List<String> schemas();

    /// Both were read.
    ///
    /// @param roundTrip how long one light question took
    record Known(Snapshot snapshot, Duration roundTrip, List<String> schemas) implements Answer {}

    /// The server answered, but the chosen schema has no tracking table any more.
    record Gone(Problem problem, Duration roundTrip, List<String> schemas) implements Answer {}

    /// The server answered, but a schema has to be chosen first.
    record Ambiguous(Problem problem, Duration roundTrip, List<String> schemas) implements Answer {}
}
