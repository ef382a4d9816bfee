package dev.tidemark.desktop.rollback;

import dev.tidemark.engine.impact.Loss;
import java.util.List;

/// The sentences of a rollback.
final class RollbackWords {
    private RollbackWords() {}

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
