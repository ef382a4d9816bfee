package dev.tidemark.engine.archive;

import java.util.Optional;

/// What came of bringing saved data back.
///
/// @param entry what was saved
/// @param back rows that are there again as they were saved
/// @param present rows that were there already, just as they were saved
/// @param kept rows that were not put back, because others stand in their place or theirs is gone
/// @param note what of them has no place any more, a sentence; empty for nothing
/// @param failure why nothing of it was brought back
public record Restored(
        Keepsake entry, long back, long present, long kept, String note, Optional<String> failure) {

    static Restored failed(Keepsake entry, String why) {
        return new Restored(entry, 0, 0, entry.rows(), "", Optional.of(why));
    }

    /// What came of it, in sentences.
    public String text() {
        if (failure.isPresent()) {
            return "Not brought back: %s. %s. It stays in %s (number %d)."
                    .formatted(entry.text(), failure.get(), entry.keptIn(), entry.id());
        }
        var text = new StringBuilder("Brought back ");
        text.append(
                entry.lost().isEmpty()
                        ? "%s of %s.".formatted(Keepsake.count(back), entry.table())
                        : "%s of %s of %s."
                                .formatted(
                                        String.join(", ", entry.lost()),
                                        Keepsake.count(back),
                                        entry.table()));
        if (present > 0) {
            text.append(" %s there already.".formatted(were(present)));
        }
        if (kept > 0) {
            text.append(
                    " %s not put back, because %s; %s in %s."
                            .formatted(
                                    were(kept),
                                    entry.lost().isEmpty()
                                            ? "others stand in their place"
                                            : "their rows are gone",
                                    kept == 1 ? "it stays" : "they stay",
                                    entry.keptIn()));
        }
        return note.isEmpty() ? text.toString() : "%s %s".formatted(text, note);
    }

    private static String were(long rows) {
        return "%s %s".formatted(Keepsake.count(rows), rows == 1 ? "was" : "were");
    }
}
