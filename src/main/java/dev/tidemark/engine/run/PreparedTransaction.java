package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.Statement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A transaction that PREPARE TRANSACTION takes out of its session: it stays, whatever becomes of
/// the connection, until somebody sends COMMIT PREPARED or ROLLBACK PREPARED.
///
/// @param id the name that the statement gives it
record PreparedTransaction(String id) {
    private static final Pattern ID = Pattern.compile("(?s)[^']*'((?:[^']|'')*)'\\s*");

    /// What a block's end prepares, or empty when it is another one.
    static Optional<PreparedTransaction> by(@Nullable Statement ending) {
        if (ending == null || !ending.command().equals("PREPARE TRANSACTION")) {
            return Optional.empty();
        }
        var matcher = ID.matcher(ending.text().value());
        return matcher.matches()
                ? Optional.of(new PreparedTransaction(matcher.group(1).replace("''", "'")))
                : Optional.empty();
    }

    /// Whether it waits for its end.
    ///
    /// @throws SQLException the server's error
    boolean waits(PgSession session) throws SQLException {
        return session.first(
                        "select exists (select from pg_catalog.pg_prepared_xacts where gid = ? and database = current_database())",
                        row -> row.getBoolean(1),
                        id)
                .orElse(false);
    }
}
