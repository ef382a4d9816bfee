package dev.tidemark.engine.history;

import dev.tidemark.engine.tracking.JournalOutcome;
import java.util.Locale;

/// How a run, a migration or a step ended, or that it has not.
public enum PastState {
    /// Done, and in the database.
    APPLIED("done and in the database"),
    /// Taken back.
    ROLLED_BACK("taken back"),
    /// Failed, and nothing of it stayed.
    FAILED("failed; nothing of it stayed"),
    /// Failed or was stopped, and a part of it stayed.
    PARTIAL("ended early; a part of it stayed"),
    /// Stopped on request, and nothing of it stayed.
    STOPPED("stopped on request; nothing of it stayed"),
    /// Left out.
    SKIPPED("left out"),
    /// The connection was lost before the server said how it ended.
    UNKNOWN("the connection was lost before the server said how it ended"),
    /// A person changed the records.
    RECORDED("the records were changed"),
    /// It works now: its session holds the lock.
    RUNNING("works now"),
    /// Its program is gone, and the server still works on what it was sent last.
    ABANDONED("its program is gone; the server still works on what it was sent last"),
    /// Its program is gone, and there is no end in the journal.
    INTERRUPTED("its program went away without an end");

    private final String sentence;

    PastState(String sentence) {
        this.sentence = sentence;
    }

    static PastState of(JournalOutcome outcome) {
        return switch (outcome) {
            case APPLIED -> APPLIED;
            case ROLLED_BACK -> ROLLED_BACK;
            case FAILED -> FAILED;
            case PARTIAL -> PARTIAL;
            case STOPPED -> STOPPED;
            case SKIPPED -> SKIPPED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// The word for programs, for example `rolled-back`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it means, without capital and full stop.
    public String sentence() {
        return sentence;
    }

    /// Whether it ended, in whatever way.
    public boolean ended() {
        return switch (this) {
            case RUNNING, ABANDONED, INTERRUPTED -> false;
            default -> true;
        };
    }
}
