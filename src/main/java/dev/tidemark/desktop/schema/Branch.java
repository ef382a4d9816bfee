package dev.tidemark.desktop.schema;

import java.util.List;

/// A schema in the tree.
///
/// @param id the schema
/// @param detail shown at the right
record Branch(ObjectId id, String detail, List<Group> groups) {
    Branch {
        groups = List.copyOf(groups);
    }
}
