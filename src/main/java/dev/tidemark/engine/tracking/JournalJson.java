package dev.tidemark.engine.tracking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemJson;
import dev.tidemark.engine.problem.ServerError;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The journal's lists as JSON.
final class JournalJson {
    private static final JsonFactory JSON = new JsonFactory();

    private JournalJson() {}

    static String notices(List<ServerNotice> notices) {
        return array(
                notices,
                (notice, json) -> {
                    json.writeStringField("severity", clean(notice.severity()));
                    json.writeStringField("sqlState", clean(notice.sqlState()));
                    json.writeStringField("message", clean(notice.message()));
                    if (notice.detail() != null) {
                        json.writeStringField("detail", clean(notice.detail()));
                    }
                    if (notice.hint() != null) {
                        json.writeStringField("hint", clean(notice.hint()));
                    }
                });
    }

    static String statements(List<JournalStatement> statements) {
        return array(
                statements,
                (statement, json) -> {
                    json.writeNumberField("index", statement.index());
                    json.writeNumberField("line", statement.line());
                    json.writeStringField("statement", clean(statement.statement()));
                    json.writeNumberField("rows", statement.rows());
                    json.writeNumberField("ms", statement.durationMs());
                });
    }

    static String problem(Problem problem) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(out)) {
            ProblemJson.write(json, clean(problem));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toString();
    }

    private static Problem clean(Problem problem) {
        var server = problem.server();
        return Problem.of(
                        problem.code(),
                        clean(problem.what()),
                        clean(problem.why()),
                        clean(problem.hint()))
                .at(problem.where())
                .withStatement(cleanIfAny(problem.statement()))
                .withServer(
                        server == null
                                ? null
                                : new ServerError(
                                        clean(server.sqlState()),
                                        clean(server.message()),
                                        cleanIfAny(server.detail()),
                                        cleanIfAny(server.hint()),
                                        cleanIfAny(server.context())))
                .withDatabaseState(cleanIfAny(problem.databaseState()));
    }

    private static @Nullable String cleanIfAny(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /// jsonb refuses a zero character and half of a surrogate pair.
    private static String clean(String text) {
        return text.chars().allMatch(JournalJson::harmless) ? text : cleaned(text);
    }

    private static boolean harmless(int character) {
        return character != 0 && !Character.isSurrogate((char) character);
    }

    private static String cleaned(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace('\0', '\uFFFD');
    }

    private static <T> String array(List<T> items, Item<T> item) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (T each : items) {
                json.writeStartObject();
                item.write(each, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toString();
    }

    @FunctionalInterface
    private interface Item<T> {
        void write(T item, JsonGenerator json) throws IOException;
    }
}
