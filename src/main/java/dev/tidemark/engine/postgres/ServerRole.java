package dev.tidemark.engine.postgres;

import java.sql.SQLException;

/// Whether a server is of the kind that is wanted.
final class ServerRole {
    private ServerRole() {}

    static boolean fits(PgSession session, SessionAttributes wanted) throws SQLException {
        return switch (wanted) {
            case ANY, PREFER_STANDBY -> true;
            case READ_WRITE -> !is(session, "transaction_read_only");
            case READ_ONLY -> is(session, "transaction_read_only");
            case PRIMARY -> !inRecovery(session);
            case STANDBY -> inRecovery(session);
        };
    }

    private static boolean is(PgSession session, String setting) throws SQLException {
        return session.first("show " + setting, row -> row.getString(1))
                .filter("on"::equals)
                .isPresent();
    }

    private static boolean inRecovery(PgSession session) throws SQLException {
        return session.first("select pg_is_in_recovery()", row -> row.getBoolean(1)).orElse(false);
    }
}
