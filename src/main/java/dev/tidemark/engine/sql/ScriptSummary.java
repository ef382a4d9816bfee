package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What one pass over a script tells of it, small whatever the script's size.
///
/// @param mode how its work is divided
/// @param modeReason why, one sentence that names the line that decided
/// @param statements number of statements; psql's own commands don't count
/// @param refusing the statements that refuse a transaction, as "line N: COMMAND", at most 100 of
///   them
/// @param notes things the reader should know that are no errors, for example a COMMIT without
///   BEGIN that is left out; at most 100 of them
/// @param parts number of steps when the script is not one transaction: its own transactions, and
///   its statements outside of them
/// @param obstacle why it can't be run although it can be read, or empty
/// @param includes the files read through `\ir`, in the order of reading, each time it was read
/// @param copies COPY data of the script itself of a megabyte or more, at most 1000 of them: for
///   the next pass over the same text
public record ScriptSummary(
        ScriptMode mode,
        String modeReason,
        long statements,
        List<String> refusing,
        List<String> notes,
        long parts,
        Optional<Problem> obstacle,
        List<SqlSource> includes,
        List<CopyExtent> copies) {
    public ScriptSummary {
        refusing = List.copyOf(refusing);
        notes = List.copyOf(notes);
        includes = List.copyOf(includes);
        copies = List.copyOf(copies);
    }

    /// Number of steps a run takes.
    public long steps() {
        return mode == ScriptMode.TRANSACTION ? Math.min(1, statements) : parts;
    }

    /// The same script run statement by statement for another reason, for example a header.
    public ScriptSummary asStatements(String reason) {
        return new ScriptSummary(
                ScriptMode.STATEMENTS,
                reason,
                statements,
                refusing,
                notes,
                parts,
                obstacle,
                includes,
                copies);
    }
}
