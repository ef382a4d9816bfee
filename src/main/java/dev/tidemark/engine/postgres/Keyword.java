package dev.tidemark.engine.postgres;

import java.util.Map;
import java.util.Set;

/// libpq's parameter keywords (PostgreSQL manual 34.1.2), by what becomes of them here.
final class Keyword {
    /// What is done as libpq does it.
    static final Set<String> HONOURED =
            Set.of(
                    "host",
                    "hostaddr",
                    "port",
                    "dbname",
                    "user",
                    "password",
                    "passfile",
                    "require_auth",
                    "channel_binding",
                    "connect_timeout",
                    "options",
                    "application_name",
                    "sslmode",
                    "sslnegotiation",
                    "sslcert",
                    "sslkey",
                    "sslpassword",
                    "sslrootcert",
                    "service",
                    "servicefile",
                    "target_session_attrs",
                    "load_balance_hosts");

    /// What changes nothing that matters here.
    static final Set<String> HARMLESS =
            Set.of(
                    "client_encoding",
                    "fallback_application_name",
                    "keepalives",
                    "keepalives_idle",
                    "keepalives_interval",
                    "keepalives_count",
                    "tcp_user_timeout",
                    "sslcompression",
                    "sslsni",
                    "sslkeylogfile",
                    "krbsrvname",
                    "gsslib",
                    "gssdelegation",
                    "min_protocol_version",
                    "max_protocol_version");

    /// What would be weaker than asked for if it were left out.
    static final Set<String> REFUSED =
            Set.of(
                    "replication",
                    "requirepeer",
                    "sslcrl",
                    "sslcrldir",
                    "sslcertmode",
                    "ssl_min_protocol_version",
                    "ssl_max_protocol_version",
                    "gssencmode",
                    "scram_client_key",
                    "scram_server_key",
                    "oauth_issuer",
                    "oauth_client_id",
                    "oauth_client_secret",
                    "oauth_scope");

    /// Values of refused keywords that ask for nothing.
    static final Map<String, Set<String>> NO_DEMAND =
            Map.of(
                    "gssencmode", Set.of("disable", "prefer"),
                    "sslcertmode", Set.of("allow"),
                    "ssl_min_protocol_version", Set.of("TLSv1", "TLSv1.1", "TLSv1.2"),
                    "replication", Set.of("false", "off", "no", "0"));

    /// Environment variables (PostgreSQL manual 34.15). `PGSERVICE` comes before all others.
    static final Map<String, String> OF_VARIABLE =
            Map.ofEntries(
                    Map.entry("PGHOST", "host"),
                    Map.entry("PGHOSTADDR", "hostaddr"),
                    Map.entry("PGPORT", "port"),
                    Map.entry("PGDATABASE", "dbname"),
                    Map.entry("PGUSER", "user"),
                    Map.entry("PGPASSWORD", "password"),
                    Map.entry("PGPASSFILE", "passfile"),
                    Map.entry("PGREQUIREAUTH", "require_auth"),
                    Map.entry("PGCHANNELBINDING", "channel_binding"),
                    Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
                    Map.entry("PGOPTIONS", "options"),
                    Map.entry("PGAPPNAME", "application_name"),
                    Map.entry("PGSSLMODE", "sslmode"),
                    Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
                    Map.entry("PGSSLCERT", "sslcert"),
                    Map.entry("PGSSLKEY", "sslkey"),
                    Map.entry("PGSSLROOTCERT", "sslrootcert"),
                    Map.entry("PGSSLCRL", "sslcrl"),
                    Map.entry("PGSSLCRLDIR", "sslcrldir"),
                    Map.entry("PGSSLCERTMODE", "sslcertmode"),
                    Map.entry("PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version"),
                    Map.entry("PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version"),
                    Map.entry("PGGSSENCMODE", "gssencmode"),
                    Map.entry("PGREQUIREPEER", "requirepeer"),
                    Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
                    Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"));

    private Keyword() {}

    static boolean known(String keyword) {
        return HONOURED.contains(keyword)
                || HARMLESS.contains(keyword)
                || REFUSED.contains(keyword);
    }
}
