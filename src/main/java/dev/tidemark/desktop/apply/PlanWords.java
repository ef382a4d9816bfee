package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.run.RunWords;
import java.util.List;

/// Lines and sentences about plans.
final class PlanWords {
    private PlanWords() {}

    /// A migration in one line, with a badge when there is no way back.
    static String line(PlanRow row) {
        return row.wayBack().isEmpty()
                ? row.title()
                : "%s   %s".formatted(row.title(), row.wayBack());
    }

    /// `3 migrations with 12 statements; 1 has no way back.`
    static String sum(List<PlanRow> rows) {
        long statements =
                rows.stream().mapToLong(row -> row.migration().summary().statements()).sum();
        long oneWay = rows.stream().filter(row -> !row.wayBack().isEmpty()).count();
        String text =
                "%s with %s"
                        .formatted(
                                RunWords.count(rows.size()),
                                statements == 1
                                        ? "1 statement"
                                        : "%,d statements".formatted(statements));
        return switch ((int) Math.min(oneWay, 2)) {
            case 0 -> text + "; all can be rolled back.";
            case 1 -> text + "; 1 has no way back.";
            default -> "%s; %d have no way back.".formatted(text, oneWay);
        };
    }
}
