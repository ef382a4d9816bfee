package dev.tidemark.engine.backup;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import java.util.Optional;

/// How a backup, a verification or a restore ended.
///
/// @param <T> what there is when it went well
public sealed interface Outcome<T> {
    /// It is done.
    record Done<T>(T value) implements Outcome<T> {}

    /// It is not; being stopped is `STOPPED` here.
    record Failed<T>(Problem problem) implements Outcome<T> {}

    /// What went wrong, or empty.
    default Optional<Problem> failure() {
        return this instanceof Failed<T>(var problem) ? Optional.of(problem) : Optional.empty();
    }

    /// What there is when it went well.
    ///
    /// @throws ProblemException what went wrong
    default T orElseThrow() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Failed<T>(var problem) -> throw problem.asException();
        };
    }

    /// Does something whose expected failures become values.
    ///
    /// @throws InterruptedException when interrupted
    static <T> Outcome<T> of(Work<T> work) throws InterruptedException {
        try {
            return new Done<>(work.run());
        } catch (ProblemException e) {
            return new Failed<>(e.problem());
        }
    }

    /// Something to do.
    ///
    /// @param <T> what it gives
    @FunctionalInterface
    interface Work<T> {
        /// @throws InterruptedException when interrupted
        /// @throws ProblemException when it can't be done
        T run() throws InterruptedException;
    }
}
