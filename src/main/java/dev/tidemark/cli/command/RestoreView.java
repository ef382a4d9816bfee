package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.restore.KeptDatabase;
import dev.tidemark.engine.backup.restore.Losses;
import dev.tidemark.engine.backup.restore.NameSwap;
import dev.tidemark.engine.backup.restore.RestorePlan;
import dev.tidemark.engine.backup.restore.RestoredDatabase;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.sql.SqlName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Restores, as text and as JSON.
final class RestoreView {
    private static final Map<KeptDatabase.Kind, String> KIND =
            Map.of(
                    KeptDatabase.Kind.RESTORED, "restored",
                    KeptDatabase.Kind.BEFORE, "kept",
                    KeptDatabase.Kind.COPY, "a backup");

    /// Tables that are named; their number is told anyway.
    private static final int MOST = 20;

    private final Invocation invocation;

    RestoreView(Invocation invocation) {
        this.invocation = invocation;
    }

    /// Says before what a restore is about and what would be lost.
    void plan(RestorePlan plan) {
        var manifest = plan.backup().manifest();
        invocation.note(
                "%s: %s of %s, taken %s, %d rows"
                        .formatted(
                                plan.backup().name(),
                                manifest.scope().text(),
                                manifest.target(),
                                StatusView.time(
                                        manifest.takenAt(), invocation.console().zone().get()),
                                manifest.content().rows()));
        plan.notes().forEach(text -> invocation.note("  note: " + text));
        if (plan.exists()) {
            losses(plan.losses());
        }
        plan.connected().stream()
                .limit(MOST)
                .forEach(session -> invocation.note("  connected now: " + session));
    }

    private void losses(Losses losses) {
        if (losses.tables().isEmpty()) {
            invocation.note("  no table has changed since");
        } else {
            invocation.note(
                    "  something else is in %s now:"
                            .formatted(Counted.of(losses.tables().size(), "table")));
        }
        losses.tables().stream().limit(MOST).forEach(loss -> invocation.note("    " + loss.text()));
        if (losses.tables().size() > MOST) {
            invocation.note("    and %d more".formatted(losses.tables().size() - MOST));
        }
        if (losses.walBytes() >= 0) {
            invocation.note(
                    "  the server has written %s since, in all its databases"
                            .formatted(ByteCount.text(losses.walBytes())));
        }
    }

    /// What came of a restore into a new database.
    void restored(
            RestorePlan plan,
            RestoredDatabase database,
            Optional<NameSwap.Swapped> swapped,
            Optional<StoredBackup> rescue) {
        if (invocation.options().json()) {
            invocation.document(
                    "restore",
                    json -> {
                        begin(json, plan, "new", rescue);
                        json.writeStringField(
                                "database",
                                swapped.map(NameSwap.Swapped::current).orElse(database.name()));
                        json.writeNumberField("rows", database.rows());
                        json.writeBooleanField("swapped", swapped.isPresent());
                        kept(json, swapped.flatMap(NameSwap.Swapped::kept));
                    });
            return;
        }
        invocation.say(
                "Restored %s into %s: %d rows, equal to the backup."
                        .formatted(plan.backup().name(), database.name(), database.rows()));
        rescued(rescue);
        if (swapped.isPresent()) {
            swapped(database.name(), swapped.get());
        } else {
            invocation.say(
                    "Give it the name with `tidemark restore swap %s`, or remove it with `tidemark restore remove %s`."
                            .formatted(database.name(), database.name()));
        }
    }

    /// What came of changing names.
    void swap(String restored, NameSwap.Swapped swapped) {
        if (invocation.options().json()) {
            invocation.document(
                    "restore-swap",
                    json -> {
                        json.writeStringField("database", swapped.current());
                        json.writeStringField("was", restored);
                        kept(json, swapped.kept());
                    });
        } else {
            swapped(restored, swapped);
        }
    }

    private void swapped(String restored, NameSwap.Swapped swapped) {
        invocation.say("%s is %s now.".formatted(restored, swapped.current()));
        swapped.kept()
                .ifPresent(kept ->
                        invocation.say(
                                "The old one is kept as %s: `tidemark restore swap %s` goes back, `tidemark restore remove %s` removes it."
                                        .formatted(kept, kept, kept)));
    }

    /// What came of a restore in place.
    void inPlace(RestorePlan plan, List<String> differences, Optional<StoredBackup> rescue) {
        if (invocation.options().json()) {
            invocation.document(
                    "restore",
                    json -> {
                        begin(json, plan, "in-place", rescue);
                        json.writeStringField("database", plan.target().database());
                        json.writeArrayFieldStart("differences");
                        for (String difference : differences) {
                            json.writeString(difference);
                        }
                        json.writeEndArray();
                    });
            return;
        }
        invocation.say(
                "Restored %s into %s, in one transaction."
                        .formatted(plan.backup().name(), plan.target().database()));
        rescued(rescue);
        if (differences.isEmpty()) {
            invocation.say("It is equal to the backup.");
        } else {
            invocation.say("Not as in the backup, because it is newer or was written since:");
            differences.forEach(difference -> invocation.say("  " + difference));
        }
    }

    /// What came of restoring tables beside.
    void tables(RestorePlan plan, String schema, Map<SqlName, Long> rows) {
        if (invocation.options().json()) {
            invocation.document(
                    "restore",
                    json -> {
                        begin(json, plan, "tables", Optional.empty());
                        json.writeStringField("database", plan.target().database());
                        json.writeStringField("into", schema);
                        json.writeArrayFieldStart("tables");
                        for (var entry : rows.entrySet()) {
                            json.writeStartObject();
                            json.writeStringField("table", entry.getKey().toString());
                            json.writeNumberField("rows", entry.getValue());
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
            return;
        }
        rows.forEach((table, count) ->
                invocation.say(
                        "%s: %d rows, as %s"
                                .formatted(table, count, new SqlName(schema, table.name()))));
    }

    /// The databases that restores made and kept.
    void kept(List<KeptDatabase> databases) {
        if (invocation.options().json()) {
            invocation.document(
                    "restore-list",
                    json -> {
                        json.writeArrayFieldStart("databases");
                        for (var database : databases) {
                            json.writeStartObject();
                            json.writeStringField("name", database.name());
                            json.writeStringField("kind", database.kind().text());
                            json.writeStringField("madeAt", database.madeAt().toString());
                            json.writeNumberField("bytes", database.bytes());
                            json.writeNumberField("sessions", database.sessions());
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
            return;
        }
        if (databases.isEmpty()) {
            invocation.say("No restore has left a database.");
        }
        databases.forEach(database ->
                invocation.say(
                        "%s  %s, %s, %s"
                                .formatted(
                                        database.name(),
                                        KIND.get(database.kind()),
                                        ByteCount.text(database.bytes()),
                                        Counted.of(database.sessions(), "session"))));
    }

    private void rescued(Optional<StoredBackup> rescue) {
        rescue.ifPresent(backup ->
                invocation.say(
                        "What was there before is in the backup %s.".formatted(backup.name())));
    }

    private static void kept(JsonGenerator json, Optional<String> kept) throws IOException {
        if (kept.isPresent()) {
            json.writeStringField("kept", kept.get());
        }
    }

    private static void begin(
            JsonGenerator json, RestorePlan plan, String mode, Optional<StoredBackup> rescue)
            throws IOException {
        json.writeStringField("backup", plan.backup().name());
        json.writeStringField("mode", mode);
        if (rescue.isPresent()) {
            json.writeStringField("rescue", rescue.get().name());
        }
        json.writeArrayFieldStart("losses");
        for (var loss : plan.losses().tables()) {
            json.writeStartObject();
            json.writeStringField("table", loss.table().toString());
            json.writeNumberField("inBackup", loss.before());
            json.writeNumberField("now", loss.now());
            json.writeNumberField("writtenSince", loss.written());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
