package dev.tidemark.engine.postgres;

/// Which database, as shown to people; holds nothing secret.
///
/// @param host host name, address or socket folder
/// @param port TCP port
/// @param database database name
/// @param user role
public record Target(String host, int port, String database, String user) {
    @Override
    public String toString() {
        return "%s@%s:%d/%s".formatted(user, host, port, database);
    }
}
