package dev.tidemark.desktop.theme;

import java.util.Locale;
import java.util.Optional;

/// What a target is for, which sets the colour of banner and tabs. The style class carries the
/// colour; the word is always beside it.
public enum EnvironmentMark {
    PRODUCTION,
    STAGING,
    TEST,
    DEV,
    LOCAL,
    /// Nobody said.
    UNKNOWN;

    /// The kind of a profile's environment.
    public static EnvironmentMark of(Optional<String> environment) {
        if (environment.isEmpty()) {
            return UNKNOWN;
        }
        for (var kind : values()) {
            if (kind.name().equalsIgnoreCase(environment.get())) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /// The word on the banner.
    public String word() {
        return this == UNKNOWN ? "NO ENVIRONMENT" : name();
    }

    /// The style class, for example `environment-production`.
    public String styleClass() {
        return "environment-" + name().toLowerCase(Locale.ROOT);
    }
}
