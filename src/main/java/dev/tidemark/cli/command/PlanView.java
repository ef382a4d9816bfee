package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.engine.difference.UnifiedLine;
import dev.tidemark.engine.history.TextDifference;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.repair.RepairPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Explains a change of the records, asks, and makes it.
final class PlanView {
    /// A run may hold the lock for a moment; longer than this the user should know who does.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MOST_LINES = 10;

    private final Invocation invocation;
    private final TargetDatabase target;

    PlanView(Invocation invocation, TargetDatabase target) {
        this.invocation = invocation;
        this.target = target;
    }

    /// Shows the plan, asks and executes it.
    ///
    /// @param document the name of the JSON document
    void carryOut(String document, RepairPlan plan, Optional<String> reason) {
        if (!invocation.options().json()) {
            explain(plan);
        }
        if (!plan.empty()) {
            invocation
                    .confirmation()
                    .ask(
                            "%s on %s?".formatted(plan.title(), target.settings().target()),
                            "%s was not done".formatted(plan.title()));
            execute(plan, reason);
        }
        if (invocation.options().json()) {
            invocation.document(document, json -> write(json, plan));
        } else if (!plan.empty()) {
            invocation.say("Done: %s.".formatted(plan.title()));
        }
    }

    private void execute(RepairPlan plan, Optional<String> reason) {
        try {
            plan.execute(target.connector(), reason, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "%s was not done".formatted(plan.title()),
                            "It was stopped while it waited for the lock.",
                            "Run it again when you want it done.")
                    .asException();
        }
    }

    private void explain(RepairPlan plan) {
        plan.explanation().forEach(line -> invocation.say(Printable.line(line)));
        plan.difference().ifPresent(this::printDifference);
        if (plan.empty()) {
            return;
        }
        invocation.say("");
        invocation.say(invocation.style().paint(Colour.FAINT, "SQL, in one transaction:"));
        for (String statement : plan.statements()) {
            invocation.say(invocation.style().paint(Colour.FAINT, "  " + shown(statement)));
        }
        invocation.say("");
    }

    /// The statement; of a long one the beginning, since `--json` has all of it.
    private static String shown(String statement) {
        var lines = Printable.block(statement.strip()).lines().toList();
        if (lines.size() <= MOST_LINES) {
            return String.join("\n  ", lines) + ";";
        }
        return "%s … (%d lines);".formatted(lines.getFirst(), lines.size());
    }

    private void printDifference(TextDifference texts) {
        var difference = texts.lines();
        invocation.say("");
        if (difference.sameLines()) {
            invocation.say("Each line is the same as when it was applied.");
        } else {
            invocation.say("What was applied (-) and the file now (+):");
        }
        for (UnifiedLine line : difference.unified()) {
            var colour =
                    switch (line.sign()) {
                        case ADDED -> Colour.GREEN;
                        case REMOVED -> Colour.RED;
                        case PLACE, UNENDED -> Colour.FAINT;
                        case SAME -> Colour.NONE;
                    };
            invocation.say(invocation.style().paint(colour, "  " + Printable.line(line.line())));
        }
        if (texts.cut()) {
            invocation.say("  (only the beginning of a long text was compared)");
        }
    }

    private static void write(JsonGenerator json, RepairPlan plan) throws IOException {
        json.writeStringField("title", plan.title());
        json.writeBooleanField("done", !plan.empty());
        strings(json, "explanation", plan.explanation());
        strings(json, "statements", plan.statements());
        if (!plan.empty()) {
            json.writeStringField("run", plan.run().toString());
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
