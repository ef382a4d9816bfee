package dev.tidemark.engine.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a connection string says by itself, its password taken out. Nothing is looked up: neither
/// variables nor files.
///
/// @param parameters by libpq's keyword, in the string's order, without anything secret
/// @param password the password that stood in it
/// @param keyPassword the passphrase of the client's key file that stood in it
/// @param notes what was ignored or left out, for people
public record ConnectionString(
        Map<String, String> parameters,
        Optional<Secret> password,
        Optional<Secret> keyPassword,
        List<String> notes) {
    private static final List<String> IN_AUTHORITY = List.of("user", "host", "port", "dbname");
    private static final Set<String> SECRETS = Set.of("password", "sslpassword");

    public ConnectionString {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        notes = List.copyOf(notes);
    }

    /// Reads a `postgresql://` URI, a `jdbc:postgresql:` URL or `keyword=value …`.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException
    ///   [dev.tidemark.engine.problem.ProblemCode#CONNECTION_SETTINGS], which never repeats the
    ///   string
    public static ConnectionString parse(String text) {
        var gathered = new ConnectionParameters();
        ConnectionResolver.read(text.strip(), "", gathered);
        return of(gathered);
    }

    /// What the `PG*` variables say.
    public static ConnectionString ofVariables(Environment environment) {
        var gathered = new ConnectionParameters();
        ConnectionResolver.readVariables(environment, gathered);
        return of(gathered);
    }

    private static ConnectionString of(ConnectionParameters gathered) {
        var parameters = new LinkedHashMap<String, String>();
        gathered.all()
                .forEach((keyword, value) -> {
                    if (!SECRETS.contains(keyword)) {
                        parameters.put(keyword, value.text());
                    }
                });
        return new ConnectionString(
                parameters,
                gathered.get("password").map(Secret::of),
                gathered.get("sslpassword").map(Secret::of),
                gathered.notes());
    }

    /// Whether something secret stood in it.
    public boolean holdsSecret() {
        return password.isPresent() || keyPassword.isPresent();
    }

    /// A parameter's value, or empty.
    public Optional<String> get(String keyword) {
        return Optional.ofNullable(parameters.get(keyword));
    }

    /// The same as a `postgresql://` URI, without the password.
    public String uri() {
        var uri = new StringBuilder("postgresql://");
        get("user").ifPresent(user -> uri.append(encoded(user)).append('@'));
        String hosts = get("host").orElse("");
        String ports = get("port").orElse("");
        boolean single = !hosts.contains(",") && !ports.contains(",");
        if (single) {
            uri.append(hosts.contains(":") ? "[%s]".formatted(hosts) : encoded(hosts));
            if (!ports.isEmpty()) {
                uri.append(':').append(ports);
            }
        }
        get("dbname").ifPresent(database -> uri.append('/').append(encoded(database)));
        char separator = '?';
        for (var parameter : parameters.entrySet()) {
            String keyword = parameter.getKey();
            boolean elsewhere = !single && (keyword.equals("host") || keyword.equals("port"));
            if (!IN_AUTHORITY.contains(keyword) || elsewhere) {
                uri.append(separator).append(keyword).append('=');
                uri.append(encoded(parameter.getValue()));
                separator = '&';
            }
        }
        return uri.toString();
    }

    /// The parameters as `keyword=value …`.
    public static String conninfo(Map<String, String> parameters) {
        var text = new StringBuilder();
        parameters.forEach((keyword, value) -> {
            String escaped = value.replace("\\", "\\\\").replace("'", "\\'");
            text.append(text.isEmpty() ? "" : " ");
            text.append(keyword).append("='").append(escaped).append('\'');
        });
        return text.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
