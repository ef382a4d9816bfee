package dev.tidemark.engine.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Reads `jdbc:postgresql:` URLs into libpq's parameters. Properties that only tune the driver are
/// left out and noted.
final class JdbcUrl {
    private static final String PREFIX = "jdbc:postgresql:";

    private static final Map<String, String> KEYWORDS =
            Map.ofEntries(
                    Map.entry("user", "user"),
                    Map.entry("password", "password"),
                    Map.entry("sslmode", "sslmode"),
                    Map.entry("sslnegotiation", "sslnegotiation"),
                    Map.entry("sslrootcert", "sslrootcert"),
                    Map.entry("sslcert", "sslcert"),
                    Map.entry("sslkey", "sslkey"),
                    Map.entry("sslpassword", "sslpassword"),
                    Map.entry("connectTimeout", "connect_timeout"),
                    Map.entry("loginTimeout", "connect_timeout"),
                    Map.entry("ApplicationName", "application_name"),
                    Map.entry("channelBinding", "channel_binding"),
                    Map.entry("requireAuth", "require_auth"),
                    Map.entry("options", "options"),
                    Map.entry("service", "service"));

    private static final Map<String, String> SERVER_TYPES =
            Map.ofEntries(
                    Map.entry("any", "any"),
                    Map.entry("primary", "primary"),
                    Map.entry("master", "primary"),
                    Map.entry("preferPrimary", "any"),
                    Map.entry("secondary", "standby"),
                    Map.entry("slave", "standby"),
                    Map.entry("preferSecondary", "prefer-standby"),
                    Map.entry("preferSlave", "prefer-standby"));

    private JdbcUrl() {}

    static boolean is(String text) {
        return text.startsWith(PREFIX);
    }

    /// Adds what the URL says.
    static void read(String text, String origin, ConnectionParameters into) {
        String rest = text.substring(PREFIX.length());
        int question = rest.indexOf('?');
        if (question >= 0) {
            properties(rest.substring(question + 1), origin, into);
            rest = rest.substring(0, question);
        }
        if (rest.startsWith("//")) {
            ConnectionUri.read("postgresql:" + rest, origin, into);
        } else if (!rest.equals("/")) {
            into.put("dbname", decode(rest), origin);
        }
    }

    private static void properties(String query, String origin, ConnectionParameters into) {
        String schema = "";
        String ssl = "";
        for (String pair : List.of(query.split("&", -1))) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            String keyword = KEYWORDS.get(name);
            if (keyword != null) {
                into.put(keyword, value, origin);
            } else if (name.equals("currentSchema")) {
                schema = "-c search_path=" + ConnectionUri.escaped(value);
            } else if (name.equals("ssl")) {
                // The driver's meaning: verify fully, unless sslmode says otherwise.
                ssl = value.equals("false") ? "disable" : "verify-full";
            } else if (name.equals("targetServerType")) {
                into.put("target_session_attrs", SERVER_TYPES.getOrDefault(value, value), origin);
            } else if (name.equals("loadBalanceHosts")) {
                into.put("load_balance_hosts", value.equals("true") ? "random" : "disable", origin);
            } else if (!name.isEmpty()) {
                into.note("the URL's %s was ignored".formatted(name));
            }
        }
        into.put("sslmode", ssl, origin);
        if (!schema.isEmpty()) {
            String options = into.get("options").map(text -> text + " ").orElse("");
            into.replace("options", options + schema, origin);
        }
    }

    // The driver decodes as web forms do: "+" is a blank.
    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SettingsProblems.uri(
                    "a \"%\" is not followed by two hexadecimal digits; a \"%\" itself is written %25");
        }
    }
}
