package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.repair.Takeover;
import java.util.Optional;
import picocli.CommandLine.Command;

/// `adopt`: takes over another tool's tracking table.
@Command(
        name = "adopt",
        description =
                "Takes over the tracking table of another tool: shows what was found, then adds only"
                        + " the nullable columns it lacks. The old tool keeps working.")
public final class AdoptCommand implements TidemarkCommand {
    @Override
    public ExitCode run(Invocation invocation) {
        try (var reading = Reading.of(invocation)) {
            var takeover = new Takeover(reading.report(), reading.actor(Version.text()));
            new PlanView(invocation, reading.target())
                    .carryOut("adopt", takeover.adopt(), Optional.empty());
        }
        return ExitCode.DONE;
    }
}
