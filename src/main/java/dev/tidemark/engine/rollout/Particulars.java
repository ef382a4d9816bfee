package dev.tidemark.engine.rollout;

import dev.tidemark.engine.preflight.Finding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the result of a guided run tells beside its steps.
///
/// @param facts what it is about, by title, in order
/// @param findings what the preflight found last
/// @param answers the checklist as it was answered
/// @param commands the commands that ran, with what they wrote
public record Particulars(
        Map<String, String> facts,
        List<Finding> findings,
        List<ChecklistAnswer> answers,
        List<CommandRun> commands) {
    public Particulars {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        findings = List.copyOf(findings);
        answers = List.copyOf(answers);
        commands = List.copyOf(commands);
    }
}
