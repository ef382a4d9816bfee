package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import picocli.CommandLine.Command;

/// `list`: every migration, one line each.
@Command(
        name = "list",
        description = "Lists every migration with its state, one line each. Changes nothing.")
public final class ListCommand implements TidemarkCommand {
    @Override
    public ExitCode run(Invocation invocation) {
        try (var reading = Reading.of(invocation)) {
            if (invocation.options().json()) {
                invocation.document("list", new StatusDocument(reading)::write);
            } else {
                new StatusView(invocation, reading).printAll();
            }
        }
        return ExitCode.DONE;
    }
}
