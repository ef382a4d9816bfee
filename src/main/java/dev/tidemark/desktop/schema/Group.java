package dev.tidemark.desktop.schema;

import java.util.List;

/// Objects of one kind in one schema.
///
/// @param schema empty for extensions
/// @param detail shown at the right: how many, and how large together
record Group(String schema, ObjectKind kind, String detail, List<Entry> entries) {
    Group {
        entries = List.copyOf(entries);
    }
}
