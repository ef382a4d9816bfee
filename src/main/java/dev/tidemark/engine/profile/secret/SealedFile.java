package dev.tidemark.engine.profile.secret;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What stands in `secrets.json`: how the key is made of the passphrase, a box that only tells
/// whether a key is the right one, and the box with the passwords.
///
/// @param iterations rounds of PBKDF2
/// @param salt of the key, 16 bytes as Base64
/// @param check opens with the right key
/// @param content the passwords
record SealedFile(int iterations, String salt, SealedBox check, SealedBox content) {
    static final String FORMAT = "tidemark/secrets/1";
    static final String DERIVATION = "PBKDF2WithHmacSHA256";

    private static final JsonFactory JSON = new JsonFactory();
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;

    /// What the boxes are bound to, so that no part of the file can be changed or swapped.
    static String about(String box, int iterations, String salt) {
        return "%s %s %d %s %s".formatted(FORMAT, DERIVATION, iterations, salt, box);
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("derivation", DERIVATION);
            json.writeNumberField("iterations", iterations);
            json.writeStringField("salt", salt);
            write(json, "check", check);
            write(json, "content", content);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, SealedBox box) throws IOException {
        json.writeStringField(name + "Nonce", box.nonce());
        json.writeStringField(name, box.sealed());
    }

    /// Reads the file, or returns empty when it is not in this form.
    static Optional<SealedFile> parse(byte[] bytes) {
        var values = new HashMap<String, String>();
        try (var json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            readMembers(json, values);
            return of(values);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void readMembers(JsonParser json, Map<String, String> values)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                values.put(name, json.getText());
            }
        }
    }

    private static Optional<SealedFile> of(Map<String, String> values) {
        if (!FORMAT.equals(values.get("format")) || !DERIVATION.equals(values.get("derivation"))) {
            return Optional.empty();
        }
        String salt = values.getOrDefault("salt", "");
        var check = box(values, "check");
        var content = box(values, "content");
        if (SealedBox.bytes(salt).length != SALT_BYTES || check.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(values.getOrDefault("iterations", ""));
        return Optional.of(new SealedFile(iterations, salt, check.get(), content.get()));
    }

    private static Optional<SealedBox> box(Map<String, String> values, String name) {
        String nonce = values.getOrDefault(name + "Nonce", "");
        String sealed = values.getOrDefault(name, "");
        return SealedBox.bytes(nonce).length == NONCE_BYTES && SealedBox.bytes(sealed).length > 0
                ? Optional.of(new SealedBox(nonce, sealed))
                : Optional.empty();
    }
}
