package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.BackupManifest;

/// How far a backup can be relied on, as rows show it.
///
/// @param glyph stands before the word
/// @param word one or two words
/// @param styleClass its colour
record BackupMark(String glyph, String word, String styleClass) {
    static BackupMark of(Catalogue.Entry entry) {
        return switch (entry.condition()) {
            case MISSING -> new BackupMark("∅", "Files missing", "state-missing");
            case ALTERED -> new BackupMark("≠", "Altered", "state-changed");
            case PRESENT -> proof(entry.backup().manifest());
        };
    }

    private static BackupMark proof(BackupManifest manifest) {
        if (manifest.failedVerification().isPresent()) {
            return new BackupMark("✗", "Not proved", "state-failed");
        }
        return manifest.proved()
                .map(level ->
                        switch (level) {
                            case WRITTEN -> new BackupMark("○", "Written", "state-pending");
                            case READABLE -> new BackupMark("✓", "Readable", "state-applied");
                            case RESTORED -> new BackupMark("✓✓", "Restored", "state-applied");
                        })
                .orElse(new BackupMark("?", "Not verified", "state-muted"));
    }

    /// Glyph and word.
    String text() {
        return "%s %s".formatted(glyph, word);
    }
}
