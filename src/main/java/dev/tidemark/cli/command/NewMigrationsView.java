package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.project.NewMigration;
import dev.tidemark.engine.project.PlannedMigration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Says what `new` wrote, or would write.
final class NewMigrationsView {
    private final Invocation invocation;

    NewMigrationsView(Invocation invocation) {
        this.invocation = invocation;
    }

    void created(List<NewMigration> written) {
        if (!invocation.options().json()) {
            written.forEach(migration ->
                    migration
                            .files()
                            .forEach(file -> invocation.say("created " + invocation.shown(file))));
            return;
        }
        invocation.document(
                "new",
                json -> {
                    var first = written.getFirst();
                    begin(
                            json,
                            first.version(),
                            written.stream().map(NewMigration::files).toList());
                    json.writeArrayFieldStart("migrations");
                    for (NewMigration migration : written) {
                        json.writeStartObject();
                        json.writeStringField("version", migration.version().text());
                        files(json, migration.files());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    void planned(List<PlannedMigration> planned) {
        if (!invocation.options().json()) {
            for (PlannedMigration migration : planned) {
                migration
                        .files()
                        .forEach((file, text) -> {
                            invocation.say("would create " + invocation.shown(file) + "\n");
                            invocation.print(text.indent(4));
                            invocation.say("");
                        });
            }
            invocation.say("Nothing was written.");
            return;
        }
        invocation.document(
                "new",
                json -> {
                    var all = planned.stream().map(it -> it.files().keySet()).toList();
                    begin(json, planned.getFirst().version(), all);
                    json.writeBooleanField("dryRun", true);
                    json.writeArrayFieldStart("migrations");
                    for (PlannedMigration migration : planned) {
                        json.writeStartObject();
                        json.writeStringField("version", migration.version().text());
                        json.writeArrayFieldStart("files");
                        for (Map.Entry<Path, String> file : migration.files().entrySet()) {
                            json.writeStartObject();
                            json.writeStringField("path", file.getKey().toString());
                            json.writeStringField("text", file.getValue());
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static void begin(
            JsonGenerator json, MigrationVersion first, List<? extends Collection<Path>> files)
            throws IOException {
        json.writeStringField("version", first.text());
        files(json, files.stream().flatMap(Collection::stream).toList());
    }

    private static void files(JsonGenerator json, List<Path> files) throws IOException {
        json.writeArrayFieldStart("files");
        for (Path file : files) {
            json.writeString(file.toString());
        }
        json.writeEndArray();
    }
}
