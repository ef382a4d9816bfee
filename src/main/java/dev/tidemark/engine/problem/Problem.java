package dev.tidemark.engine.problem;

import org.jspecify.annotations.Nullable;

/// Something the user has to know about, in words the user can act on.
///
/// @param code stable name of the kind of problem
/// @param what what did not happen, naming the object
/// @param why the reason; the server's words where it gave any
/// @param hint the next step, one imperative sentence
/// @param where the place in a file, or null when it is not about a file
/// @param statement the SQL statement that failed, or null
/// @param server the server's error, or null
/// @param databaseState what state the database is in now, or null where nothing was touched
public record Problem(
        ProblemCode code,
        String what,
        String why,
        String hint,
        @Nullable SourcePosition where,
        @Nullable String statement,
        @Nullable ServerError server,
        @Nullable String databaseState) {

    /// A problem without place, statement or server error.
    public static Problem of(ProblemCode code, String what, String why, String hint) {
        return new Problem(code, what, why, hint, null, null, null, null);
    }

    /// The same problem at a place in a file.
    public Problem at(@Nullable SourcePosition place) {
        return new Problem(code, what, why, hint, place, statement, server, databaseState);
    }

    /// The same problem with the statement that failed.
    public Problem withStatement(@Nullable String text) {
        return new Problem(code, what, why, hint, where, text, server, databaseState);
    }

    /// The same problem with the server's error.
    public Problem withServer(@Nullable ServerError error) {
        return new Problem(code, what, why, hint, where, statement, error, databaseState);
    }

    /// The same problem with what is known of the database now.
    public Problem withDatabaseState(@Nullable String state) {
        return new Problem(code, what, why, hint, where, statement, server, state);
    }

    /// The problem as an exception, for code that has no outcome to put it in.
    public ProblemException asException() {
        return new ProblemException(this);
    }
}
