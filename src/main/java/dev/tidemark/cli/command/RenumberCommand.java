package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.project.Authoring;
import dev.tidemark.engine.repair.Renumbering;
import dev.tidemark.engine.repair.RenumberingPlan;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `renumber V`: gives a pending migration the next free version.
@Command(
        name = "renumber",
        description =
                "Gives a migration that was never applied the next free version: its file, the one"
                        + " that takes it back, and what names them. Shows it and asks.")
public final class RenumberCommand implements TidemarkCommand {
    @Parameters(
            index = "0",
            paramLabel = "V",
            description = "The migration's version, or its file where two have the version.")
    private String version = "";

    @Option(names = "--dry-run", description = "Only shows what would change.")
    private boolean dryRun;

    @Override
    public ExitCode run(Invocation invocation) {
        Renumbering plan;
        try (var reading = Reading.of(invocation)) {
            var console = invocation.console();
            var clock = console.clock().withZone(console.zone().get());
            plan =
                    new RenumberingPlan(reading.project(), reading.report(), Authoring.at(clock))
                            .of(version);
        }
        boolean json = invocation.options().json();
        if (!json) {
            explain(invocation, plan);
        }
        if (!dryRun) {
            invocation
                    .confirmation()
                    .ask(
                            "Renumber %s to %s?".formatted(plan.from(), plan.to()),
                            "%s keeps version %s"
                                    .formatted(plan.file().getFileName(), plan.from()));
            plan.perform();
        }
        if (json) {
            write(invocation, plan);
        } else {
            invocation.say(
                    dryRun
                            ? "Nothing was changed."
                            : "Done: %s is version %s now."
                                    .formatted(invocation.shown(plan.renamed()), plan.to()));
        }
        return ExitCode.DONE;
    }

    private static void explain(Invocation invocation, Renumbering plan) {
        plan.moves()
                .forEach(move ->
                        invocation.say(
                                "%s → %s"
                                        .formatted(
                                                invocation.shown(move.from()),
                                                invocation.shown(move.to()))));
        plan.edits()
                .forEach(edit ->
                        invocation.say(
                                "%s names it by its new version"
                                        .formatted(invocation.shown(edit.from()))));
        plan.notes().forEach(note -> invocation.note("note: " + note));
    }

    private void write(Invocation invocation, Renumbering plan) {
        invocation.document(
                "renumber",
                json -> {
                    json.writeStringField("from", plan.from().text());
                    json.writeStringField("to", plan.to().text());
                    json.writeBooleanField("dryRun", dryRun);
                    json.writeArrayFieldStart("files");
                    for (Renumbering.Rewrite move : plan.moves()) {
                        json.writeStartObject();
                        json.writeStringField("from", path(move.from()));
                        json.writeStringField("to", path(move.to()));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("edited");
                    for (Renumbering.Rewrite edit : plan.edits()) {
                        json.writeString(path(edit.from()));
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("notes");
                    for (String note : plan.notes()) {
                        json.writeString(note);
                    }
                    json.writeEndArray();
                });
    }

    private static String path(Path path) {
        return path.toString();
    }
}
