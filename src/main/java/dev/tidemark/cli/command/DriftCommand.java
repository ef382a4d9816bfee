package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.drift.Acceptance;
import dev.tidemark.engine.drift.Drift;
import dev.tidemark.engine.drift.Ground;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `drift`: what changed in the schema that no migration changed.
@Command(
        name = "drift",
        description =
                "Shows what was added to, removed from or changed in the schema since it was"
                        + " recorded, after the last run. Changes nothing.",
        subcommands = DriftCommand.Accept.class)
public final class DriftCommand implements TidemarkCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public ExitCode run(Invocation invocation) {
        try (var reading = Reading.of(invocation)) {
            var drift = compare(reading, ground(reading));
            if (invocation.options().json()) {
                invocation.document(
                        "drift",
                        json -> {
                            json.writeBooleanField("drifted", !drift.none());
                            json.writeStringField("since", drift.since().toString());
                            json.writeStringField("scope", drift.scope());
                            SchemaDifferenceView.write(json, drift.difference());
                        });
            } else {
                SchemaDifferenceView.print(invocation, drift.difference());
                if (drift.none()) {
                    invocation.say(
                            "No drift: %s is as it was recorded %s."
                                    .formatted(drift.scope(), drift.since()));
                }
            }
            if (drift.none()) {
                return ExitCode.DONE;
            }
            invocation.warn(problem(drift));
            return ExitCode.DRIFT;
        }
    }

    private static Ground ground(Reading reading) {
        return new Ground(
                reading.report().tracking().name(),
                reading.project().config().drift(),
                reading.target().schema());
    }

    private static Drift compare(Reading reading, Ground ground) {
        try {
            return ground.compare(reading.session());
        } catch (SQLException e) {
            throw QueryFailure.problem("The schema was not compared", e);
        }
    }

    private static Problem problem(Drift drift) {
        return Problem.of(
                ProblemCode.SCHEMA_DRIFTED,
                "The schema is not as it was recorded %s".formatted(drift.since()),
                drift.difference().summary(),
                "Write a migration for it, or undo it; or take it as it is with `tidemark drift"
                        + " accept`.");
    }

    /// `drift accept`.
    @Command(
            name = "accept",
            description =
                    "Takes the present schema as the ground that later ones are compared with; the"
                            + " journal keeps who did so.")
    static final class Accept implements TidemarkCommand {
        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the journal.")
        private @Nullable String reason;

        @Override
        public ExitCode run(Invocation invocation) {
            try (var reading = Reading.of(invocation)) {
                var ground = ground(reading);
                String what = what(invocation, reading, ground);
                invocation
                        .confirmation()
                        .ask(
                                "%s on %s?".formatted(what, reading.target().settings().target()),
                                "Nothing was recorded");
                new Acceptance(reading.report().tracking(), ground, reading.actor(Version.text()))
                        .record(
                                reading.target().connector(),
                                what,
                                Optional.ofNullable(reason),
                                PATIENCE);
                if (invocation.options().json()) {
                    invocation.document(
                            "drift-accept", json -> json.writeStringField("done", what));
                } else {
                    invocation.say("Done: %s.".formatted(what));
                }
                return ExitCode.DONE;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.of(
                                ProblemCode.STOPPED,
                                "Nothing was recorded",
                                "It was stopped.",
                                "Run it again when you want it done.")
                        .asException();
            }
        }

        /// Shows what differs where something was recorded that can be compared.
        private static String what(Invocation invocation, Reading reading, Ground ground) {
            try {
                if (!ground.exists(reading.session())) {
                    return "Record the present schema for the first time";
                }
            } catch (SQLException e) {
                throw QueryFailure.problem("Nothing was recorded", e);
            }
            Drift drift;
            try {
                drift = compare(reading, ground);
            } catch (ProblemException e) {
                if (e.problem().code() != ProblemCode.GROUND_NOT_COMPARABLE) {
                    throw e;
                }
                invocation.note(e.problem().why());
                return "Record the present schema in place of one that is not comparable";
            }
            if (!invocation.options().json()) {
                SchemaDifferenceView.print(invocation, drift.difference());
            }
            return "Take the present schema as the ground: %s"
                    .formatted(drift.difference().summary());
        }
    }
}
