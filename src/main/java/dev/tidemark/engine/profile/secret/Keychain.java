package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import java.util.Optional;

/// The keychain of the user's desktop. No call takes much longer than three seconds; what does is
/// given up and told as a problem.
public interface Keychain {
    /// The password kept under a key, or empty when there is none.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException `keychain-unavailable`, with the reason
    Optional<Secret> read(SecretKey key);

    /// Keeps a password under a key, in place of an earlier one.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException `keychain-unavailable`, with the reason
    void store(SecretKey key, Secret password);

    /// Removes what is kept under a key; nothing happens when there is nothing.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException `keychain-unavailable`, with the reason
    void delete(SecretKey key);

    /// Why it can't be used at all here, or empty when it can be tried. Asks no other program.
    Optional<String> unavailable();

    /// The keychain of this user.
    static Keychain of(Environment environment) {
        return environment.platform() == Environment.Platform.LINUX
                ? new SecretTool(environment)
                : new NoKeychain(
                        "Tidemark reaches the keychain of Linux desktops only (Secret Service)");
    }
}
