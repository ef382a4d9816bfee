package dev.tidemark.engine.profile.check;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.check.CheckResult.Verdict;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tries a connection step by step, from the host's name to the lock of the tracking table, and
/// tells of each step how it went and how long it took. Changes nothing. For one run.
public final class ConnectionTest {
    private static final List<CheckStep> SERVER_STEPS =
            List.of(
                    CheckStep.VERSION,
                    CheckStep.WRITABLE,
                    CheckStep.RIGHTS,
                    CheckStep.TRACKING,
                    CheckStep.LOCK,
                    CheckStep.POOLER);

    private final ConnectionSettings settings;
    private final TrackingRequest request;
    private final CheckListener listener;
    private final Interruptible work = new Interruptible();
    private final List<CheckResult> results = new ArrayList<>();
    private final NetworkChecks network;
    private final TlsCheck tls;
    private volatile @Nullable PgSession session;

    /// A test of settings.
    ///
    /// @param request which tracking table is looked for
    /// @param clock tells whether certificates are valid
    /// @param listener hears of each step
    public ConnectionTest(
            ConnectionSettings settings,
            TrackingRequest request,
            Clock clock,
            CheckListener listener) {
        this.settings = settings;
        this.request = request;
        this.listener = listener;
        this.network = new NetworkChecks(settings, work);
        this.tls = new TlsCheck(settings, work, clock);
    }

    /// Stops the test at the step it is at. May be called from any thread, at any time.
    public void stop() {
        work.stop();
    }

    /// Runs all steps, each in the time that the settings' `connect_timeout` gives it; what can't
    /// be tried because an earlier step failed is skipped.
    public CheckReport run() {
        step(CheckStep.NAME, network::name);
        step(CheckStep.TCP, network::tcp);
        step(CheckStep.TLS, this::encryption);
        // A session that opens after the stop has no one to close it but this.
        step(CheckStep.LOGIN, this::login, this::closeSession);
        var opened = session;
        if (over() || opened == null) {
            closeSession();
            SERVER_STEPS.forEach(step -> step(step, () -> Finding.skipped("not tried")));
            return new CheckReport(results);
        }
        try {
            work.onStop(opened::abort);
            var server = new ServerChecks(opened, settings.target(), request);
            step(CheckStep.VERSION, asked(server, server::version));
            step(CheckStep.WRITABLE, asked(server, server::writable));
            step(CheckStep.RIGHTS, asked(server, server::rights));
            step(CheckStep.TRACKING, server::tracking);
            step(CheckStep.LOCK, server::lock);
            step(CheckStep.POOLER, asked(server, server::pooler));
        } finally {
            work.onStop(null);
            closeSession();
        }
        return new CheckReport(results);
    }

    private void step(CheckStep step, Supplier<Finding> check) {
        step(step, check, () -> {});
    }

    /// @param late undoes a check that was stopped and came to its end all the same
    private void step(CheckStep step, Supplier<Finding> check, Runnable late) {
        CheckResult result;
        if (over()) {
            result = result(step, Finding.skipped("not tried"), Duration.ZERO);
        } else {
            listener.started(step);
            long start = System.nanoTime();
            var finding = work.run(check, _ -> late.run()).orElseGet(ConnectionTest::stopped);
            result = result(step, finding, Duration.ofNanos(System.nanoTime() - start));
        }
        results.add(result);
        listener.ended(result);
    }

    private boolean over() {
        return results.stream()
                .anyMatch(result ->
                        result.verdict() == Verdict.FAILED || result.verdict() == Verdict.STOPPED);
    }

    private static CheckResult result(CheckStep step, Finding finding, Duration took) {
        return new CheckResult(
                step,
                finding.verdict(),
                finding.text(),
                finding.details(),
                took,
                finding.problem());
    }

    private static Finding stopped() {
        return new Finding(
                Verdict.STOPPED,
                "stopped",
                List.of(),
                Optional.of(
                        Problem.of(
                                ProblemCode.STOPPED,
                                "The connection was not tried to its end",
                                "It was stopped.",
                                "Start the test again.")));
    }

    private Finding encryption() {
        return network.reached()
                .map(tls::check)
                .orElseGet(() -> Finding.skipped("no server answered"));
    }

    private Finding login() {
        try {
            session = Connectors.of(settings).open("test");
            String origin = settings.origins().get("password");
            return Finding.passed(
                    "as %s to %s".formatted(settings.user(), settings.database()),
                    origin == null ? List.of() : List.of("password from " + origin));
        } catch (ProblemException e) {
            return Finding.failed(e.problem(), List.of());
        }
    }

    @FunctionalInterface
    private interface Query {
        Finding ask() throws SQLException;
    }

    private static Supplier<Finding> asked(ServerChecks server, Query query) {
        return () -> {
            try {
                return query.ask();
            } catch (SQLException e) {
                return server.refused(e);
            }
        };
    }

    private void closeSession() {
        var opened = session;
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException e) {
                opened.abort();
            }
        }
    }
}
