package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.problem.ProblemJson;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.emergency.Commands;
import dev.tidemark.engine.rollout.emergency.WayBack;
import dev.tidemark.engine.rollout.report.ProcedureJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The ways back and the commands, for people and for programs.
final class EmergencyView {
    private final Invocation invocation;
    private final ProcedureConsole console;

    EmergencyView(Invocation invocation, ProcedureConsole console) {
        this.invocation = invocation;
        this.console = console;
    }

    void print(RolloutSetup setup, Commands commands, List<WayBack> ways) {
        invocation.say("Ways back on %s:".formatted(setup.connector().target()));
        for (var way : ways) {
            invocation.say("");
            invocation.say(
                    invocation
                            .style()
                            .paint(
                                    Colour.BOLD,
                                    "%s (--way %s)"
                                            .formatted(way.kind().title(), way.kind().text())));
            way.facts().forEach(fact -> invocation.say("  - " + Printable.line(fact)));
            way.obstacle()
                    .ifPresent(problem ->
                            invocation.say(
                                    "  not possible: %s %s"
                                            .formatted(
                                                    Printable.line(problem.why()),
                                                    Printable.line(problem.hint()))));
            if (!way.plan().isEmpty()) {
                console.printPlan(way.plan());
            }
        }
        invocation.say("");
        invocation.say("Commands, each with %s:".formatted(DurationText.shown(commands.timeout())));
        invocation.say("  stop:  " + shown(commands.stop()));
        invocation.say("  start: " + shown(commands.start()));
        invocation.console().out().flush();
    }

    private static String shown(Optional<String> command) {
        return command.map(Printable::line).orElse("none; the application goes on running");
    }

    /// Shows only what there is, no way being chosen.
    ExitCode withoutWay(RolloutSetup setup, Commands commands, List<WayBack> ways) {
        if (invocation.options().json()) {
            invocation.document("emergency-plan", json -> write(json, setup, commands, ways));
        }
        return ExitCode.DONE;
    }

    /// Shows only what would be done.
    ExitCode plan(
            RolloutSetup setup, Commands commands, List<WayBack> ways, WayBack way, String hash) {
        if (invocation.options().json()) {
            invocation.document(
                    "emergency-plan",
                    json -> {
                        json.writeStringField("plan", hash);
                        json.writeStringField("way", way.kind().text());
                        write(json, setup, commands, ways);
                    });
        } else {
            invocation.say("Plan: " + hash);
        }
        return ExitCode.DONE;
    }

    private static void write(
            JsonGenerator json, RolloutSetup setup, Commands commands, List<WayBack> ways)
            throws IOException {
        json.writeStringField("name", setup.name());
        json.writeStringField("target", setup.settings().actor().target());
        ProcedureJson.writePolicy(json, setup.policy());
        if (commands.stop().isPresent()) {
            json.writeStringField("stop", commands.stop().get());
        }
        if (commands.start().isPresent()) {
            json.writeStringField("start", commands.start().get());
        }
        json.writeArrayFieldStart("ways");
        for (var way : ways) {
            json.writeStartObject();
            json.writeStringField("way", way.kind().text());
            json.writeBooleanField("possible", way.obstacle().isEmpty());
            json.writeArrayFieldStart("facts");
            for (String fact : way.facts()) {
                json.writeString(fact);
            }
            json.writeEndArray();
            ProcedureJson.writeMigrations(json, way.plan());
            if (way.obstacle().isPresent()) {
                json.writeFieldName("problem");
                ProblemJson.write(json, way.obstacle().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
