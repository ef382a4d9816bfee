package dev.tidemark.engine.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// One JSON document on a stream, in UTF-8 whatever the locale, named by its `schema` member.
public final class JsonDocument {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    /// Writes the members of the document after `schema`.
    @FunctionalInterface
    public interface Body {
        /// @throws IOException when the stream breaks
        void write(JsonGenerator json) throws IOException;
    }

    private JsonDocument() {}

    /// Writes a document over several lines.
    ///
    /// @param name the name in `"schema": "tidemark/<name>/1"`
    /// @throws UncheckedIOException when the stream breaks
    public static void write(OutputStream out, String name, Body body) {
        try (var json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            var indenter = DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter()
                            .withObjectIndenter(indenter)
                            .withArrayIndenter(indenter));
            writeTo(json, name, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a document on one line, and hands it on at once.
    ///
    /// @param name the name in `"schema": "tidemark/<name>/1"`
    /// @throws UncheckedIOException when the stream breaks
    public static void writeLine(OutputStream out, String name, Body body) {
        try (var json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            writeTo(json, name, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeTo(JsonGenerator json, String name, Body body) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "tidemark/" + name + "/1");
        body.write(json);
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
