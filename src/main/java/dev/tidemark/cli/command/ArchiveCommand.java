package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.archive.Archive;
import dev.tidemark.engine.archive.ByteSize;
import dev.tidemark.engine.archive.Keepsake;
import dev.tidemark.engine.repair.ArchiveRemoval;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `repair archive …`: data that rollbacks saved.
@Command(
        name = "archive",
        description = "Data that rollbacks saved before they took it away.",
        subcommands = {ArchiveCommand.All.class, ArchiveCommand.Remove.class})
public final class ArchiveCommand {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ArchiveCommand() {}

    /// `repair archive list`.
    @Command(name = "list", description = "Lists what was saved, and whether it was brought back.")
    static final class All implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            try (var reading = Reading.of(invocation)) {
                var entries = Archive.of(reading.session(), SavedData.tracking(reading));
                if (invocation.options().json()) {
                    invocation.document("archive", json -> write(json, entries));
                } else {
                    print(invocation, entries);
                }
            }
            return ExitCode.DONE;
        }

        private static void print(Invocation invocation, List<Keepsake> entries) {
            if (entries.isEmpty()) {
                invocation.say("Nothing is in the archive.");
                return;
            }
            var table =
                    new TextTable()
                            .column("number", Align.RIGHT)
                            .column("migration", Align.LEFT)
                            .flexible("what")
                            .column("size", Align.RIGHT)
                            .column("saved", Align.LEFT)
                            .column("brought back", Align.LEFT)
                            .column("kept in", Align.LEFT);
            ZoneId zone = invocation.console().zone().get();
            for (var entry : entries) {
                table.row(
                        List.of(
                                Cell.of(String.valueOf(entry.id())),
                                Cell.of(entry.version()),
                                Cell.of(Printable.line(entry.text())),
                                Cell.of(ByteSize.text(entry.bytes())),
                                Cell.of(TIME.format(entry.savedAt().atZone(zone))),
                                Cell.of(
                                        entry.broughtBack()
                                                .map(back -> TIME.format(back.at().atZone(zone)))
                                                .orElse("no")),
                                Cell.of(Printable.line(entry.keptIn().toString()))));
            }
            invocation.print(table.text(invocation.style(), invocation.console().terminal()));
        }

        private static void write(JsonGenerator json, List<Keepsake> entries) throws IOException {
            json.writeArrayFieldStart("entries");
            for (var entry : entries) {
                json.writeStartObject();
                json.writeStringField("version", entry.version());
                json.writeStringField("run", entry.run().toString());
                ArchiveJson.members(json, entry);
                json.writeStringField("savedAt", entry.savedAt().toString());
                json.writeStringField("savedBy", entry.savedBy());
                if (entry.broughtBack().isPresent()) {
                    var back = entry.broughtBack().get();
                    json.writeObjectFieldStart("broughtBack");
                    json.writeStringField("at", back.at().toString());
                    json.writeStringField("by", back.by());
                    json.writeNumberField("restored", back.rows());
                    json.writeNumberField("kept", back.kept());
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /// `repair archive remove NUMBER…`.
    @Command(name = "remove", description = "Removes saved data for good.")
    static final class Remove implements TidemarkCommand {
        @Parameters(
                arity = "1..*",
                paramLabel = "NUMBER",
                description = "Numbers that `repair archive list` shows.")
        private List<Long> numbers = List.of();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the journal.")
        private @Nullable String reason;

        @Override
        public ExitCode run(Invocation invocation) {
            try (var reading = Reading.of(invocation)) {
                var plan =
                        ArchiveRemoval.plan(
                                reading.session(),
                                reading.report().tracking(),
                                reading.actor(Version.text()),
                                numbers);
                new PlanView(invocation, reading.target())
                        .carryOut("repair", plan, Optional.ofNullable(reason));
            }
            return ExitCode.DONE;
        }
    }
}
