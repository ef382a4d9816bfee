package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.action.Action;
import java.util.List;
import java.util.stream.Collectors;

/// What a wizard did, summed up.
///
/// @param headline how it ended, one line
/// @param result whether everything planned was done
/// @param parts everything worth keeping, in order
/// @param ways where it goes on from here
public record Report(String headline, Result result, List<Part> parts, List<Action> ways) {
    public Report {
        parts = List.copyOf(parts);
        ways = List.copyOf(ways);
    }

    /// Whether everything planned was done.
    public enum Result {
        DONE,
        NOT_DONE
    }

    /// A labelled part of the report.
    public record Part(String label, String text) {}

    /// The report as plain text, for copying.
    public String text() {
        return parts.stream()
                .map(part -> "%s: %s\n".formatted(part.label(), part.text()))
                .collect(Collectors.joining("", "%s\n".formatted(headline), ""));
    }
}
