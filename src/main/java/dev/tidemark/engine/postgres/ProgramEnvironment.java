package dev.tidemark.engine.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How another program is led to the same database: libpq's variables, and a password file's lines
/// (PostgreSQL manual 34.15 and 34.16).
final class ProgramEnvironment {
    private ProgramEnvironment() {}

    /// The variables; nothing secret in them.
    static Map<String, String> of(ConnectionSettings settings) {
        var hosts = settings.hosts();
        var variables = new HashMap<String, String>();
        variables.put("PGHOST", listed(hosts, ServerHost::name));
        variables.put("PGPORT", listed(hosts, host -> String.valueOf(host.port())));
        variables.put("PGDATABASE", settings.database());
        variables.put("PGUSER", settings.user());
        variables.put("PGSSLMODE", settings.tls().mode().text());
        variables.put("PGCONNECT_TIMEOUT", String.valueOf(settings.connectTimeout().toSeconds()));
        if (hosts.stream().allMatch(host -> host.address() != null)) {
            variables.put("PGHOSTADDR", listed(hosts, host -> String.valueOf(host.address())));
        }
        if (hosts.size() > 1) {
            variables.put("PGTARGETSESSIONATTRS", settings.sessionAttributes().text());
        }
        putUnlessNull(variables, "PGSSLROOTCERT", settings.tls().rootCertificate());
        putUnlessNull(variables, "PGSSLCERT", settings.tls().certificate());
        putUnlessNull(variables, "PGSSLKEY", settings.tls().key());
        putUnlessNull(variables, "PGREQUIREAUTH", settings.requireAuth());
        putUnlessNull(variables, "PGOPTIONS", settings.options());
        if (!settings.tls().channelBinding().equals("prefer")) {
            variables.put("PGCHANNELBINDING", settings.tls().channelBinding());
        }
        return Map.copyOf(variables);
    }

    private static String listed(List<ServerHost> hosts, Function<ServerHost, String> value) {
        return hosts.stream().map(value).collect(Collectors.joining(","));
    }

    private static void putUnlessNull(
            Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    /// The lines that give the password, one for each server; empty when none is known. Secret.
    static String passwordFileLine(ConnectionSettings settings) {
        return settings.hosts().stream()
                .filter(host -> host.password() != null)
                .map(host -> line(host, settings.user()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String line(ServerHost host, String user) {
        var password = host.password();
        return "%s:%d:*:%s:%s"
                .formatted(
                        escaped(host.name()),
                        host.port(),
                        escaped(user),
                        escaped(password == null ? "" : password.reveal()));
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace(":", "\\:");
    }
}
