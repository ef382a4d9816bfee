package dev.tidemark.engine.profile.check;

import java.util.Locale;

/// The steps of a connection test, in their order.
public enum CheckStep {
    NAME("Name"),
    TCP("Network"),
    TLS("Encryption"),
    LOGIN("Login"),
    VERSION("Server version"),
    WRITABLE("Takes changes"),
    RIGHTS("Rights"),
    TRACKING("Tracking table"),
    LOCK("Lock"),
    POOLER("Direct connection");

    private final String title;

    CheckStep(String title) {
        this.title = title;
    }

    /// What people call it.
    public String title() {
        return title;
    }

    /// The word in JSON, for example `tracking`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
