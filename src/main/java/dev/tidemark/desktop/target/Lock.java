package dev.tidemark.desktop.target;

import dev.tidemark.engine.tracking.LockHolder;

/// Who may run something on a target.
public sealed interface Lock {
    /// The server was not asked yet.
    record Unknown() implements Lock {}

    /// Nobody works on the tracking table.
    record Free() implements Lock {}

    /// A session works on it: this application's own, too.
    record Held(LockHolder holder) implements Lock {}
}
