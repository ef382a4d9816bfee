package dev.tidemark.cli.failure;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ServerError;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A problem as members of a JSON object; what is not known is left out.
public final class ProblemJson {
    private ProblemJson() {}

    /// Writes the members into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public static void writeMembers(JsonGenerator json, Problem problem) throws IOException {
        json.writeStringField("code", problem.code().text());
        json.writeNumberField("exitCode", ExitCode.of(problem.code().kind()).number());
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
