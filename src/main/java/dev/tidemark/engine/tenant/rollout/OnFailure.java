package dev.tidemark.engine.tenant.rollout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a rollout does when a tenant fails. A canary that fails always ends it.
public enum OnFailure {
    /// The other tenants go on.
    GO_ON,
    /// The wave is brought to its end; the next one does not begin.
    END_WAVE,
    /// No other tenant is begun.
    STOP;

    /// As it is written in options and tables, for example `go-on`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one that is written so.
    public static Optional<OnFailure> of(String text) {
        return Arrays.stream(values()).filter(value -> value.text().equals(text)).findFirst();
    }
}
