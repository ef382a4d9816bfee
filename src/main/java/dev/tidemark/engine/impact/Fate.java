package dev.tidemark.engine.impact;

import java.util.List;
import java.util.OptionalLong;

/// What becomes of the data of a loss when the rollback saves what it can.
public sealed interface Fate {
    /// There is none that would go.
    record NoData() implements Fate {}

    /// It is saved.
    ///
    /// @param bytes the size of the tables that are read for it; empty when it can't be told
    /// @param notes what a person has to know of it, whole sentences
    record Saved(OptionalLong bytes, List<String> notes) implements Fate {
        public Saved {
            notes = List.copyOf(notes);
        }
    }

    /// It can't be saved.
    ///
    /// @param why one clause
    record Lost(String why) implements Fate {}
}
