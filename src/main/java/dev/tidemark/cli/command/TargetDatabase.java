package dev.tidemark.cli.command;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.Connectors;
import java.util.Locale;
import java.util.Optional;

/// The database that a command works on.
///
/// @param settings how it is reached
/// @param schema the schema of `--schema`, which sessions look in first
/// @param environment what the environment is called, lower case; empty when nobody said
/// @param protectedByProfile whether its profile protects it
public record TargetDatabase(
        ConnectionSettings settings,
        Optional<String> schema,
        Optional<String> environment,
        boolean protectedByProfile) {

    /// Opens sessions on it.
    public Connector connector() {
        return Connectors.of(settings);
    }

    /// Whether it may not be dropped or emptied.
    public boolean isProtected() {
        return protectedByProfile || environment.filter("production"::equals).isPresent();
    }

    /// An environment's name as it is compared.
    static String environmentName(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
