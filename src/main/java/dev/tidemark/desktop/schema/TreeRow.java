package dev.tidemark.desktop.schema;

import java.util.Optional;

/// A line of the tree.
sealed interface TreeRow {
    /// What is looked at while the line is selected; empty where that is nothing.
    Optional<ObjectId> id();

    /// A schema.
    record OfBranch(Branch branch) implements TreeRow {
        @Override
        public Optional<ObjectId> id() {
            return Optional.of(branch.id());
        }
    }

    /// Objects of one kind.
    record OfGroup(Group group) implements TreeRow {
        @Override
        public Optional<ObjectId> id() {
            return Optional.empty();
        }
    }

    /// An object.
    ///
    /// @param column because of which it was found, or an empty text
    record OfEntry(Entry entry, String column) implements TreeRow {
        @Override
        public Optional<ObjectId> id() {
            return Optional.of(entry.id());
        }
    }

    /// How many more there are than are shown.
    record More(int count) implements TreeRow {
        @Override
        public Optional<ObjectId> id() {
            return Optional.empty();
        }
    }
}
