package dev.tidemark.engine.backup.restore;

import java.util.List;

/// Who owns what is restored.
public enum Ownership {
    /// As in the backup, with the rights that were granted; the role must be allowed to.
    AS_BACKED_UP,
    /// Everything belongs to the role that restores; nothing is granted.
    TO_WHOEVER_RESTORES;

    List<String> options() {
        return switch (this) {
            case AS_BACKED_UP -> List.of();
            case TO_WHOEVER_RESTORES -> List.of("--no-owner", "--no-privileges");
        };
    }
}
