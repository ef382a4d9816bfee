package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastRun;
import java.util.List;
import java.util.Optional;

/// What the inspector shows of a migration besides its row. Immutable.
///
/// @param row the migration
/// @param up its text
/// @param back the text of its way back
/// @param difference the applied text compared with the file; empty when the journal has none
/// @param runs what was done with it, newest first
/// @param needs what it depends on
/// @param neededBy what depends on it
record Inspected(
        TimelineRow row,
        Optional<Text> up,
        Optional<Text> back,
        Optional<Compared> difference,
        List<Past> runs,
        List<String> needs,
        List<String> neededBy) {
    Inspected {
        runs = List.copyOf(runs);
        needs = List.copyOf(needs);
        neededBy = List.copyOf(neededBy);
    }

    /// A text, or its beginning.
    ///
    /// @param whole the size of the whole in bytes
    record Text(List<CodeLine> lines, long whole, boolean cut) {
        Text {
            lines = List.copyOf(lines);
        }
    }

    /// Two texts compared.
    ///
    /// @param lines those that differ
    /// @param added how many are new
    /// @param removed how many are gone
    /// @param cut whether only the beginnings were compared
    record Compared(List<CodeLine> lines, int added, int removed, boolean cut) {
        Compared {
            lines = List.copyOf(lines);
        }
    }

    /// What a run did with it, or what a person changed in its record.
    ///
    /// @param migration empty for a change of the record
    record Past(PastRun run, Optional<PastMigration> migration) {}
}
