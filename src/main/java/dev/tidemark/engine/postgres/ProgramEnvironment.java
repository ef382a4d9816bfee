package dev.tidemark.engine.postgres;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How another program is led to the same database: libpq's variables, and a password file's line
/// (PostgreSQL manual 34.15 and 34.16).
final class ProgramEnvironment {
    private ProgramEnvironment() {}

    /// The variables; nothing secret in them.
    static Map<String, String> of(ConnectionSettings settings) {
        var host = settings.hosts().getFirst();
        var variables = new HashMap<String, String>();
        variables.put("PGHOST", host.name());
        variables.put("PGPORT", String.valueOf(host.port()));
        variables.put("PGDATABASE", settings.database());
        variables.put("PGUSER", settings.user());
        variables.put("PGSSLMODE", settings.tls().mode().text());
        putUnlessNull(variables, "PGHOSTADDR", host.address());
        putUnlessNull(variables, "PGSSLROOTCERT", settings.tls().rootCertificate());
        putUnlessNull(variables, "PGSSLCERT", settings.tls().certificate());
        putUnlessNull(variables, "PGSSLKEY", settings.tls().key());
        return Map.copyOf(variables);
    }

    private static void putUnlessNull(
            Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    /// The line that gives the password, empty when none is known. Secret.
    static String passwordFileLine(ConnectionSettings settings) {
        var host = settings.hosts().getFirst();
        var password = host.password();
        return password == null
                ? ""
                : "%s:%d:*:%s:%s"
                        .formatted(
                                escaped(host.name()),
                                host.port(),
                                escaped(settings.user()),
                                escaped(password.reveal()));
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace(":", "\\:");
    }
}
