package dev.tidemark.cli.command;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.profile.Profiles;
import dev.tidemark.engine.sql.SqlQuote;

/// Finds the database that the common options mean.
final class TargetChoice {
    private final CommonOptions options;
    private final Profiles profiles;

    TargetChoice(CommonOptions options, Profiles profiles) {
        this.options = options;
        this.profiles = profiles;
    }

    TargetDatabase target() {
        var profile = profiles.choose(options.url().orElse(null), options.profile().orElse(null));
        var settings = profile.settings();
        return new TargetDatabase(
                options.schema().map(schema -> inSchema(settings, schema)).orElse(settings),
                options.schema(),
                options.environment().or(profile::environment).map(TargetDatabase::environmentName),
                profile.protectedTarget());
    }

    /// Sessions look for names in the schema first, as its own tool did; in `public` they find what
    /// extensions brought. Set as the session starts, it also comes back after a RESET.
    private static ConnectionSettings inSchema(ConnectionSettings settings, String schema) {
        return settings.withSetting("search_path", SqlQuote.identifier(schema) + ",public");
    }
}
