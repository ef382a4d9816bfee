package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.JournalOutcome;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Ends a run truthfully: what it says is done has reached the server's disk, or has been read
/// back.
final class RunEnding {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Connector connector;
    private final Plan plan;
    private final Bookkeeping books;
    private final RunListener events;
    private final long began = System.nanoTime();

    /// Made when the run begins: from then on its time counts.
    RunEnding(Connector connector, Plan plan, Bookkeeping books, RunListener events) {
        this.connector = connector;
        this.plan = plan;
        this.books = books;
        this.events = events;
    }

    /// Writes the run's end. Its commit waits for the disk, and with it for everything that
    /// committed before it.
    ///
    /// @return the outcome, corrected by what the server says where the connection had been lost
    ///
    /// @throws InterruptedException when interrupted while the server ends the lost session
    RunOutcome end(RunOutcome outcome, Worker worker, boolean lost) throws InterruptedException {
        if (!lost) {
            try {
                if (worker.mayBeOther()) {
                    worker.reset();
                }
                write(worker.session(), outcome);
                return outcome;
            } catch (SQLException _) {
                // The server is asked on a new connection what became of the run.
            }
        }
        return readBack(outcome);
    }

    private void write(PgSession session, RunOutcome outcome) throws SQLException {
        session.send("SET synchronous_commit = on");
        session.send(
                books.runFinished(
                        journalOutcome(outcome),
                        outcome.failure(),
                        Duration.ofNanos(System.nanoTime() - began)));
    }

    /// A crash of the server may take back the last commits of a run, whole ones only: so ask.
    private RunOutcome readBack(RunOutcome outcome) throws InterruptedException {
        @Nullable RunOutcome confirmed = null;
        try (var session = connector.open("settle")) {
            if (stillWorks(session)) {
                return working(outcome);
            }
            confirmed = confirmed(outcome, TrackingState.read(session, plan.tracking()));
            write(session, confirmed);
            return confirmed;
        } catch (SQLException | ProblemException e) {
            if (confirmed == null) {
                return unconfirmed(outcome);
            }
            events.on(
                    new RunEvent.Told(
                            "The end of the run could not be written to the journal: "
                                    + e.getMessage()));
            return confirmed;
        }
    }

    /// The server notices that its client is gone when it answers, not before: a long statement
    /// goes on. Its run gets no end in the journal then, so that the next one waits for it.
    private boolean stillWorks(PgSession session) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (books.worker().alive(session)) {
            if (System.nanoTime() > end) {
                return true;
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    private RunOutcome working(RunOutcome outcome) {
        String doubt =
                " The server still works for it in process %d; what it does there ends or is rolled back by itself."
                        .formatted(books.worker().backendPid());
        return withProblem(outcome, problem -> add(problem, doubt));
    }

    private RunOutcome confirmed(RunOutcome outcome, TrackingState state) {
        var status = StatusReport.of(plan.project(), state, Optional.empty());
        var stays = outcome.done().stream().filter(version -> holds(version, status)).toList();
        if (stays.size() == outcome.done().size()) {
            return outcome;
        }
        String text =
                "The server lost the last commits of this run when it went down: %d of %d migrations are in the database."
                        .formatted(stays.size(), outcome.done().size());
        events.on(new RunEvent.Told(text));
        return withProblem(withDone(outcome, stays), problem -> problem.withDatabaseState(text));
    }

    private boolean holds(String version, StatusReport status) {
        var planned =
                plan.migrations().stream()
                        .filter(migration -> migration.version().equals(version))
                        .findFirst()
                        .orElseThrow();
        return PlanCheck.inForce(planned, status) == (plan.direction() == Direction.APPLY);
    }

    private static RunOutcome unconfirmed(RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Completed(var run, var done)) {
            return new RunOutcome.Failed(
                    run, done, done.isEmpty() ? "" : done.getLast(), endUnknown());
        }
        if (outcome.done().isEmpty()) {
            return outcome;
        }
        String doubt =
                " The server can't be asked now: if it crashed, the last of the %d migrations that this run had committed may be lost, whole ones only."
                        .formatted(outcome.done().size());
        return withProblem(outcome, problem -> add(problem, doubt));
    }

    private static RunOutcome withProblem(RunOutcome outcome, UnaryOperator<Problem> change) {
        return switch (outcome) {
            case RunOutcome.Failed f ->
                    new RunOutcome.Failed(f.run(), f.done(), f.failed(), change.apply(f.problem()));
            case RunOutcome.Stopped s ->
                    new RunOutcome.Stopped(s.run(), s.done(), s.next(), change.apply(s.problem()));
            case RunOutcome.Completed c -> c;
        };
    }

    private static Problem endUnknown() {
        return Problem.of(
                        ProblemCode.OUTCOME_UNKNOWN,
                        "The end of the run could not be confirmed",
                        "The connection to the server was lost after the last migration.",
                        "Look at `tidemark status` when the server is back.")
                .withDatabaseState(
                        "The server had confirmed every migration; if it crashed, the last of them may be lost, whole ones only.");
    }

    private static Problem commitsLost() {
        return Problem.of(
                ProblemCode.SERVER_LOST_ROLLED_BACK,
                "The run was taken back in part",
                "The server went down before its last commits reached the disk.",
                "Run it again.");
    }

    private static Problem add(Problem problem, String doubt) {
        String state = problem.databaseState();
        return problem.withDatabaseState((state == null ? "" : state) + doubt);
    }

    private static RunOutcome withDone(RunOutcome outcome, List<String> done) {
        return switch (outcome) {
            // Not complete after all.
            case RunOutcome.Completed c ->
                    new RunOutcome.Failed(c.run(), done, c.done().get(done.size()), commitsLost());
            case RunOutcome.Failed f ->
                    new RunOutcome.Failed(f.run(), done, f.failed(), f.problem());
            case RunOutcome.Stopped s ->
                    new RunOutcome.Stopped(s.run(), done, s.next(), s.problem());
        };
    }

    private JournalOutcome journalOutcome(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Completed _ ->
                    plan.direction() == Direction.APPLY
                            ? JournalOutcome.APPLIED
                            : JournalOutcome.ROLLED_BACK;
            case RunOutcome.Failed f ->
                    f.done().isEmpty() ? JournalOutcome.FAILED : JournalOutcome.PARTIAL;
            case RunOutcome.Stopped s ->
                    s.done().isEmpty() ? JournalOutcome.STOPPED : JournalOutcome.PARTIAL;
        };
    }
}
