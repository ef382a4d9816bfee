package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.archive.Keepsake;
import dev.tidemark.engine.archive.Restored;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.run.RunListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Collects what a run saved and brought back.
final class DataMoved implements RunListener {
    private final List<Keepsake> saved = new CopyOnWriteArrayList<>();
    private final List<Restored> broughtBack = new CopyOnWriteArrayList<>();

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.DataSaved(_, var entry)) {
            saved.add(entry);
        } else if (event instanceof RunEvent.DataBroughtBack(_, var result)) {
            broughtBack.add(result);
        }
    }

    boolean savedAny() {
        return !saved.isEmpty();
    }

    /// The members `saved` and `broughtBack`.
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("saved");
        for (var entry : saved) {
            json.writeStartObject();
            ArchiveJson.members(json, entry);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("broughtBack");
        for (var result : broughtBack) {
            json.writeStartObject();
            ArchiveJson.members(json, result);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
