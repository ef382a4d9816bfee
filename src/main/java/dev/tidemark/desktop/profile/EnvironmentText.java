package dev.tidemark.desktop.profile;

import dev.tidemark.engine.profile.EnvironmentKind;
import java.util.Optional;

/// What an environment does, in words.
final class EnvironmentText {
    /// What protecting a target does.
    static final String PROTECTED =
            "Protected: whoever changes something here types the profile's name first.";

    private EnvironmentText() {}

    /// The word that is chosen.
    static String word(Optional<EnvironmentKind> kind) {
        return kind.map(EnvironmentKind::text).orElse("not said");
    }

    /// What choosing it means.
    static String behaviour(Optional<EnvironmentKind> kind) {
        return kind.map(it ->
                        "Sets the colour of its windows. Migrations that name environments run here only if they name %s.%s"
                                .formatted(
                                        it.text(),
                                        it == EnvironmentKind.PRODUCTION
                                                ? " Protected unless you say otherwise."
                                                : ""))
                .orElse("Migrations that name environments do not run here.");
    }
}
