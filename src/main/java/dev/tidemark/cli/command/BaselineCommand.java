package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.repair.Takeover;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `baseline --version V`: records migrations as there already.
@Command(
        name = "baseline",
        description =
                "Records every migration up to a version as there already, in a database that has no"
                        + " records. Nothing of them runs.")
public final class BaselineCommand implements TidemarkCommand {
    @Option(
            names = "--version",
            paramLabel = "V",
            required = true,
            description = "The last version that the database has already.")
    private String version = "";

    @Override
    public ExitCode run(Invocation invocation) {
        try (var reading = Reading.of(invocation)) {
            var takeover = new Takeover(reading.report(), reading.actor(Version.text()));
            new PlanView(invocation, reading.target())
                    .carryOut("baseline", takeover.baseline(version), Optional.empty());
        }
        return ExitCode.DONE;
    }
}
