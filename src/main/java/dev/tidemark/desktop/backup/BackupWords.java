package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.backup.BackupManifest;
import dev.tidemark.engine.backup.Method;
import dev.tidemark.engine.backup.VerificationRecord;
import dev.tidemark.engine.backup.content.TableContent;
import dev.tidemark.engine.backup.restore.RestorePlan;
import dev.tidemark.engine.postgres.ByteCount;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/// Facts of backups for people.
final class BackupWords {
    private static final TimeText TIME = new TimeText(ZoneId.systemDefault());

    private BackupWords() {}

    /// `2025-11-21 10:15`.
    static String time(Instant at) {
        return TIME.minute(at);
    }

    /// `8.4 MB`.
    static String bytes(long bytes) {
        return ByteCount.text(bytes);
    }

    /// The database that a restore is about.
    static String database(RestorePlan plan) {
        return plan.target().database();
    }

    /// `8.4 MB`; a copy has no files here.
    static String size(BackupManifest manifest) {
        return manifest.copy().isPresent() ? "on the server" : ByteCount.text(manifest.bytes());
    }

    /// `pg_dump 15.18, one file`.
    static String how(BackupManifest manifest) {
        return switch (manifest.method()) {
            case Method.Custom _ -> "pg_dump %s, one file".formatted(manifest.program());
            case Method.Directory(var jobs) ->
                    "pg_dump %s, a file for each table, %d at once"
                            .formatted(manifest.program(), jobs);
            case Method.ServerCopy _ -> "copy on the server";
        };
    }

    /// `12 tables, 3,400 rows`.
    static String content(BackupManifest manifest) {
        var tables = manifest.content().tables();
        long rows = tables.stream().mapToLong(TableContent::rows).sum();
        return "%,d %s, %,d %s"
                .formatted(
                        tables.size(),
                        tables.size() == 1 ? "table" : "tables",
                        rows,
                        rows == 1 ? "row" : "rows");
    }

    /// `3 migrations, the last 003`.
    static String migrations(BackupManifest manifest) {
        var versions = manifest.migrations();
        return versions.isEmpty()
                ? "no migrations known"
                : "%,d migrations, the last %s".formatted(versions.size(), versions.getLast());
    }

    /// A clause as a sentence.
    static String sentence(String clause) {
        return sentenceStart(clause) + ".";
    }

    /// A clause as the beginning of a sentence.
    static String sentenceStart(String clause) {
        return clause.isEmpty()
                ? ""
                : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }

    /// `readable, 2025-11-21 10:15`.
    static String verification(VerificationRecord record) {
        return "%s %s, %s%s"
                .formatted(
                        record.passed() ? "✓" : "✗",
                        record.level().text(),
                        time(record.at()),
                        record.passed() ? "" : ": " + record.findings());
    }
}
