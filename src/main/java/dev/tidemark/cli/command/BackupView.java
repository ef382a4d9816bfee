package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.backup.BackupManifest;
import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.ManifestJson;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.postgres.ByteCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Backups, as text and as JSON.
final class BackupView {
    private final Invocation invocation;

    BackupView(Invocation invocation) {
        this.invocation = invocation;
    }

    /// Shows one that was made or looked at.
    ///
    /// @param document the name of the JSON document
    void one(String document, StoredBackup backup) {
        var manifest = backup.manifest();
        if (invocation.options().json()) {
            invocation.document(
                    document,
                    json -> {
                        json.writeStringField("folder", backup.folder().toString());
                        json.writeStringField("condition", backup.condition().text());
                        ManifestJson.writeMembers(json, manifest);
                    });
            return;
        }
        String where =
                manifest.copy()
                        .map(copy -> "the database " + copy)
                        .orElse(invocation.shown(backup.folder()));
        invocation.say(
                "%s: %s, %s with %s, %s in %s"
                        .formatted(
                                backup.name(),
                                manifest.scope().text(),
                                Counted.of(manifest.content().tables().size(), "table"),
                                Counted.of(manifest.content().rows(), "row"),
                                size(manifest),
                                DurationText.shown(manifest.took())));
        invocation.say("in " + where);
        invocation.say(
                manifest.proved()
                        .map(level ->
                                manifest.copy().isPresent()
                                        ? "proved: compared with what was copied"
                                        : "proved: %s (%s)"
                                                .formatted(level.text(), level.meaning()))
                        .orElse(
                                "not proved yet: `tidemark backup verify %s`"
                                        .formatted(backup.name())));
    }

    private static String size(BackupManifest manifest) {
        return manifest.copy().isPresent() ? "copied" : ByteCount.text(manifest.bytes());
    }

    /// Lists all.
    void list(Path folder, List<StoredBackup> backups, List<Path> unfinished) {
        if (invocation.options().json()) {
            invocation.document(
                    "backups",
                    json -> {
                        json.writeStringField("folder", folder.toString());
                        json.writeArrayFieldStart("backups");
                        for (var backup : backups) {
                            json.writeStartObject();
                            ManifestJson.writeSummary(json, backup.manifest());
                            json.writeStringField("condition", backup.condition().text());
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                        paths(json, unfinished);
                    });
            return;
        }
        if (backups.isEmpty()) {
            invocation.say("There are no backups in %s.".formatted(invocation.shown(folder)));
        } else {
            var table =
                    new TextTable()
                            .column("Backup", Align.LEFT)
                            .column("Taken", Align.LEFT)
                            .flexible("What")
                            .column("Size", Align.RIGHT)
                            .column("Rows", Align.RIGHT)
                            .column("Proved", Align.LEFT)
                            .spared("Purpose", Align.LEFT);
            backups.forEach(backup -> table.row(row(backup)));
            invocation.print(table.text(invocation.style(), invocation.console().terminal()));
        }
        unfinished.forEach(path ->
                invocation.note(
                        "no backup, unfinished or without a readable record: %s"
                                .formatted(invocation.shown(path))));
    }

    private static void paths(JsonGenerator json, List<Path> unfinished) throws IOException {
        json.writeArrayFieldStart("unfinished");
        for (var path : unfinished) {
            json.writeString(path.toString());
        }
        json.writeEndArray();
    }

    private List<Cell> row(StoredBackup backup) {
        var manifest = backup.manifest();
        return List.of(
                Cell.of(backup.name()),
                Cell.of(StatusView.time(manifest.takenAt(), invocation.console().zone().get())),
                Cell.of(manifest.scope().text()),
                Cell.of(size(manifest)),
                Cell.of(String.valueOf(manifest.content().rows())),
                proved(backup),
                Cell.of(manifest.purpose()));
    }

    private static Cell proved(StoredBackup backup) {
        var condition = backup.condition();
        if (condition != StoredBackup.Condition.PRESENT) {
            return new Cell(condition.text(), Colour.RED);
        }
        if (backup.manifest().failedVerification().isPresent()) {
            return new Cell("failed", Colour.RED);
        }
        return backup.manifest()
                .proved()
                .map(Verification::text)
                .map(text -> new Cell(text, Colour.GREEN))
                .orElse(new Cell("no", Colour.YELLOW));
    }
}
