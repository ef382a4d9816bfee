package dev.tidemark.engine.tracking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A run, a repair, an adoption or a baseline, as the journal has it.
///
/// @param id the number of its first row; later ones have higher numbers
/// @param run its id
/// @param kind [JournalEvent#RUN_STARTED] for a run, else the kind of change
/// @param direction of a run
/// @param startedAt when it began
/// @param finishedAt when it ended; empty when the journal has no end
/// @param outcome how a run ended
/// @param error what went wrong
/// @param sqlState the server's code of what went wrong
/// @param problem what went wrong, a JSON object; journals of earlier versions have none
/// @param durationMs milliseconds from its start to its end, by its own clock
/// @param migrations how many migrations it brought to an end, be it a bad one
/// @param firstVersion the first migration that it touched
/// @param lastVersion the last migration that it touched
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
        long id,
        UUID run,
        JournalEvent kind,
        Optional<Direction> direction,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<JournalOutcome> outcome,
        Optional<String> error,
        Optional<String> sqlState,
        Optional<String> problem,
        Optional<Long> durationMs,
        int migrations,
        Optional<String> firstVersion,
        Optional<String> lastVersion,
        Optional<String> what,
        Optional<String> reason,
        String role,
        String osUser,
        String host,
        String tidemarkVersion,
        String target,
        long applicationPid,
        Optional<WorkerSession> worker) {}
