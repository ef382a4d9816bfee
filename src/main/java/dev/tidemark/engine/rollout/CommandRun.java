package dev.tidemark.engine.rollout;

import java.time.Duration;
import java.util.List;

/// An external command that was run, and what it wrote.
///
/// @param step the step that ran it
/// @param command as the project names it
/// @param how how it ended, for people: `exit code 0`
/// @param took how long it took
/// @param lines what it wrote; of very much the last lines
/// @param left how many lines before these are left out
public record CommandRun(
        Step step, String command, String how, Duration took, List<String> lines, long left) {
    public CommandRun {
        lines = List.copyOf(lines);
    }
}
