package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.archive.ByteSize;
import dev.tidemark.engine.impact.Fate;
import dev.tidemark.engine.impact.Impact;
import dev.tidemark.engine.impact.Loss;
import dev.tidemark.engine.impact.LossWords;
import dev.tidemark.engine.run.RunSettings.Saving;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// What a rollback would take away, and what becomes of it.
final class LossView {
    private final Impact impact;
    private final Saving saving;

    LossView(Impact impact, Saving saving) {
        this.impact = impact;
        this.saving = saving;
    }

    /// Whether data goes for good.
    boolean loses() {
        return saving == Saving.SAVE ? impact.losesUnsavedData() : impact.losesData();
    }

    void print(Invocation invocation) {
        var losses = impact.losses().stream().filter(Loss::losesData).toList();
        if (losses.isEmpty()) {
            return;
        }
        var table =
                new TextTable()
                        .column("version", Align.LEFT)
                        .flexible("data that goes")
                        .column("how much", Align.LEFT)
                        .column("what becomes of it", Align.LEFT);
        for (var loss : losses) {
            table.row(
                    List.of(
                            Cell.of(loss.version()),
                            Cell.of(
                                    Printable.line(
                                            "%s %s"
                                                    .formatted(
                                                            LossWords.kind(loss)
                                                                    .toLowerCase(Locale.ROOT),
                                                            loss.object()))),
                            Cell.of(LossWords.amount(loss)),
                            saved(loss) ? Cell.of(fate(loss)) : new Cell(fate(loss), Colour.RED)));
        }
        invocation.say("");
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
        for (var loss : losses) {
            if (saved(loss) && loss.fate() instanceof Fate.Saved(_, var notes)) {
                notes.forEach(note -> invocation.note(Printable.line(note)));
            }
        }
        if (saving == Saving.LOSE) {
            invocation.note(
                    "warning: --no-save: this data is not saved, and a rollback can't bring it back.");
        }
        invocation.console().out().flush();
    }

    private boolean saved(Loss loss) {
        return saving == Saving.SAVE && loss.fate() instanceof Fate.Saved;
    }

    private String fate(Loss loss) {
        return switch (loss.fate()) {
            case Fate.Saved(var bytes, _) when saving == Saving.SAVE ->
                    bytes.isPresent()
                            ? "saved first, up to " + ByteSize.text(bytes.getAsLong())
                            : "saved first";
            case Fate.Lost(var why) when saving == Saving.SAVE ->
                    "not saved: " + Printable.line(why);
            default -> "not saved";
        };
    }

    /// The member `losses`.
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("losses");
        for (var loss : impact.losses()) {
            json.writeStartObject();
            json.writeStringField("version", loss.version());
            json.writeStringField("file", loss.where().file());
            json.writeNumberField("line", loss.where().line());
            json.writeStringField("kind", LossWords.code(loss));
            json.writeStringField("object", loss.object());
            if (loss.count().value().isPresent()) {
                json.writeNumberField("count", loss.count().value().getAsLong());
            }
            json.writeStringField("exactness", LossWords.exactness(loss));
            json.writeBooleanField("data", loss.losesData());
            json.writeBooleanField("saved", saved(loss));
            switch (loss.fate()) {
                case Fate.Saved(var bytes, var notes) -> {
                    if (bytes.isPresent()) {
                        json.writeNumberField("bytes", bytes.getAsLong());
                    }
                    ArchiveJson.strings(json, "notes", notes);
                }
                case Fate.Lost(var why) -> json.writeStringField("why", why);
                case Fate.NoData() -> {}
            }
            ArchiveJson.strings(json, "dependants", loss.dependants());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
