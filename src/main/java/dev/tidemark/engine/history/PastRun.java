package dev.tidemark.engine.history;

import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.JournalRun;
import java.time.Duration;
import java.util.Optional;

/// A run, or a change of the records by a person.
///
/// @param record what the journal says of it
/// @param state how it ended, or that it has not
/// @param problem what went wrong
public record PastRun(JournalRun record, PastState state, Optional<PastProblem> problem) {
    /// The id as far as people write it.
    public String shortId() {
        return record.run().toString().substring(0, 8);
    }

    /// `apply` or `rollback` of a run, `repair`, `adopt` or `baseline` of a change.
    public String kind() {
        return record.direction().map(direction -> direction.text()).orElse(record.kind().text());
    }

    /// Whether migrations ran; else a person changed the records.
    public boolean ranMigrations() {
        return record.kind() == JournalEvent.RUN_STARTED;
    }

    /// How long it took; empty when it has no end, or took no time worth telling.
    public Optional<Duration> took() {
        return record.durationMs().map(Duration::ofMillis);
    }

    /// Who did it: `role (osuser@host)`.
    public String actor() {
        return "%s (%s@%s)".formatted(record.role(), record.osUser(), record.host());
    }

    /// The migrations that it touched, shortened: `004`, `004 to 009`, or nothing.
    public String versions() {
        String first = record.firstVersion().orElse("");
        String last = record.lastVersion().orElse(first);
        return first.equals(last) ? first : "%s to %s".formatted(first, last);
    }
}
