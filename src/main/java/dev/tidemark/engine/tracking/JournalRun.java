package dev.tidemark.engine.tracking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A run, a repair, an adoption or a baseline, as the journal has it.
///
/// @param run its id
/// @param kind [JournalEvent#RUN_STARTED] for a run, else the kind of change
/// @param direction of a run
/// @param startedAt when it began
/// @param finishedAt when it ended; empty when the journal has no end
/// @param outcome how a run ended
/// @param error what went wrong
/// @param migrations how many migrations it brought to an end
/// @param what what a change did, one sentence
/// @param reason why, in the person's words
/// @param role the database role
/// @param osUser the user of the machine
/// @param host the machine
/// @param tidemarkVersion the version that ran
/// @param target the database as `host:port/database`
/// @param applicationPid the process on that machine
/// @param worker the server session that ran the migrations
public record JournalRun(
        UUID run,
        JournalEvent kind,
        Optional<Direction> direction,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<JournalOutcome> outcome,
        Optional<String> error,
        int migrations,
        Optional<String> what,
        Optional<String> reason,
        String role,
        String osUser,
        String host,
        String tidemarkVersion,
        String target,
        long applicationPid,
        Optional<WorkerSession> worker) {}
