package dev.tidemark.engine.postgres;

import java.util.Map;

/// Opens sessions on one database; safe for use by several threads.
public interface Connector {
    /// Where its sessions go.
    Target target();

    /// Opens a session in autocommit mode.
    ///
    /// @param purpose shown in `pg_stat_activity` after the product's name, for example `run` or
    ///   `lock`
    /// @throws dev.tidemark.engine.problem.ProblemException when no connection can be made, with
    ///   cause and way out
    PgSession open(String purpose);

    /// The `PG*` variables that lead another program to the same database; nothing secret in them.
    Map<String, String> environment();

    /// Lines for a password file (PostgreSQL manual 34.16), empty when no password is known.
    /// Secret.
    String passwordFileLine();
}
