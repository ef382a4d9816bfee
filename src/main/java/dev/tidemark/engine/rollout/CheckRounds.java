package dev.tidemark.engine.rollout;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.verify.Check;
import dev.tidemark.engine.verify.CheckLimits;
import dev.tidemark.engine.verify.LogMark;
import dev.tidemark.engine.verify.Verdict;
import dev.tidemark.engine.verify.Verification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Makes the checks of a project again and again for the time that it wants to watch.
public final class CheckRounds {
    private final Connector connector;
    private final Project project;
    private final TrackingRequest tracking;
    private final Optional<String> environment;
    private final CheckLimits limits;
    private final RolloutListener listener;
    private List<Check> last = List.of();
    private int rounds;

    /// What a first failure means.
    public enum Patience {
        /// It is one: what is watched runs already.
        NONE,
        /// Nothing yet: what is watched is only starting, and has the whole time to come up. Once
        /// it has passed, it has to go on passing.
        COMING_UP
    }

    /// @param environment what the target is used for
    /// @param limits what the checks may take
    public CheckRounds(
            Connector connector,
            Project project,
            TrackingRequest tracking,
            Optional<String> environment,
            CheckLimits limits,
            RolloutListener listener) {
        this.connector = connector;
        this.project = project;
        this.tracking = tracking;
        this.environment = environment;
        this.limits = limits;
        this.listener = listener;
    }

    /// What the last round found.
    public List<Check> last() {
        return last;
    }

    /// Makes those checks once that need nothing but the database.
    ///
    /// @throws InterruptedException when interrupted
    public Ending database(StopSignal stop) throws InterruptedException {
        return verdict(round(List.of(), Verification::database, stop));
    }

    /// Makes all checks until the time is over, or one fails.
    ///
    /// @param logs where the log files ended before
    /// @throws InterruptedException when interrupted
    public Ending watch(List<LogMark> logs, Patience patience, StopSignal stop)
            throws InterruptedException {
        var time = project.config().verify().monitor();
        var pause = project.config().verify().monitorEvery();
        long began = System.nanoTime();
        boolean passedOnce = false;
        rounds = 0;
        while (true) {
            var ending = verdict(round(logs, Verification::run, stop));
            boolean passed = ending.state() == StepRecord.State.PASSED;
            boolean over = System.nanoTime() - began >= time.toNanos();
            boolean waits = patience == Patience.COMING_UP && !passedOnce;
            if (stop.requested() && !over) {
                return stopped(time);
            }
            if (over || (!passed && !waits)) {
                return over && passed && !time.isZero() ? watched(time) : ending;
            }
            passedOnce |= passed;
            sleep(pause, stop);
        }
    }

    private Ending watched(Duration time) {
        return Ending.passed(
                "%d checks passed in each of %d rounds, for %s."
                        .formatted(last.size(), rounds, DurationText.shown(time)));
    }

    private static void sleep(Duration pause, StopSignal stop) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end && !stop.requested()) {
            Thread.sleep(Math.min(100, pause.toMillis()));
        }
    }

    @FunctionalInterface
    private interface Round {
        List<Check> make(Verification verification) throws SQLException, InterruptedException;
    }

    private List<Check> round(List<LogMark> logs, Round round, StopSignal stop)
            throws InterruptedException {
        try (var session = connector.open("verify")) {
            var report =
                    StatusReport.of(project, TrackingState.read(session, tracking), environment);
            last =
                    round.make(
                            new Verification(
                                    project,
                                    report,
                                    session,
                                    tracking.schema(),
                                    limits.until(stop::requested),
                                    logs));
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not verified", e);
        }
        rounds++;
        listener.on(new RolloutEvent.Checked(rounds, last));
        return last;
    }

    private static Ending stopped(Duration time) {
        return Ending.inconclusive(
                problem(
                        ProblemCode.VERIFICATION_INCONCLUSIVE,
                        "The watch was not ended",
                        "Somebody asked to stop before %s were over."
                                .formatted(DurationText.shown(time))));
    }

    private static Ending verdict(List<Check> checks) {
        var verdict = Verdict.of(checks);
        int against = verdict.against().size();
        return switch (verdict.result()) {
            case PASSED ->
                    Ending.passed("%s passed.".formatted(Counted.of(checks.size(), "check")));
            case FAILED ->
                    Ending.failed(
                            problem(
                                    ProblemCode.VERIFICATION_FAILED,
                                    "%d of %d checks failed".formatted(against, checks.size()),
                                    verdict.sentence()));
            case INCONCLUSIVE ->
                    Ending.inconclusive(
                            problem(
                                    ProblemCode.VERIFICATION_INCONCLUSIVE,
                                    "%d of %d checks were inconclusive"
                                            .formatted(against, checks.size()),
                                    verdict.sentence()));
        };
    }

    private static Problem problem(ProblemCode code, String what, String why) {
        return Problem.of(
                code,
                what,
                why,
                code == ProblemCode.VERIFICATION_FAILED
                        ? "Correct what failed and verify again, or go back with `tidemark emergency`."
                        : "Look for yourself and decide, or verify again.");
    }
}
