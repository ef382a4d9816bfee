package dev.tidemark.desktop.target;

import dev.tidemark.engine.problem.Problem;
import java.time.Duration;

/// How a window stands with its server.
public sealed interface Link {
    /// The first answer is waited for.
    record Connecting() implements Link {}

    /// The last question was answered.
    ///
    /// @param roundTrip how long one question took
    record Connected(Duration roundTrip) implements Link {}

    /// The last question was not answered; what is shown is as old as it says.
    record Lost(Problem problem) implements Link {}
}
