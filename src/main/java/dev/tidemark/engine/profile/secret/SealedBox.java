package dev.tidemark.engine.profile.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Bytes sealed with AES-256-GCM: nobody without the key reads them, or changes them unnoticed.
///
/// @param nonce never used twice with one key; Base64
/// @param sealed the encrypted bytes and their tag; Base64
record SealedBox(String nonce, String sealed) {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// @param about what belongs to the content without being secret; opening takes the same
    static SealedBox seal(byte[] key, byte[] content, String about) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            return new SealedBox(
                    text(nonce),
                    text(cipher(Cipher.ENCRYPT_MODE, key, nonce, about).doFinal(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// The content, or empty when the key is another one or anything was changed.
    Optional<byte[]> open(byte[] key, String about) {
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, bytes(nonce), about).doFinal(bytes(sealed)));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String about)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException when it is no Base64
    static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
