package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How a run ended. Failing is an expected ending, so it is a value and not an exception.
public sealed interface RunOutcome {
    /// The run's name in the journal.
    UUID run();

    /// Versions that this run brought into force, or took out of it when rolling back, in order.
    List<String> done();

    /// Why not everything planned is done, or empty when it is.
    default Optional<Problem> failure() {
        return switch (this) {
            case Completed _ -> Optional.empty();
            case Stopped stopped -> Optional.of(stopped.problem());
            case Failed failed -> Optional.of(failed.problem());
        };
    }

    /// Everything planned is done.
    record Completed(UUID run, List<String> done) implements RunOutcome {
        public Completed {
            done = List.copyOf(done);
        }
    }

    /// Someone asked it to stop.
    ///
    /// @param next the version that was not done
    /// @param problem says what state the database is in
    record Stopped(UUID run, List<String> done, String next, Problem problem)
            implements RunOutcome {
        public Stopped {
            done = List.copyOf(done);
        }
    }

    /// A migration failed; those after it were not begun.
    record Failed(UUID run, List<String> done, String failed, Problem problem)
            implements RunOutcome {
        public Failed {
            done = List.copyOf(done);
        }
    }
}
