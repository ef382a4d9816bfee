package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.postgres.ServerSupport;
import picocli.CommandLine.Command;

/// `status`: where things stand.
@Command(
        name = "status",
        description =
                "Shows where the database stands: migrations with their states, what is in the way,"
                        + " what runs next. Changes nothing.")
public final class StatusCommand implements TidemarkCommand {
    @Override
    public ExitCode run(Invocation invocation) {
        try (var reading = Reading.of(invocation)) {
            ServerSupport.of(reading.session())
                    .warning()
                    .ifPresent(warning -> invocation.note("warning: " + warning));
            if (invocation.options().json()) {
                invocation.document("status", new StatusDocument(reading)::write);
            } else {
                new StatusView(invocation, reading).print();
            }
        }
        return ExitCode.DONE;
    }
}
