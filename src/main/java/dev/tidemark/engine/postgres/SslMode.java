package dev.tidemark.engine.postgres;

import java.util.Arrays;
import java.util.Optional;

/// How TLS is used, with libpq's names and meaning (PostgreSQL manual 34.19.3).
public enum SslMode {
    DISABLE("disable"),
    ALLOW("allow"),
    PREFER("prefer"),
    REQUIRE("require"),
    VERIFY_CA("verify-ca"),
    VERIFY_FULL("verify-full");

    private final String text;

    SslMode(String text) {
        this.text = text;
    }

    /// The name as written in connection strings, for example `verify-full`.
    public String text() {
        return text;
    }

    /// The mode of that name, or empty when there is none.
    public static Optional<SslMode> parse(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }
}
