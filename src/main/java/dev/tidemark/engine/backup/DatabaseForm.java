package dev.tidemark.engine.backup;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.util.Optional;

/// What a database is created with, which no archive of its contents holds.
///
/// @param owner its owner
/// @param encoding for example `UTF8`
/// @param collate `LC_COLLATE`
/// @param ctype `LC_CTYPE`
/// @param provider `c` for the system's locales, `i` for ICU's, `b` for PostgreSQL's own
/// @param locale the ICU or PostgreSQL locale; empty with the system's
public record DatabaseForm(
        String owner,
        String encoding,
        String collate,
        String ctype,
        String provider,
        String locale) {
    // Columns came and were renamed: datlocprovider with 15, daticulocale became datlocale in 17.
    private static final String READ =
            """
            select pg_get_userbyid(d.datdba), pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
                   coalesce(to_jsonb(d)->>'datlocprovider', 'c'),
                   coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale', '')
              from pg_catalog.pg_database d
             where d.datname = ?
            """;

    /// Reads it.
    ///
    /// @return empty when there is no such database
    /// @throws SQLException the server's error
    public static Optional<DatabaseForm> read(PgSession session, String database)
            throws SQLException {
        return session.first(
                READ,
                row ->
                        new DatabaseForm(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                database);
    }

    /// The statement that creates an empty database of this form, owned by whoever runs it.
    public String create(String name) {
        var sql =
                new StringBuilder("create database ")
                        .append(SqlQuote.identifier(name))
                        .append(" template template0 encoding ")
                        .append(SqlQuote.literal(encoding))
                        .append(" lc_collate ")
                        .append(SqlQuote.literal(collate))
                        .append(" lc_ctype ")
                        .append(SqlQuote.literal(ctype));
        if (provider.equals("i")) {
            sql.append(" locale_provider icu icu_locale ").append(SqlQuote.literal(locale));
        } else if (provider.equals("b")) {
            sql.append(" locale_provider builtin builtin_locale ").append(SqlQuote.literal(locale));
        }
        return sql.toString();
    }
}
