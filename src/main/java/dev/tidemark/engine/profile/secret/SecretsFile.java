package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.files.PrivateFile;
import dev.tidemark.engine.postgres.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Passwords in one encrypted file, under one passphrase.
///
/// Not for use by several threads at once; [Passwords] sees to that.
final class SecretsFile {
    /// The fewest rounds of PBKDF2-HMAC-SHA256 that OWASP's "Password Storage Cheat Sheet" (2023)
    /// advises. A file that names fewer was not written by Tidemark.
    static final int ITERATIONS = 600_000;

    // More would only serve to keep the reader busy.
    private static final int MOST_ITERATIONS = 20_000_000;
    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final int TRIES = 5;
    private static final byte[] CHECK = "tidemark".getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final PrivateFile file;

    SecretsFile(Path path) {
        this.path = path;
        this.file = new PrivateFile(path);
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return bytes().isPresent();
    }

    /// The password kept under a key, or empty.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException `secrets-passphrase` or
    ///   `secrets-damaged`
    Optional<Secret> read(SecretKey key, Secret passphrase) {
        var present = bytes();
        if (present.isEmpty()) {
            return Optional.empty();
        }
        var sealed = parse(present.get());
        byte[] fileKey = key(sealed, passphrase);
        try {
            return Optional.ofNullable(content(sealed, fileKey).get(key.id()));
        } finally {
            Arrays.fill(fileKey, (byte) 0);
        }
    }

    /// Keeps a password; makes the file when there is none.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException as [#read]
    void store(SecretKey key, Secret password, Secret passphrase) {
        change(passphrase, secrets -> secrets.put(key.id(), password));
    }

    /// Removes a password.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException as [#read]
    void delete(SecretKey key, Secret passphrase) {
        if (exists()) {
            change(passphrase, secrets -> secrets.remove(key.id()));
        }
    }

    // Another process may store something at the same time: both are kept.
    private void change(Secret passphrase, Consumer<Map<String, Secret>> change) {
        for (int i = 0; i < TRIES; i++) {
            var before = bytes();
            var sealed = before.map(this::parse);
            int iterations = sealed.map(SealedFile::iterations).orElse(ITERATIONS);
            String salt =
                    sealed.map(SealedFile::salt)
                            .orElseGet(() -> SealedBox.text(SealedBox.random(SALT_BYTES)));
            byte[] fileKey =
                    sealed.isPresent()
                            ? key(sealed.get(), passphrase)
                            : derive(passphrase, salt, iterations);
            try {
                var secrets =
                        sealed.isPresent() ? content(sealed.get(), fileKey) : SecretMap.empty();
                change.accept(secrets);
                byte[] plain = SecretMap.bytes(secrets);
                var changed =
                        new SealedFile(
                                iterations,
                                salt,
                                SealedBox.seal(
                                        fileKey,
                                        CHECK,
                                        SealedFile.about("check", iterations, salt)),
                                SealedBox.seal(
                                        fileKey,
                                        plain,
                                        SealedFile.about("content", iterations, salt)));
                Arrays.fill(plain, (byte) 0);
                if (file.replace(before, changed.bytes())) {
                    return;
                }
            } catch (IOException e) {
                throw PasswordProblems.unreadable(path, e.getClass().getSimpleName()).asException();
            } finally {
                Arrays.fill(fileKey, (byte) 0);
            }
        }
        throw PasswordProblems.busy(path).asException();
    }

    private Optional<byte[]> bytes() {
        try {
            return file.read();
        } catch (IOException e) {
            throw PasswordProblems.unreadable(path, e.getClass().getSimpleName()).asException();
        }
    }

    private SealedFile parse(byte[] bytes) {
        var sealed =
                SealedFile.parse(bytes)
                        .orElseThrow(() ->
                                PasswordProblems.damaged(path, "is not in Tidemark's form")
                                        .asException());
        if (sealed.iterations() < ITERATIONS || sealed.iterations() > MOST_ITERATIONS) {
            throw PasswordProblems.damaged(
                            path,
                            "asks for %d rounds of key derivation, which Tidemark never writes"
                                    .formatted(sealed.iterations()))
                    .asException();
        }
        return sealed;
    }

    private Map<String, Secret> content(SealedFile sealed, byte[] key) {
        byte[] plain =
                sealed.content()
                        .open(key, SealedFile.about("content", sealed.iterations(), sealed.salt()))
                        .orElseThrow(() ->
                                PasswordProblems.damaged(
                                                path, "was changed by something else than Tidemark")
                                        .asException());
        try {
            return SecretMap.parse(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static byte[] key(SealedFile sealed, Secret passphrase) {
        byte[] key = derive(passphrase, sealed.salt(), sealed.iterations());
        String about = SealedFile.about("check", sealed.iterations(), sealed.salt());
        if (sealed.check().open(key, about).isEmpty()) {
            Arrays.fill(key, (byte) 0);
            throw PasswordProblems.wrongPassphrase().asException();
        }
        return key;
    }

    private static byte[] derive(Secret passphrase, String salt, int iterations) {
        char[] characters = passphrase.characters();
        var spec = new PBEKeySpec(characters, SealedBox.bytes(salt), iterations, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance(SealedFile.DERIVATION)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }
}
