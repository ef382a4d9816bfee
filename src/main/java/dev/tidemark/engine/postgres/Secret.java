package dev.tidemark.engine.postgres;

/// A password or passphrase. It prints as stars, so that no message, log or `toString` of a value
/// that holds it gives it away.
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /// Wraps a secret text.
    public static Secret of(String value) {
        return new Secret(value);
    }

    /// The text itself, for handing it to the server and nothing else.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
