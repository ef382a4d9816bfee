package dev.tidemark.engine.archive;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Settings under which values are written as text that means the same later, and under which rows
/// that a policy hides are an error and not left out. They hold inside a transaction until
/// [#close], which puts the script's own back.
final class PlainSettings {
    private static final Map<String, String> WANTED =
            Map.of(
                    "row_security", "off",
                    "datestyle", "ISO, YMD",
                    "intervalstyle", "postgres",
                    "extra_float_digits", "1",
                    "xmloption", "content");

    private final PgSession session;
    private final Map<String, String> before = new LinkedHashMap<>();

    private PlainSettings(PgSession session) {
        this.session = session;
    }

    /// @throws SQLException the server's error
    static PlainSettings in(PgSession session) throws SQLException {
        var settings = new PlainSettings(session);
        for (var name : WANTED.keySet()) {
            settings.before.put(
                    name,
                    session.first("select current_setting(?)", row -> row.getString(1), name)
                            .orElseThrow());
        }
        settings.set(WANTED);
        return settings;
    }

    /// Puts back what held before. Not called after an error: the transaction has ended then.
    ///
    /// @throws SQLException the server's error
    void close() throws SQLException {
        set(before);
    }

    private void set(Map<String, String> values) throws SQLException {
        var sql = new StringBuilder();
        values.forEach((name, value) ->
                sql.append(
                        "select pg_catalog.set_config('%s', %s, true);"
                                .formatted(name, SqlQuote.literal(value))));
        session.send(sql.toString());
    }
}
