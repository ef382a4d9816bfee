package dev.tidemark.engine.rollout.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A rollout or emergency rollback that began and did not end, and whose process is gone.
///
/// @param file its journal
/// @param kind what it was
/// @param target the database as people know it
/// @param who who began it
/// @param began when
/// @param facts what it was about to do, by name
/// @param entries what it noted, in order
public record Unfinished(
        Path file,
        ProcedureKind kind,
        String target,
        String who,
        Instant began,
        Map<String, String> facts,
        List<JournalEntry> entries) {
    private static final List<String> SATISFIED = List.of("passed", "not-demanded");

    public Unfinished {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        entries = List.copyOf(entries);
    }

    /// How far a step came.
    public enum Progress {
        /// It never began.
        NOT_BEGUN,
        /// It began, and nobody saw its end.
        NOT_ENDED,
        /// It ended as it should.
        DONE,
        /// It ended otherwise.
        FAILED
    }

    /// How far a step came, by the latest that was noted of it.
    ///
    /// @param step its word
    public Progress progress(String step) {
        var progress = Progress.NOT_BEGUN;
        for (var entry : entries) {
            if (!entry.step().equals(step)) {
                continue;
            }
            progress =
                    switch (entry.kind()) {
                        case STEP_BEGAN -> Progress.NOT_ENDED;
                        case STEP_ENDED ->
                                entry.state().filter(state -> SATISFIED.contains(state)).isPresent()
                                        ? Progress.DONE
                                        : Progress.FAILED;
                        case BEGAN, ENDED -> progress;
                    };
        }
        return progress;
    }

    /// How far it came, one sentence.
    public String reached() {
        var last =
                entries.stream()
                        .filter(entry -> !entry.step().isEmpty())
                        .reduce((_, later) -> later)
                        .map(JournalEntry::step);
        if (last.isEmpty()) {
            return "No step was begun.";
        }
        String step = last.get();
        return switch (progress(step)) {
            case NOT_BEGUN -> "No step was begun.";
            case NOT_ENDED -> "The step `%s` was begun, and its end was not seen.".formatted(step);
            case DONE -> "The step `%s` was done, and none after it was begun.".formatted(step);
            case FAILED -> "The step `%s` did not end as it should.".formatted(step);
        };
    }

    /// What was done and what was not, one sentence a step.
    ///
    /// @param steps the words of all its steps, in order
    public List<String> sentences(List<String> steps) {
        var sentences = new ArrayList<String>();
        for (String step : steps) {
            var last =
                    entries.stream()
                            .filter(entry -> entry.step().equals(step))
                            .reduce((_, later) -> later);
            String detail = last.map(JournalEntry::detail).filter(it -> !it.isEmpty()).orElse("");
            sentences.add(
                    switch (progress(step)) {
                        case NOT_BEGUN -> "%s: not begun.".formatted(step);
                        case NOT_ENDED ->
                                "%s: began at %s; its end was not seen. %s"
                                        .formatted(step, last.orElseThrow().at(), detail)
                                        .strip();
                        case DONE ->
                                "%s: done at %s. %s"
                                        .formatted(step, last.orElseThrow().at(), detail)
                                        .strip();
                        case FAILED ->
                                "%s: ended at %s, not as it should. %s"
                                        .formatted(step, last.orElseThrow().at(), detail)
                                        .strip();
                    });
        }
        return sentences;
    }
}
