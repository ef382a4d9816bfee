package dev.tidemark.desktop.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.StopSignal;

/// Where runs go.
///
/// @param connector opens sessions for asking about other sessions
/// @param engine runs plans there
public record RunTarget(Connector connector, Engine engine) {
    /// Runs plans.
    @FunctionalInterface
    public interface Engine {
        /// As [Runner#run].
        ///
        /// @throws InterruptedException when interrupted
        RunOutcome run(Plan plan, RunSettings settings, StopSignal stop, RunListener listener)
                throws InterruptedException;
    }

    /// The target of a connector.
    public static RunTarget of(Connector connector) {
        return new RunTarget(connector, new Runner(connector)::run);
    }
}
