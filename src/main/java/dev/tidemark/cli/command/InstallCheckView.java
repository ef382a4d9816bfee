package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.install.InstallCheck;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.util.Optional;

/// What came of the check of a fresh install, as text and as JSON.
final class InstallCheckView {
    private InstallCheckView() {}

    static void print(Invocation invocation, InstallCheck check) {
        if (check.equal()) {
            invocation.say(
                    "Equal: %s and %d migrations make the same schema."
                            .formatted(check.schemaFile(), check.migrations().size()));
        } else {
            invocation.say(
                    "From %s to what %d migrations make:"
                            .formatted(check.schemaFile(), check.migrations().size()));
            SchemaDifferenceView.print(invocation, check.difference());
        }
        if (check.idempotent()) {
            invocation.say("%s may run twice.".formatted(check.schemaFile()));
        } else {
            invocation.say("Running %s a second time:".formatted(check.schemaFile()));
            check.notAgain()
                    .ifPresent(problem ->
                            invocation.say(
                                    "  %s"
                                            .formatted(
                                                    Printable.line(
                                                            problem.what()
                                                                    + ": "
                                                                    + problem.why()))));
            SchemaDifferenceView.print(invocation, check.again());
        }
    }

    /// What is wrong, if anything is.
    static Optional<Problem> problem(InstallCheck check) {
        if (!check.equal()) {
            return Optional.of(
                    Problem.of(
                            ProblemCode.FRESH_INSTALL_DIFFERS,
                            "%s does not make what the migrations make"
                                    .formatted(check.schemaFile()),
                            check.difference().summary(),
                            "Bring %s up to date with the migrations."
                                    .formatted(check.schemaFile())));
        }
        if (!check.idempotent()) {
            return Optional.of(
                    Problem.of(
                            ProblemCode.FRESH_INSTALL_DIFFERS,
                            "%s can't run twice".formatted(check.schemaFile()),
                            check.notAgain()
                                    .map(Problem::why)
                                    .orElse("It changed " + check.again().summary()),
                            "Write `IF NOT EXISTS` or `CREATE OR REPLACE` there."));
        }
        return Optional.empty();
    }

    static void write(JsonGenerator json, InstallCheck check) throws IOException {
        json.writeBooleanField("equal", check.equal());
        json.writeBooleanField("idempotent", check.idempotent());
        json.writeStringField("schemaFile", check.schemaFile());
        json.writeArrayFieldStart("migrations");
        for (String version : check.migrations()) {
            json.writeString(version);
        }
        json.writeEndArray();
        SchemaDifferenceView.write(json, check.difference());
        json.writeObjectFieldStart("secondRun");
        SchemaDifferenceView.write(json, check.again());
        if (check.notAgain().isPresent()) {
            json.writeObjectFieldStart("problem");
            ProblemJson.writeMembers(json, check.notAgain().get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
