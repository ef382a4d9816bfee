package dev.tidemark.cli.command;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.StopSignal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ctrl-C in work of several steps, with questions between them: a step is stopped, and the process
/// lasts until all of it is reported. At a question, Ctrl-C ends the process at once.
final class Stopping implements AutoCloseable {
    private final StopSignal signal = new StopSignal();
    private @Nullable Interruption interruption = new Interruption(signal);

    /// What steps look at.
    StopSignal signal() {
        return signal;
    }

    /// Asks a question, unless somebody asked to stop.
    ///
    /// @param otherwise the answer when nothing is asked
    <T> T question(Supplier<T> question, T otherwise) {
        if (signal.requested()) {
            return otherwise;
        }
        close();
        T answer = question.get();
        interruption = new Interruption(signal);
        return answer;
    }

    /// Ends what has not changed anything yet, when somebody asked to.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException STOPPED
    void check() {
        if (signal.requested()) {
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "Nothing was begun",
                            "It was stopped.",
                            "Run it again when you want it done.")
                    .withDatabaseState("Nothing was changed.")
                    .asException();
        }
    }

    @Override
    public void close() {
        var current = interruption;
        interruption = null;
        if (current != null) {
            current.close();
        }
    }
}
