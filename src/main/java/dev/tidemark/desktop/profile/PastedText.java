package dev.tidemark.desktop.profile;

/// What a user pastes.
public final class PastedText {
    private PastedText() {}

    /// Whether a text looks like a whole connection rather than one field of it.
    public static boolean isConnection(String text) {
        String stripped = text.strip();
        return stripped.matches("(?i)(jdbc:postgresql:|postgres(ql)?://)\\S+")
                || stripped.matches("(?i)([^\\n]*\\s)?(host|hostaddr|dbname|service)\\s*=[^\\n]+");
    }
}
