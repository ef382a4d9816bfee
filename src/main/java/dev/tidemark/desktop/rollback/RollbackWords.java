package dev.tidemark.desktop.rollback;

import dev.tidemark.engine.impact.Loss;
import java.util.List;

/// The sentences of a rollback.
final class RollbackWords {
    private RollbackWords() {}

    /// What one loss is, for example `12,034 rows`.
    static String amount(Loss loss) {
        return switch (loss.kind()) {
            case OBJECT -> "holds no data";
            case CHANGED_ROWS -> "which rows is decided when it runs";
            case UNSEEN -> "its text does not tell what it removes";
            case TABLE, ROWS, COLUMN, SCHEMA -> counted(loss);
        };
    }

    private static String counted(Loss loss) {
        String unit =
                switch (loss.kind()) {
                    case COLUMN -> "values";
                    case SCHEMA -> "tables";
                    default -> "rows";
                };
        var value = loss.count().value();
        return switch (loss.count().exactness()) {
            case ABSENT -> "is not there now";
            case NOT_COUNTABLE -> "%s can't be counted here".formatted(unit);
            case ESTIMATED -> "about %,d %s (estimated)".formatted(value.orElse(0), unit);
            case COUNTED ->
                    value.orElse(0) == 0
                            ? "no %s".formatted(unit)
                            : "%,d %s".formatted(value.orElse(0), unit);
        };
    }

    /// What kind of thing is lost.
    static String kind(Loss loss) {
        return switch (loss.kind()) {
            case TABLE -> "Table";
            case COLUMN -> "Column";
            case ROWS -> "Rows of";
            case SCHEMA -> "Schema";
            case OBJECT -> "Object";
            case CHANGED_ROWS -> "Rows";
            case UNSEEN -> "Code";
        };
    }

    /// Dependants of a loss as a sentence, empty when there are none.
    static String dependants(Loss loss) {
        if (loss.dependants().isEmpty()) {
            return "";
        }
        String names = String.join(", ", loss.dependants());
        return loss.cascade() ? "goes too: %s".formatted(names) : "needs it: %s".formatted(names);
    }

    /// One sentence over all losses.
    static String sum(List<Loss> losses) {
        if (losses.isEmpty()) {
            return "As far as the scripts' text tells, nothing is taken away.";
        }
        long data = losses.stream().filter(Loss::losesData).count();
        if (data == 0) {
            return "Structure goes, and no rows or values with it.";
        }
        return data == 1
                ? "Data goes with it, in 1 place. It is not saved before."
                : "Data goes with it, in %d places. It is not saved before.".formatted(data);
    }
}
