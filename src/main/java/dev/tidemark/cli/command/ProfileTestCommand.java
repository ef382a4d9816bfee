package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.check.CheckListener;
import dev.tidemark.engine.profile.check.CheckReport;
import dev.tidemark.engine.profile.check.CheckResult;
import dev.tidemark.engine.profile.check.CheckResult.Verdict;
import dev.tidemark.engine.profile.check.CheckStep;
import dev.tidemark.engine.profile.check.ConnectionTest;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `profile test [NAME]`.
@Command(
        name = "test",
        description =
                "Tries a connection step by step: name, network, encryption, login, version, rights,"
                        + " tracking table, lock. Changes nothing.")
final class ProfileTestCommand implements TidemarkCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The profile's name (default: what --url or the environment says).")
    private @Nullable String name;

    @Override
    public ExitCode run(Invocation invocation) {
        var settings =
                name == null
                        ? invocation.target().settings()
                        : invocation.profiles().named(name).settings();
        boolean json = invocation.options().json();
        var test =
                new ConnectionTest(
                        settings,
                        new TrackingRequest(
                                configuredTable(invocation), invocation.options().schema()),
                        invocation.console().clock(),
                        json ? CheckListener.NONE : new Steps(invocation));
        var report = test.run();
        if (json) {
            invocation.document("profile-test", document -> write(document, report));
        } else {
            invocation.say(summary(report.verdict()));
        }
        return report.failure()
                .map(problem -> ExitCode.of(problem.code().kind()))
                .orElse(ExitCode.DONE);
    }

    // A connection can be tried outside of a project, too.
    private static Optional<String> configuredTable(Invocation invocation) {
        try {
            return invocation.project().config().tracking();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private record Steps(Invocation invocation) implements CheckListener {
        @Override
        public void started(CheckStep step) {}

        @Override
        public void ended(CheckResult result) {
            boolean unicode = invocation.console().terminal().unicode();
            String sign =
                    switch (result.verdict()) {
                        case PASSED -> unicode ? "✓" : "+";
                        case WARNED -> "!";
                        case FAILED -> unicode ? "✗" : "x";
                        case SKIPPED -> "-";
                        case STOPPED -> ".";
                    };
            String time =
                    result.verdict() == Verdict.SKIPPED
                            ? ""
                            : "%d ms".formatted(result.took().toMillis());
            invocation.say(
                    "%s %-18s %8s  %s"
                            .formatted(
                                    invocation.style().paint(colour(result.verdict()), sign),
                                    result.step().title(),
                                    time,
                                    Printable.line(result.text())));
            if (result.verdict() != Verdict.PASSED && result.verdict() != Verdict.SKIPPED) {
                result.problem()
                        .map(Problem::hint)
                        .ifPresent(hint -> invocation.say("    " + Printable.line(hint)));
            }
        }
    }

    private static Colour colour(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> Colour.GREEN;
            case WARNED -> Colour.YELLOW;
            case FAILED -> Colour.RED;
            case SKIPPED, STOPPED -> Colour.FAINT;
        };
    }

    private static String summary(Verdict verdict) {
        return switch (verdict) {
            case PASSED, SKIPPED -> "It connects and everything is as it should be.";
            case WARNED -> "It connects; look at what is marked with !.";
            case FAILED -> "It does not connect.";
            case STOPPED -> "Stopped.";
        };
    }

    private static void write(JsonGenerator json, CheckReport report) throws IOException {
        json.writeStringField("verdict", report.verdict().text());
        json.writeArrayFieldStart("steps");
        for (var result : report.results()) {
            json.writeStartObject();
            json.writeStringField("step", result.step().text());
            json.writeStringField("verdict", result.verdict().text());
            json.writeStringField("text", result.text());
            json.writeArrayFieldStart("details");
            for (String detail : result.details()) {
                json.writeString(detail);
            }
            json.writeEndArray();
            json.writeNumberField("tookMs", result.took().toMillis());
            if (result.problem().isPresent()) {
                json.writeObjectFieldStart("problem");
                ProblemJson.writeMembers(json, result.problem().get());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
