package dev.tidemark.engine.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.json.JsonTree;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A problem as JSON; what is not known is left out.
public final class ProblemJson {
    private ProblemJson() {}

    /// Writes all of it as an object.
    ///
    /// @throws IOException when the stream breaks
    public static void write(JsonGenerator json, Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", problem.code().text());
        writeDetails(json, problem);
        json.writeEndObject();
    }

    /// Reads what [#write] wrote; empty when it is of a kind that this Tidemark does not know.
    public static Optional<Problem> read(JsonTree json) {
        return json.text("code")
                .flatMap(ProblemCode::of)
                .map(code ->
                        Problem.of(
                                        code,
                                        json.text("what").orElse(""),
                                        json.text("why").orElse(""),
                                        json.text("hint").orElse(""))
                                .at(place(json.member("where")))
                                .withStatement(json.text("statement").orElse(null))
                                .withServer(server(json.member("server")))
                                .withDatabaseState(json.text("databaseState").orElse(null)));
    }

    private static @Nullable SourcePosition place(JsonTree json) {
        return json.text("file")
                .map(file ->
                        new SourcePosition(
                                file,
                                json.number("line").orElse(1L).intValue(),
                                json.number("column").orElse(1L).intValue()))
                .orElse(null);
    }

    private static @Nullable ServerError server(JsonTree json) {
        return json.text("message")
                .map(message ->
                        new ServerError(
                                json.text("sqlState").orElse(""),
                                message,
                                json.text("detail").orElse(null),
                                json.text("hint").orElse(null),
                                json.text("context").orElse(null)))
                .orElse(null);
    }

    /// Writes everything but the code into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public static void writeDetails(JsonGenerator json, Problem problem) throws IOException {
        json.writeStringField("what", problem.what());
        json.writeStringField("why", problem.why());
        json.writeStringField("hint", problem.hint());
        writePlace(json, problem.where());
        member(json, "statement", problem.statement());
        writeServer(json, problem.server());
        member(json, "databaseState", problem.databaseState());
    }

    private static void writePlace(JsonGenerator json, @Nullable SourcePosition where)
            throws IOException {
        if (where != null) {
            json.writeObjectFieldStart("where");
            json.writeStringField("file", where.file());
            json.writeNumberField("line", where.line());
            json.writeNumberField("column", where.column());
            json.writeEndObject();
        }
    }

    private static void writeServer(JsonGenerator json, @Nullable ServerError server)
            throws IOException {
        if (server != null) {
            json.writeObjectFieldStart("server");
            json.writeStringField("sqlState", server.sqlState());
            json.writeStringField("message", server.message());
            member(json, "detail", server.detail());
            member(json, "hint", server.hint());
            member(json, "context", server.context());
            json.writeEndObject();
        }
    }

    private static void member(JsonGenerator json, String name, @Nullable String value)
            throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
