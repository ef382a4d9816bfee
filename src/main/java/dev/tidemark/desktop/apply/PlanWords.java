package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.engine.archive.Keepsake;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines and sentences about plans.
final class PlanWords {
    private PlanWords() {}

    /// A migration in one line, with a badge when there is no way back.
    static String line(PlanRow row) {
        return row.wayBack().isEmpty()
                ? row.title()
                : "%s   %s".formatted(row.title(), row.wayBack());
    }

    /// What a plan is made of, one line each: the migrations, and what is brought back.
    static List<String> lines(List<PlanRow> rows, List<Keepsake> broughtBack) {
        return Stream.concat(
                        rows.stream().map(PlanWords::line),
                        broughtBack.stream()
                                .map(entry ->
                                        "brings back %s, saved from %s"
                                                .formatted(entry.text(), entry.version())))
                .toList();
    }

    /// What is in the archive, for the question whether to bring it back.
    static String archived(List<Keepsake> entries) {
        return entries.stream()
                .map(entry -> "%s (%s)".formatted(entry.text(), entry.version()))
                .collect(
                        Collectors.joining(
                                ", ",
                                "In the archive since the last rollback: ",
                                ". It comes back in the transaction that applies its migration; what does not fit stays there."));
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
