package dev.tidemark.desktop.rollback;

import dev.tidemark.engine.archive.ByteSize;
import dev.tidemark.engine.impact.Fate;
import dev.tidemark.engine.impact.Loss;
import dev.tidemark.engine.run.RunSettings.Saving;
import java.util.LinkedHashSet;
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

    /// One sentence or two over all losses.
    static String sum(List<Loss> losses, Saving saving) {
        if (losses.isEmpty()) {
            return "As far as the scripts' text tells, nothing is taken away.";
        }
        long data = losses.stream().filter(Loss::losesData).count();
        if (data == 0) {
            return "Structure goes, and no rows or values with it.";
        }
        long unsaved = losses.stream().filter(Loss::losesUnsavedData).count();
        String goes = places(losses);
        if (saving == Saving.LOSE) {
            return goes + " It is not saved before.";
        }
        if (unsaved == 0) {
            return goes + " It is saved first.";
        }
        return unsaved == data
                ? goes + " It can't be saved."
                : "%s Of them %d can't be saved.".formatted(goes, unsaved);
    }

    private static String places(List<Loss> losses) {
        long data = losses.stream().filter(Loss::losesData).count();
        return data == 1
                ? "Data goes with it, in 1 place."
                : "Data goes with it, in %d places.".formatted(data);
    }

    /// The same where data is to be saved and this role can't.
    static String hindered(List<Loss> losses) {
        return "%s This role can't save it.".formatted(places(losses));
    }

    /// What becomes of a loss's data, in a few words; empty when it has none.
    static String fate(Loss loss, Saving saving) {
        return switch (loss.fate()) {
            case Fate.NoData() -> "";
            case Fate.Saved _ when saving == Saving.LOSE -> "not saved";
            case Fate.Saved(var bytes, _) ->
                    bytes.isPresent()
                            ? "saved first, up to " + ByteSize.text(bytes.getAsLong())
                            : "saved first";
            case Fate.Lost(var why) -> "not saved: " + why;
        };
    }

    /// What saving does, and what to know of it.
    static String saving(List<Loss> losses) {
        long bytes = 0;
        var notes = new LinkedHashSet<String>();
        for (var loss : losses) {
            if (loss.fate() instanceof Fate.Saved(var size, var itsNotes)) {
                bytes += size.orElse(0);
                notes.addAll(itsNotes);
            }
        }
        String text =
                "Up to %s are copied in the transaction that takes them away, under the same lock, and can be brought back when the migration is applied again."
                        .formatted(ByteSize.text(bytes));
        return notes.isEmpty() ? text : "%s %s".formatted(text, String.join(" ", notes));
    }
}
