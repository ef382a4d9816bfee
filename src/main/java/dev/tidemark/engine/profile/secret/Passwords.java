package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Passwords of profiles, from wherever each comes. One object for a process: it remembers what was
/// asked, so that nothing is asked twice, and forgets it on [#close].
///
/// Safe for use by several threads; while one waits for the user's answer the others wait, too.
/// Calls may take seconds: they read files, start programs and derive keys.
public final class Passwords implements AutoCloseable {
    private static final int TRIES = 3;

    private final Keychain keychain;
    private final PasswordPrompt prompt;
    private final SecretsFile file;
    private final CommandPassword command;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SecretKey, Secret> asked = new HashMap<>();
    private @Nullable Secret passphrase;

    /// @param prompt asks the user when it has to be
    public Passwords(Environment environment, PasswordPrompt prompt) {
        this(environment, Keychain.of(environment), prompt);
    }

    /// With another keychain than the user's.
    public Passwords(Environment environment, Keychain keychain, PasswordPrompt prompt) {
        this.keychain = keychain;
        this.prompt = prompt;
        this.file = new SecretsFile(environment.configFolder().resolve("secrets.json"));
        this.command = new CommandPassword(environment);
    }

    /// A password and where it came from.
    ///
    /// @param origin in words, for messages: `the keychain`
    public record Found(Secret password, String origin) {}

    /// The password of a profile; empty when its source is [PasswordSource.Simple#PGPASS], which
    /// the connection's own rules see to.
    ///
    /// When the keychain or the encrypted file has none, or can't be used, the user is asked and
    /// told why.
    ///
    /// @throws ProblemException when there is no password and nobody gives one
    public Optional<Found> find(SecretKey key, PasswordSource source) {
        lock.lock();
        try {
            return switch (source) {
                case PasswordSource.Simple.PGPASS -> Optional.empty();
                case PasswordSource.Command it ->
                        Optional.of(new Found(command.read(it, key), "a command"));
                case PasswordSource.Simple.ASK -> Optional.of(answer(key, Optional.empty()));
                case PasswordSource.Simple.KEYCHAIN ->
                        Optional.of(kept(key, "the keychain", () -> keychain.read(key)));
                case PasswordSource.Simple.FILE ->
                        Optional.of(kept(key, "the encrypted file", () -> inFile(key)));
            };
        } finally {
            lock.unlock();
        }
    }

    /// Whether a password is kept or remembered already, so that [#find] need not ask; nobody is
    /// asked to find out, so a locked file counts as none.
    public boolean has(SecretKey key, PasswordSource source) {
        lock.lock();
        try {
            if (asked.containsKey(key)) {
                return true;
            }
            return switch (source) {
                case PasswordSource.Simple.KEYCHAIN -> keychain.read(key).isPresent();
                case PasswordSource.Simple.FILE ->
                        passphrase != null && file.read(key, passphrase).isPresent();
                default -> false;
            };
        } finally {
            lock.unlock();
        }
    }

    /// Keeps a password where its source says; with [PasswordSource.Simple#ASK] in memory.
    ///
    /// @throws ProblemException when it can't be kept there: `keychain-unavailable` for example
    /// @throws IllegalArgumentException for a source that keeps nothing
    public void store(SecretKey key, PasswordSource source, Secret password) {
        lock.lock();
        try {
            switch (source) {
                case PasswordSource.Simple.KEYCHAIN -> keychain.store(key, password);
                case PasswordSource.Simple.FILE ->
                        withPassphrase(
                                key,
                                phrase -> {
                                    file.store(key, password, phrase);
                                    return Optional.empty();
                                });
                case PasswordSource.Simple.ASK -> remember(key, password);
                case PasswordSource.Simple.PGPASS -> throw keepsNone(source);
                case PasswordSource.Command _ -> throw keepsNone(source);
            }
            if (source.keeps()) {
                forget(key);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Removes a password from where its source keeps it, and from memory.
    ///
    /// @throws ProblemException when that can't be done; then it may still be there
    public void delete(SecretKey key, PasswordSource source) {
        lock.lock();
        try {
            forget(key);
            switch (source) {
                case PasswordSource.Simple.KEYCHAIN -> keychain.delete(key);
                case PasswordSource.Simple.FILE -> {
                    if (file.exists()) {
                        withPassphrase(
                                key,
                                phrase -> {
                                    file.delete(key, phrase);
                                    return Optional.empty();
                                });
                    }
                }
                case PasswordSource.Simple.PGPASS, PasswordSource.Simple.ASK -> {}
                case PasswordSource.Command _ -> {}
            }
        } finally {
            lock.unlock();
        }
    }

    /// Moves what is kept for a profile to its new name.
    ///
    /// @throws ProblemException when that can't be done; it is then kept under the old one
    public void move(SecretKey from, SecretKey to, PasswordSource source) {
        lock.lock();
        try {
            var inMemory = asked.remove(from);
            if (inMemory != null) {
                asked.put(to, inMemory);
            }
            var kept =
                    switch (source) {
                        case PasswordSource.Simple.KEYCHAIN -> keychain.read(from);
                        case PasswordSource.Simple.FILE -> inFile(from);
                        default -> Optional.<Secret>empty();
                    };
            if (kept.isPresent()) {
                store(to, source, kept.get());
                delete(from, source);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Forgets what the user answered for a profile, because the server refused it for example: it
    /// is asked again.
    public void forget(SecretKey key) {
        lock.lock();
        try {
            asked.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /// Why the keychain can't be used here, or empty when it can be tried.
    public Optional<String> keychainUnavailable() {
        return keychain.unavailable();
    }

    /// Where the encrypted file is, whether it exists or not.
    public Path file() {
        return file.path();
    }

    /// Overwrites all passwords and the passphrase in memory.
    @Override
    public void close() {
        lock.lock();
        try {
            asked.values().forEach(Secret::clear);
            asked.clear();
            if (passphrase != null) {
                passphrase.clear();
                passphrase = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private static IllegalArgumentException keepsNone(PasswordSource source) {
        return new IllegalArgumentException(source.text() + " keeps no password");
    }

    @FunctionalInterface
    private interface Reading {
        Optional<Secret> read();
    }

    private Found kept(SecretKey key, String place, Reading reading) {
        Problem problem;
        try {
            var found = reading.read();
            if (found.isPresent()) {
                return new Found(found.get(), place);
            }
            problem = PasswordProblems.notStored(key, place);
        } catch (ProblemException e) {
            problem = e.problem();
            if (problem.code() != ProblemCode.KEYCHAIN_UNAVAILABLE) {
                throw e;
            }
        }
        try {
            return answer(key, Optional.of(reason(problem)));
        } catch (ProblemException e) {
            // Nobody answered: the first reason is what has to be mended.
            throw new ProblemException(problem, e);
        }
    }

    private static String reason(Problem problem) {
        return "%s: %s".formatted(problem.what(), problem.why());
    }

    private Found answer(SecretKey key, Optional<String> reason) {
        var known = asked.get(key);
        if (known == null) {
            var question =
                    new PasswordQuestion(PasswordQuestion.Kind.PASSWORD, key.profile(), reason);
            known =
                    prompt.ask(question)
                            .orElseThrow(() ->
                                    PasswordProblems.notAnswered(
                                                    key, "it is asked for and nobody answered")
                                            .asException());
            remember(key, known);
        }
        // A copy, for `close` overwrites what is remembered.
        return new Found(copy(known), "your answer");
    }

    private void remember(SecretKey key, Secret password) {
        asked.put(key, copy(password));
    }

    private static Secret copy(Secret secret) {
        return Secret.of(secret.characters());
    }

    private Optional<Secret> inFile(SecretKey key) {
        return file.exists()
                ? withPassphrase(key, phrase -> file.read(key, phrase))
                : Optional.empty();
    }

    private Optional<Secret> withPassphrase(
            SecretKey key, Function<Secret, Optional<Secret>> work) {
        Optional<String> reason = Optional.empty();
        for (int i = 1; ; i++) {
            var phrase = passphrase == null ? askPassphrase(key, reason) : passphrase;
            try {
                var result = work.apply(phrase);
                passphrase = phrase;
                return result;
            } catch (ProblemException e) {
                if (e.problem().code() != ProblemCode.SECRETS_PASSPHRASE) {
                    throw e;
                }
                // The remembered one is wrong, too, when another process made the file anew.
                passphrase = null;
                phrase.clear();
                reason = Optional.of("The passphrase was wrong.");
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Secret askPassphrase(SecretKey key, Optional<String> reason) {
        var kind =
                file.exists()
                        ? PasswordQuestion.Kind.PASSPHRASE
                        : PasswordQuestion.Kind.NEW_PASSPHRASE;
        return prompt.ask(new PasswordQuestion(kind, key.profile(), reason))
                .filter(answer -> !answer.isEmpty())
                .orElseThrow(() -> PasswordProblems.noPassphrase().asException());
    }
}
