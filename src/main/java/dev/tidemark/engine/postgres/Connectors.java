package dev.tidemark.engine.postgres;

/// Makes connectors out of settings.
public final class Connectors {
    private Connectors() {}

    /// A connector that opens a session of its own at each call.
    public static Connector of(ConnectionSettings settings) {
        return new DriverConnector(settings);
    }
}
