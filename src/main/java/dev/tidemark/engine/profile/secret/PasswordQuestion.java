package dev.tidemark.engine.profile.secret;

import java.util.Optional;

/// What is asked of the user.
///
/// @param kind what for
/// @param profile the profile it is asked for
/// @param reason why it is asked though it need not be, or asked again: the keychain is locked, the
///   last answer was wrong
public record PasswordQuestion(Kind kind, String profile, Optional<String> reason) {
    /// What a question is about.
    public enum Kind {
        /// The password of the profile's role.
        PASSWORD,
        /// The passphrase of the encrypted file.
        PASSPHRASE,
        /// The passphrase that the encrypted file will have; worth asking twice.
        NEW_PASSPHRASE
    }

    /// The question as one line, without a colon.
    public String text() {
        return switch (kind) {
            case PASSWORD -> "Password of profile %s".formatted(profile);
            case PASSPHRASE -> "Passphrase of the encrypted passwords";
            case NEW_PASSPHRASE -> "New passphrase for the encrypted passwords";
        };
    }
}
