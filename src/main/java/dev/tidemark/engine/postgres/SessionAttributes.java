package dev.tidemark.engine.postgres;

import java.util.Arrays;
import java.util.Optional;

/// Which of several servers is taken: libpq's `target_session_attrs` (PostgreSQL manual 34.1.2).
public enum SessionAttributes {
    ANY("any"),
    READ_WRITE("read-write"),
    READ_ONLY("read-only"),
    PRIMARY("primary"),
    STANDBY("standby"),
    PREFER_STANDBY("prefer-standby");

    private final String text;

    SessionAttributes(String text) {
        this.text = text;
    }

    /// The name as written in connection strings, for example `read-write`.
    public String text() {
        return text;
    }

    /// The attributes of that name, or empty when there are none.
    public static Optional<SessionAttributes> parse(String text) {
        return Arrays.stream(values()).filter(value -> value.text.equals(text)).findFirst();
    }
}
