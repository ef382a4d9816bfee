package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.emergency.EmergencyProblems;
import dev.tidemark.engine.rollout.emergency.Leftover;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.rollout.journal.Unfinished;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Emergency rollbacks whose process is gone: what they did, and what is left to do.
final class EmergencyLeftover {
    private final Invocation invocation;
    private final RolloutSetup setup;

    EmergencyLeftover(Invocation invocation, RolloutSetup setup) {
        this.invocation = invocation;
        this.setup = setup;
    }

    private List<Unfinished> all() {
        return setup.procedures().unfinished(setup.key()).stream()
                .filter(left -> left.kind() == ProcedureKind.EMERGENCY)
                .toList();
    }

    /// Says what was done and what was not.
    ExitCode status() {
        var all = all();
        if (invocation.options().json()) {
            invocation.document(
                    "emergency-status",
                    json -> {
                        json.writeArrayFieldStart("unfinished");
                        for (var left : all) {
                            json.writeStartObject();
                            json.writeStringField("by", left.who());
                            json.writeStringField("began", left.began().toString());
                            for (var fact : left.facts().entrySet()) {
                                json.writeStringField(fact.getKey(), fact.getValue());
                            }
                            json.writeObjectFieldStart("steps");
                            for (String step : EmergencyProblems.words()) {
                                json.writeStringField(step, word(left.progress(step)));
                            }
                            json.writeEndObject();
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
            return ExitCode.DONE;
        }
        if (all.isEmpty()) {
            invocation.say("No emergency rollback is open on %s.".formatted(setup.name()));
        }
        for (var left : all) {
            invocation.say(
                    "The emergency rollback that %s began at %s did not end."
                            .formatted(left.who(), left.began()));
            left.facts()
                    .forEach((fact, value) ->
                            invocation.say("  %s: %s".formatted(fact, Printable.line(value))));
            left.sentences(EmergencyProblems.words())
                    .forEach(sentence -> invocation.say("  " + Printable.line(sentence)));
        }
        return ExitCode.DONE;
    }

    private static String word(Unfinished.Progress progress) {
        return progress.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one that is open.
    Unfinished only() {
        return all().stream()
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.REPAIR_NOT_NEEDED,
                                        "Nothing was finished",
                                        "No emergency rollback is open on %s."
                                                .formatted(setup.name()),
                                        "Begin one with `tidemark emergency`.")
                                .asException());
    }

    /// Takes it as settled by hand.
    ExitCode dismiss(String reason) {
        var left = only();
        try (var journal = setup.procedures().resume(left, setup.clock())) {
            journal.over("dismissed by %s: %s".formatted(setup.who(), reason));
        }
        if (invocation.options().json()) {
            invocation.document(
                    "emergency-dismissed",
                    json -> {
                        json.writeStringField("began", left.began().toString());
                        json.writeStringField("reason", reason);
                    });
        } else {
            invocation.say(
                    "The emergency rollback of %s is settled: %s"
                            .formatted(left.began(), Printable.line(reason)));
        }
        return ExitCode.DONE;
    }

    /// What somebody found out about steps whose end was not seen.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when nobody says so
    String settled(Unfinished left, Optional<String> given) {
        if (new Leftover(left, setup.plan()).clear()) {
            return "";
        }
        if (!invocation.options().json()) {
            left.sentences(EmergencyProblems.words())
                    .forEach(sentence -> invocation.note("  " + Printable.line(sentence)));
        }
        return given.or(() ->
                        invocation
                                .confirmation()
                                .typed(
                                        "What became of the steps whose end was not seen? (empty to end)"))
                .orElseThrow(() -> EmergencyProblems.unfinished(left).asException());
    }
}
