package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Content;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.postgres.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is known of a backup; kept beside it. Holds nothing secret.
///
/// @param name the backup's name
/// @param target the database, and as whom it was read
/// @param systemIdentifier the cluster's number, or empty when the role may not read it
/// @param serverVersion for example 150018
/// @param method how it was made
/// @param program the version of pg_dump that wrote it, for example `15.18`; empty for a copy
/// @param scope which part of the database
/// @param takenAt the moment it is of, by the server's clock
/// @param walPosition the write-ahead log's position then, for example `0/1A2B3C4D`
/// @param took how long it took
/// @param files its files
/// @param copy the copy's database, for a copy on the server
/// @param form what the database was created with
/// @param migrations versions in force; empty also when nobody said where they are written down
/// @param content what it holds
/// @param purpose one word: `manual`, `rescue`, `rollout`
/// @param note the user's own words
/// @param verifications what was proved since, in order
public record BackupManifest(
        String name,
        Target target,
        Optional<String> systemIdentifier,
        int serverVersion,
        Method method,
        String program,
        Scope scope,
        Instant takenAt,
        String walPosition,
        Duration took,
        List<ArchiveFile> files,
        Optional<String> copy,
        DatabaseForm form,
        List<String> migrations,
        Content content,
        String purpose,
        String note,
        List<VerificationRecord> verifications) {
    public BackupManifest {
        files = List.copyOf(files);
        migrations = List.copyOf(migrations);
        verifications = List.copyOf(verifications);
    }

    /// The size of all files.
    public long bytes() {
        return files.stream().mapToLong(ArchiveFile::bytes).sum();
    }

    /// The major version of the pg_dump that wrote it; 0 for a copy.
    public int programMajor() {
        int end = 0;
        while (end < program.length() && Character.isDigit(program.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(program.substring(0, end));
    }

    /// The last verification, when it failed.
    public Optional<VerificationRecord> failedVerification() {
        return verifications.isEmpty() || verifications.getLast().passed()
                ? Optional.empty()
                : Optional.of(verifications.getLast());
    }

    /// The highest level that was proved, unless a later verification failed.
    public Optional<Verification> proved() {
        return failedVerification().isPresent()
                ? Optional.empty()
                : verifications.stream()
                        .filter(VerificationRecord::passed)
                        .map(VerificationRecord::level)
                        .max(Comparator.naturalOrder());
    }

    /// The same with one more verification.
    BackupManifest verified(VerificationRecord record) {
        var records = new ArrayList<>(verifications);
        records.add(record);
        return new BackupManifest(
                name,
                target,
                systemIdentifier,
                serverVersion,
                method,
                program,
                scope,
                takenAt,
                walPosition,
                took,
                files,
                copy,
                form,
                migrations,
                content,
                purpose,
                note,
                records);
    }
}
