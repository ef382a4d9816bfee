package dev.tidemark.engine.postgres;

import java.util.TreeMap;

/// Finds out where to connect, by libpq's rules: a connection string comes first, then its service,
/// then the `PG*` variables, then defaults (PostgreSQL manual 34.1, 34.15 to 34.17). What psql
/// would connect to with the same input is what comes out, but for Unix sockets: the Java driver
/// has none.
public final class ConnectionResolver {
    private final Environment environment;

    /// A resolver that looks at nothing but this environment and the files it leads to.
    public ConnectionResolver(Environment environment) {
        this.environment = environment;
    }

    /// Settings of a connection string: a `postgresql://` URI, a `jdbc:postgresql:` URL or
    /// `keyword=value …`.
    ///
    /// @param connection the string
    /// @param origin where it came from, for explanations, or empty when the user just gave it
    /// @throws dev.tidemark.engine.problem.ProblemException
    ///   [dev.tidemark.engine.problem.ProblemCode#CONNECTION_SETTINGS], which never repeats the
    ///   string
    public ConnectionSettings resolve(String connection, String origin) {
        var parameters = new ConnectionParameters();
        read(connection.strip(), origin, parameters);
        return complete(parameters);
    }

    /// Settings of the `PG*` variables and the files they name alone.
    public ConnectionSettings resolve() {
        return complete(new ConnectionParameters());
    }

    /// What a connection string says.
    static void read(String text, String origin, ConnectionParameters into) {
        if (ConnectionUri.is(text)) {
            ConnectionUri.read(text, origin, into);
        } else if (JdbcUrl.is(text)) {
            JdbcUrl.read(text, origin, into);
        } else if (text.contains("=") && !text.contains("://")) {
            ConninfoString.read(text, origin, into);
        } else {
            throw SettingsProblems.notAConnectionString();
        }
    }

    private ConnectionSettings complete(ConnectionParameters parameters) {
        environment
                .variable("PGSERVICE")
                .ifPresent(service -> parameters.put("service", service, "PGSERVICE"));
        // The service's values come before those of the variables.
        parameters
                .get("service")
                .ifPresent(service -> new ServiceFile(environment).read(service, parameters));
        readVariables(environment, parameters);
        return new SettingsAssembly(environment, parameters).settings();
    }

    /// What the `PG*` variables say of what is not known yet.
    static void readVariables(Environment environment, ConnectionParameters parameters) {
        environment
                .variable("PGSERVICE")
                .ifPresent(service -> parameters.put("service", service, "PGSERVICE"));
        // Sorted, so that messages do not depend on a map's order.
        new TreeMap<>(Keyword.OF_VARIABLE)
                .forEach((variable, keyword) ->
                        environment
                                .variable(variable)
                                .ifPresent(value -> parameters.put(keyword, value, variable)));
    }
}
