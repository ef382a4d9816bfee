package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.theme.StateMark;
import java.util.Optional;

/// What is said of a cell, for the line below the map, the tooltip, and those who listen.
final class CellWords {
    private CellWords() {}

    /// `john_12345678 · 20250108_add_channel · ○ Pending`.
    static String of(TenantRow row, Optional<Column> column, int place) {
        if (column.isEmpty()) {
            return tenant(row);
        }
        String state =
                row.stand()
                        .cell(place)
                        .map(cell -> {
                            var mark = StateMark.of(cell.state());
                            String why =
                                    cell.reasons().isEmpty()
                                            ? ""
                                            : ": " + String.join(" ", cell.reasons());
                            return "%s %s%s".formatted(mark.glyph(), mark.word(), why);
                        })
                        .orElse("no record and no file for it");
        return "%s · %s · %s".formatted(row.schema(), column.get().name(), state);
    }

    /// `john_12345678, pending, 2 of 6 applied`.
    static String tenant(TenantRow row) {
        return "%s, %s, %s".formatted(row.schema(), row.state().word(), row.progress());
    }
}
