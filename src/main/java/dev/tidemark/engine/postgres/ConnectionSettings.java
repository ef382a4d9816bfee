package dev.tidemark.engine.postgres;

import dev.tidemark.engine.sql.SqlQuote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything needed to connect, fully resolved. Printing it shows no secret.
///
/// @param hosts the servers, at least one
/// @param database database name
/// @param user role
/// @param tls how TLS is used
/// @param sessionAttributes which of the servers is wanted
/// @param hostOrder in which order the servers are tried
/// @param connectTimeout the longest wait for one server, from the first packet to being logged in
/// @param applicationName name given by the user for `pg_stat_activity`, or null for ours
/// @param requireAuth authentication methods that are accepted, as libpq's `require_auth`, or null
/// @param options command-line options for the server process (`-c name=value …`), or null
/// @param origins where each value came from, by libpq's keyword: `port` → `PGPORT`
/// @param notes what was ignored or looked odd while resolving, for showing as warnings
public record ConnectionSettings(
        List<ServerHost> hosts,
        String database,
        String user,
        TlsSettings tls,
        SessionAttributes sessionAttributes,
        HostOrder hostOrder,
        Duration connectTimeout,
        @Nullable String applicationName,
        @Nullable String requireAuth,
        @Nullable String options,
        Map<String, String> origins,
        List<String> notes) {

    /// What is waited for one server when nobody says otherwise; libpq would wait for ever.
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /// In which order several servers are tried: libpq's `load_balance_hosts`.
    public enum HostOrder {
        AS_GIVEN,
        RANDOM
    }

    public ConnectionSettings {
        hosts = List.copyOf(hosts);
        origins = Map.copyOf(origins);
        notes = List.copyOf(notes);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
    }

    /// Settings for one server, all else as libpq's defaults.
    public static ConnectionSettings of(
            String host, int port, String database, String user, @Nullable Secret password) {
        return new ConnectionSettings(
                List.of(new ServerHost(host, null, port, password)),
                database,
                user,
                TlsSettings.of(SslMode.PREFER),
                SessionAttributes.ANY,
                HostOrder.AS_GIVEN,
                DEFAULT_CONNECT_TIMEOUT,
                null,
                null,
                null,
                Map.of(),
                List.of());
    }

    /// The same servers and role, another database.
    public ConnectionSettings withDatabase(String name) {
        return new ConnectionSettings(
                hosts,
                name,
                user,
                tls,
                sessionAttributes,
                hostOrder,
                connectTimeout,
                applicationName,
                requireAuth,
                options,
                origins,
                notes);
    }

    /// The same, with a password for every server.
    ///
    /// @param origin where it came from, in words: `the keychain`
    public ConnectionSettings withPassword(Secret password, String origin) {
        var withOrigin = new HashMap<>(origins);
        withOrigin.put("password", origin);
        var withPassword = new ArrayList<ServerHost>();
        for (var host : hosts) {
            withPassword.add(new ServerHost(host.name(), host.address(), host.port(), password));
        }
        return new ConnectionSettings(
                withPassword,
                database,
                user,
                tls,
                sessionAttributes,
                hostOrder,
                connectTimeout,
                applicationName,
                requireAuth,
                options,
                withOrigin,
                notes);
    }

    /// The same, with the way TLS is used.
    public ConnectionSettings withTls(TlsSettings settings) {
        return new ConnectionSettings(
                hosts,
                database,
                user,
                settings,
                sessionAttributes,
                hostOrder,
                connectTimeout,
                applicationName,
                requireAuth,
                options,
                origins,
                notes);
    }

    /// The same, for sessions that look for names in one schema first, as the tool of a tenant
    /// does; in `public` they find what extensions brought. A RESET comes back to it.
    public ConnectionSettings inSchema(String schema) {
        return withSetting("search_path", SqlQuote.identifier(schema) + ",public");
    }

    /// The same, with a server setting from the start of each session, as `-c name=value` sets it:
    /// a RESET comes back to it.
    public ConnectionSettings withSetting(String name, String value) {
        // Blanks and backslashes are escaped (PostgreSQL manual 34.1.2, `options`).
        String escaped = value.replace("\\", "\\\\").replace(" ", "\\ ");
        String option = "-c %s=%s".formatted(name, escaped);
        return new ConnectionSettings(
                hosts,
                database,
                user,
                tls,
                sessionAttributes,
                hostOrder,
                connectTimeout,
                applicationName,
                requireAuth,
                options == null || options.isBlank() ? option : options + " " + option,
                origins,
                notes);
    }

    /// A value and where it came from, for example `5433 (from PGPORT)`; the value alone when it
    /// was given directly.
    public String explained(String keyword, String value) {
        String origin = origins.get(keyword);
        return origin == null ? value : "%s (from %s)".formatted(value, origin);
    }

    /// The first server as people see it; which of several answers is known after connecting.
    public Target target() {
        return target(hosts.getFirst());
    }

    Target target(ServerHost host) {
        return new Target(host.name(), host.port(), database, user);
    }
}
