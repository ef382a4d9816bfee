package dev.tidemark.engine.history;

import dev.tidemark.engine.json.JsonTree;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemJson;
import java.util.Optional;

/// What went wrong, as the journal has it.
///
/// @param text one line: what did not happen, and why
/// @param sqlState the server's code
/// @param problem the whole of it, with place, statement and way out; journals of earlier versions
///   have none
public record PastProblem(String text, Optional<String> sqlState, Optional<Problem> problem) {
    static Optional<PastProblem> of(
            Optional<String> error, Optional<String> sqlState, Optional<String> json) {
        return error.map(text ->
                new PastProblem(text, sqlState, json.map(JsonTree::of).flatMap(ProblemJson::read)));
    }
}
