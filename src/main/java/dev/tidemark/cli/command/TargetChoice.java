package dev.tidemark.cli.command;

import dev.tidemark.engine.profile.Profiles;

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
                options.schema().map(settings::inSchema).orElse(settings),
                options.schema(),
                options.environment().or(profile::environment).map(TargetDatabase::environmentName),
                profile.protectedTarget());
    }
}
