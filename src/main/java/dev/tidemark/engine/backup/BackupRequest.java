package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What is to be backed up, and how.
///
/// @param scope which part of the database
/// @param method how
/// @param folder where the database's backups are kept
/// @param compression from 0 for none to 9; ignored by a copy on the server
/// @param lockWait how long it waits for a table that somebody has locked
/// @param tracking where the migrations in force are written down; empty when nobody knows
/// @param purpose one word: `manual`, `rescue`, `rollout`
/// @param note the user's own words, possibly none
public record BackupRequest(
        Scope scope,
        Method method,
        Path folder,
        int compression,
        Duration lockWait,
        Optional<TrackingRequest> tracking,
        String purpose,
        String note) {
    /// Much faster than pg_dump's own default, for archives a few percent larger.
    public static final int DEFAULT_COMPRESSION = 1;

    /// Longer than a lock that is held for a moment, shorter than users wait.
    public static final Duration DEFAULT_LOCK_WAIT = Duration.ofSeconds(5);

    /// The whole database in one file.
    public static BackupRequest whole(Path folder) {
        return new BackupRequest(
                new Scope.Whole(),
                new Method.Custom(),
                folder,
                DEFAULT_COMPRESSION,
                DEFAULT_LOCK_WAIT,
                Optional.of(TrackingRequest.ANY),
                "manual",
                "");
    }

    /// The same for a part of the database.
    public BackupRequest of(Scope part) {
        return new BackupRequest(
                part, method, folder, compression, lockWait, tracking, purpose, note);
    }

    /// The same in another way.
    public BackupRequest by(Method other) {
        return new BackupRequest(
                scope, other, folder, compression, lockWait, tracking, purpose, note);
    }

    /// The same with other compression.
    public BackupRequest compressed(int level) {
        return new BackupRequest(scope, method, folder, level, lockWait, tracking, purpose, note);
    }

    /// The same with another limit for waiting.
    public BackupRequest waiting(Duration limit) {
        return new BackupRequest(
                scope, method, folder, compression, limit, tracking, purpose, note);
    }

    /// The same with where migrations are written down.
    public BackupRequest tracking(TrackingRequest request) {
        return new BackupRequest(
                scope, method, folder, compression, lockWait, Optional.of(request), purpose, note);
    }

    /// The same for another purpose.
    public BackupRequest because(String word, String words) {
        return new BackupRequest(
                scope, method, folder, compression, lockWait, tracking, word, words);
    }
}
