package dev.tidemark.desktop.apply;

import java.util.List;
import java.util.stream.Collectors;

/// The migrations of a plan, short enough for the commit page.
final class CommitWords {
    private static final int MOST = 12;

    private CommitWords() {}

    /// One line each; of many the first.
    static String list(List<PlanRow> rows) {
        String lines =
                rows.stream()
                        .limit(MOST)
                        .map(row ->
                                row.wayBack().isEmpty()
                                        ? row.title()
                                        : "%s   %s".formatted(row.title(), row.wayBack()))
                        .collect(Collectors.joining("\n"));
        return rows.size() > MOST ? "%s\nand %d more".formatted(lines, rows.size() - MOST) : lines;
    }
}
