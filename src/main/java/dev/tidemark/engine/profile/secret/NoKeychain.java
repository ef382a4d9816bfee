package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.postgres.Secret;
import java.util.Optional;

/// No keychain, and why.
record NoKeychain(String reason) implements Keychain {
    @Override
    public Optional<Secret> read(SecretKey key) {
        throw PasswordProblems.keychain(reason).asException();
    }

    @Override
    public void store(SecretKey key, Secret password) {
        throw PasswordProblems.keychain(reason).asException();
    }

    @Override
    public void delete(SecretKey key) {
        throw PasswordProblems.keychain(reason).asException();
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.of(reason);
    }
}
