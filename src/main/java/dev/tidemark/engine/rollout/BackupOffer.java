package dev.tidemark.engine.rollout;

import java.util.List;

/// The backup that could be made before a rollout.
///
/// @param way how
/// @param notes what it does to others, and what it does not help against, one sentence each
public record BackupOffer(BackupWay way, List<String> notes) {
    public BackupOffer {
        notes = List.copyOf(notes);
    }
}
