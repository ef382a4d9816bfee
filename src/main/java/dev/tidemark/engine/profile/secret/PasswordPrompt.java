package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.postgres.Secret;
import java.util.Optional;

/// Asks the user for a password. Called on the thread that needs it, which waits; never by two
/// threads at once for the same [Passwords].
@FunctionalInterface
public interface PasswordPrompt {
    /// Nobody is there to answer.
    PasswordPrompt NOBODY = _ -> Optional.empty();

    /// The answer, or empty when the user cancels or nobody can be asked.
    Optional<Secret> ask(PasswordQuestion question);
}
