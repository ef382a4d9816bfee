package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.verify.Check;
import dev.tidemark.engine.verify.CheckLimits;
import dev.tidemark.engine.verify.Verification;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `verify`: whether the database is as it should be.
@Command(
        name = "verify",
        description =
                "Checks checksums, order, required tables, invalid indexes, and the queries and"
                        + " addresses that tidemark.toml lists. Changes nothing.")
public final class VerifyCommand implements TidemarkCommand {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long one query or address may take (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Override
    public ExitCode run(Invocation invocation) {
        var checks = checks(invocation);
        boolean passed = checks.stream().allMatch(Check::passed);
        if (invocation.options().json()) {
            invocation.document("verify", json -> write(json, checks, passed));
        } else {
            CheckView.print(invocation, checks);
        }
        if (!passed) {
            invocation.warn(failure(checks));
        }
        return passed ? ExitCode.DONE : ExitCode.VERIFICATION;
    }

    private List<Check> checks(Invocation invocation) {
        try (var reading = Reading.of(invocation)) {
            return new Verification(
                            reading.project(),
                            reading.report(),
                            reading.session(),
                            reading.target().schema(),
                            CheckLimits.of(
                                    Duration.ofSeconds(timeout),
                                    invocation.console().environment()::variable))
                    .run();
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not verified", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "The database was not verified",
                            "It was stopped.",
                            "Run it again when you want to know.")
                    .asException();
        }
    }

    private static Problem failure(List<Check> checks) {
        long failed = checks.stream().filter(check -> !check.passed()).count();
        var first = checks.stream().filter(check -> !check.passed()).findFirst().orElseThrow();
        return Problem.of(
                ProblemCode.VERIFICATION_FAILED,
                "%d of %d checks did not pass".formatted(failed, checks.size()),
                "%s: %s".formatted(first.name(), first.detail()),
                "Correct what failed, then verify again.");
    }

    private static void write(JsonGenerator json, List<Check> checks, boolean passed)
            throws IOException {
        json.writeBooleanField("passed", passed);
        json.writeArrayFieldStart("checks");
        for (var check : checks) {
            CheckView.write(json, check);
        }
        json.writeEndArray();
    }
}
