package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Content;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.content.SequenceContent;
import dev.tidemark.engine.backup.content.ShapePart;
import dev.tidemark.engine.backup.content.TableContent;
import dev.tidemark.engine.json.JsonTree;
import dev.tidemark.engine.postgres.Target;
import dev.tidemark.engine.sql.SqlName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads what [ManifestJson] wrote.
final class ManifestReader {
    /// The member `schema` of a manifest's document.
    static final String SCHEMA = "backup-manifest";

    private ManifestReader() {}

    /// Reads a manifest; empty when the text is none, or one of a later Tidemark.
    static Optional<BackupManifest> read(String text) {
        var json = JsonTree.of(text);
        if (!json.text("schema").equals(Optional.of("tidemark/" + SCHEMA + "/1"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(manifest(json));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BackupManifest manifest(JsonTree json) {
        var target = json.member("target");
        return new BackupManifest(
                required(json, "name"),
                new Target(
                        target.text("host").orElse(""),
                        (int) number(target, "port"),
                        target.text("database").orElse(""),
                        target.text("user").orElse("")),
                json.text("systemIdentifier"),
                (int) number(json, "serverVersion"),
                method(required(json, "method")),
                json.text("program").orElse(""),
                scope(json.member("scope")),
                Instant.parse(required(json, "takenAt")),
                json.text("walPosition").orElse(""),
                Duration.ofMillis(number(json, "tookMs")),
                json.member("files").items().stream().map(ManifestReader::file).toList(),
                json.text("copy"),
                form(json.member("form")),
                texts(json.member("migrations")),
                content(json.member("content")),
                json.text("purpose").orElse(""),
                json.text("note").orElse(""),
                json.member("verifications").items().stream()
                        .map(ManifestReader::verification)
                        .toList());
    }

    private static Method method(String word) {
        return switch (word) {
            case "custom" -> new Method.Custom();
            case "directory" -> new Method.Directory(1);
            case "copy" -> new Method.ServerCopy();
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Scope scope(JsonTree json) {
        return switch (required(json, "kind")) {
            case "database" -> new Scope.Whole();
            case "schemas" -> new Scope.Schemas(texts(json.member("schemas")));
            case "tables" ->
                    new Scope.Tables(
                            json.member("tables").items().stream()
                                    .map(ManifestReader::name)
                                    .toList());
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    private static DatabaseForm form(JsonTree json) {
        return new DatabaseForm(
                json.text("owner").orElse(""),
                required(json, "encoding"),
                json.text("collate").orElse(""),
                json.text("ctype").orElse(""),
                json.text("provider").orElse("c"),
                json.text("locale").orElse(""));
    }

    private static Content content(JsonTree json) {
        return new Content(
                json.member("tables").items().stream()
                        .map(table ->
                                new TableContent(
                                        name(table),
                                        number(table, "rows"),
                                        table.text("checksum").orElse(""),
                                        table.number("writes").orElse(-1L)))
                        .toList(),
                json.member("sequences").items().stream()
                        .map(sequence ->
                                new SequenceContent(
                                        name(sequence),
                                        Long.parseLong(required(sequence, "value")),
                                        Long.parseLong(required(sequence, "increment"))))
                        .toList(),
                json.member("shape").items().stream()
                        .map(part ->
                                new ShapePart(
                                        required(part, "kind"),
                                        number(part, "count"),
                                        part.text("digest").orElse("")))
                        .toList(),
                json.text("probe").orElse(""));
    }

    private static ArchiveFile file(JsonTree json) {
        return new ArchiveFile(
                required(json, "name"), number(json, "bytes"), required(json, "sha256"));
    }

    private static VerificationRecord verification(JsonTree json) {
        return new VerificationRecord(
                Verification.of(required(json, "level"))
                        .orElseThrow(() -> new IllegalArgumentException("level")),
                Instant.parse(required(json, "at")),
                json.text("passed").equals(Optional.of("true")),
                json.text("findings").orElse(""));
    }

    private static SqlName name(JsonTree json) {
        return new SqlName(required(json, "schema"), required(json, "name"));
    }

    private static List<String> texts(JsonTree json) {
        return json.items().stream().flatMap(item -> item.text().stream()).toList();
    }

    private static long number(JsonTree json, String name) {
        return json.number(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static String required(JsonTree json, String name) {
        return json.text(name).orElseThrow(() -> new IllegalArgumentException(name));
    }
}
