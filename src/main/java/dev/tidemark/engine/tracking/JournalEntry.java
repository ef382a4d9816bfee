package dev.tidemark.engine.tracking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One row of the journal, without the script.
///
/// @param id counts up
/// @param run the run it belongs to
/// @param event what it tells
/// @param at when, by the server's clock
/// @param direction which way the migration was run
/// @param version the migration
/// @param filename its file's name
/// @param mode how its work was divided
/// @param step the step's number; of a failed attempt, the attempt's
/// @param steps how many steps, or attempts
/// @param line where the step begins in its file
/// @param statement the beginning of the step's text, or what a change did
/// @param outcome how it ended
/// @param sqlState the server's code of the error
/// @param error what went wrong
/// @param reason why a person changed the records
/// @param checksum the file's checksum
/// @param rows rows touched
/// @param durationMs milliseconds
/// @param notices what the server said, a JSON array
/// @param statements the statements of a migration in one transaction, a JSON array
/// @param problem what went wrong, a JSON object
/// @param scriptBytes the size of the text that ran, where the journal kept it with this row
public record JournalEntry(
        long id,
        UUID run,
        JournalEvent event,
        Instant at,
        Optional<Direction> direction,
        Optional<String> version,
        Optional<String> filename,
        Optional<String> mode,
        Optional<Integer> step,
        Optional<Integer> steps,
        Optional<Integer> line,
        Optional<String> statement,
        Optional<JournalOutcome> outcome,
        Optional<String> sqlState,
        Optional<String> error,
        Optional<String> reason,
        Optional<String> checksum,
        Optional<Long> rows,
        Optional<Long> durationMs,
        Optional<String> notices,
        Optional<String> statements,
        Optional<String> problem,
        Optional<Long> scriptBytes) {}
