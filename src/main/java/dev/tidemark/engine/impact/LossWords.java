package dev.tidemark.engine.impact;

import java.util.Locale;

/// Losses in words, the same for the window and the command line.
public final class LossWords {
    private LossWords() {}

    /// What one loss is, for example `12,034 rows`.
    public static String amount(Loss loss) {
        return switch (loss.kind()) {
            case OBJECT -> "holds no data";
            case CHANGED_ROWS -> "which rows is decided when it runs";
            case UNSEEN -> "its text does not tell what it removes";
            case TABLE, ROWS, COLUMN, SCHEMA -> counted(loss);
            case CONVERTED -> "another type; " + counted(loss);
        };
    }

    private static String counted(Loss loss) {
        String unit =
                switch (loss.kind()) {
                    case COLUMN, CONVERTED -> "value";
                    case SCHEMA -> "table";
                    default -> "row";
                };
        var value = loss.count().value();
        return switch (loss.count().exactness()) {
            case ABSENT -> "is not there now";
            case NOT_COUNTABLE -> "%ss can't be counted here".formatted(unit);
            case ESTIMATED -> "about %,d %ss (estimated)".formatted(value.orElse(0), unit);
            case COUNTED ->
                    value.orElse(0) == 0
                            ? "no %ss".formatted(unit)
                            : value.orElse(0) == 1
                                    ? "1 %s".formatted(unit)
                                    : "%,d %ss".formatted(value.orElse(0), unit);
        };
    }

    /// Its kind in documents, for example `changed-rows`.
    public static String code(Loss loss) {
        return loss.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How its count was found, in documents, for example `counted`.
    public static String exactness(Loss loss) {
        return loss.count().exactness().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What kind of thing is lost.
    public static String kind(Loss loss) {
        return switch (loss.kind()) {
            case TABLE -> "Table";
            case COLUMN, CONVERTED -> "Column";
            case ROWS -> "Rows of";
            case SCHEMA -> "Schema";
            case OBJECT -> "Object";
            case CHANGED_ROWS -> "Rows";
            case UNSEEN -> "Code";
        };
    }
}
