package dev.tidemark.engine.run;

import dev.tidemark.engine.tracking.JournalStep;
import dev.tidemark.engine.tracking.Unfinished;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What an earlier run of a migration left, read from the journal.
///
/// @param finished steps that committed, with the SHA-256 of the text that ran
/// @param unfinished the step that was begun and has no good end
/// @param choice what to do about it when the database does not show whether it took effect
public record Resume(Map<Integer, String> finished, Optional<Integer> unfinished, Choice choice) {
    public Resume {
        finished = Map.copyOf(finished);
    }

    /// What to do about a step whose end nobody can see.
    public enum Choice {
        /// Stop and say so.
        ASK,
        /// Run it again.
        REPEAT,
        /// Take it as done.
        SKIP
    }

    /// What the journal says.
    static Resume of(Unfinished unfinished) {
        var finished = new HashMap<Integer, String>();
        unfinished.done().forEach(step -> finished.put(step.number(), step.digest()));
        return new Resume(
                finished,
                unfinished.open().or(unfinished::failed).map(JournalStep::number),
                Choice.ASK);
    }

    /// The same with the user's choice.
    public Resume choosing(Choice other) {
        return new Resume(finished, unfinished, other);
    }
}
