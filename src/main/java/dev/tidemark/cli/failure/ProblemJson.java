package dev.tidemark.cli.failure;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.problem.Problem;
import java.io.IOException;

/// A problem as members of a JSON object, with the exit code that it leads to.
public final class ProblemJson {
    private ProblemJson() {}

    /// Writes the members into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public static void writeMembers(JsonGenerator json, Problem problem) throws IOException {
        json.writeStringField("code", problem.code().text());
        json.writeNumberField("exitCode", ExitCode.of(problem.code().kind()).number());
        dev.tidemark.engine.problem.ProblemJson.writeDetails(json, problem);
    }
}
