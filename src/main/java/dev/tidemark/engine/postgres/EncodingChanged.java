package dev.tidemark.engine.postgres;

import java.sql.SQLException;

/// A statement set `client_encoding` to something other than UTF-8: the server would take the texts
/// that follow for something that they are not.
public final class EncodingChanged extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String encoding;

    EncodingChanged(String encoding) {
        super("client_encoding was set to %s".formatted(encoding), "0A000");
        this.encoding = encoding;
    }

    /// What it was set to.
    public String encoding() {
        return encoding;
    }
}
