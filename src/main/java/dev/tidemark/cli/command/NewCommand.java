package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.project.NewMigration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `new DESCRIPTION`: a file in the project's convention.
@Command(
        name = "new",
        description =
                "Creates a migration named by the project's convention, with the next version.")
public final class NewCommand implements TidemarkCommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DESCRIPTION",
            description = "What the migration does, in a few words.")
    private List<String> words = List.of();

    @Override
    public ExitCode run(Invocation invocation) {
        var console = invocation.console();
        Clock clock = console.clock().withZone(console.zone().get());
        var created = NewMigration.create(invocation.project(), String.join(" ", words), clock);
        if (invocation.options().json()) {
            invocation.document(
                    "new",
                    json -> {
                        json.writeStringField("version", created.version().text());
                        json.writeArrayFieldStart("files");
                        for (Path file : created.files()) {
                            json.writeString(file.toString());
                        }
                        json.writeEndArray();
                    });
        } else {
            created.files().forEach(file -> invocation.say("created " + invocation.shown(file)));
        }
        return ExitCode.DONE;
    }
}
