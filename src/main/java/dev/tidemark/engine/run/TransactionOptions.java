package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a script's own BEGIN says beside opening a transaction.
final class TransactionOptions {
    private static final Pattern OPENING =
            Pattern.compile(
                    "^\\s*(?:BEGIN|START)(?:\\s+(?:WORK|TRANSACTION))?\\s*",
                    Pattern.CASE_INSENSITIVE);

    private TransactionOptions() {}

    private static final Pattern READ_ONLY =
            Pattern.compile("READ\\s+ONLY\\s*,?", Pattern.CASE_INSENSITIVE);

    /// `BEGIN ISOLATION LEVEL SERIALIZABLE` as a `SET TRANSACTION` that says the same; empty for a
    /// plain BEGIN. READ ONLY is left out: what records the work is written in the same
    /// transaction.
    static Optional<String> of(Statement begin) {
        String rest = OPENING.matcher(begin.text().value()).replaceFirst("");
        rest = READ_ONLY.matcher(rest).replaceAll("").strip();
        rest = rest.endsWith(",") ? rest.substring(0, rest.length() - 1) : rest;
        return rest.isEmpty() ? Optional.empty() : Optional.of("SET TRANSACTION " + rest);
    }
}
