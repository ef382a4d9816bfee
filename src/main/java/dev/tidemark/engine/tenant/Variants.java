package dev.tidemark.engine.tenant;

import dev.tidemark.engine.catalog.ObjectChange;
import dev.tidemark.engine.catalog.SchemaDifference;
import java.util.List;

/// Which tenants' schemas are alike, and how the others differ. Immutable.
///
/// @param groups tenants that record the same migrations, the largest group first
public record Variants(List<Group> groups) {
    public Variants {
        groups = List.copyOf(groups);
    }

    /// Tenants that record the same migrations, and so should have the same schema.
    ///
    /// @param applied how many migrations they have
    /// @param alike those whose schemas are like most of them
    /// @param others those whose schemas are not
    public record Group(int applied, List<String> alike, List<Variant> others) {
        public Group {
            alike = List.copyOf(alike);
            others = List.copyOf(others);
        }
    }

    /// Tenants whose schemas differ in the same way from most.
    ///
    /// @param schemas the tenants
    /// @param difference from most tenants' schema to theirs; names stand without their schema
    public record Variant(List<String> schemas, SchemaDifference difference) {
        public Variant {
            schemas = List.copyOf(schemas);
        }
    }

    /// A difference as seen from the tenant that differs, for example `lacks index orders_at_idx`.
    public static String words(ObjectChange change) {
        String what =
                switch (change.kind()) {
                    case ADDED -> "has besides";
                    case REMOVED -> "lacks";
                    case CHANGED -> "has another";
                    case REORDERED -> "has in another order";
                };
        return what + " " + change.key();
    }

    /// How many tenants differ from those they should be like.
    public int differing() {
        return groups.stream()
                .flatMap(group -> group.others().stream())
                .mapToInt(variant -> variant.schemas().size())
                .sum();
    }

    /// How many tenants are like most of their group.
    public int alike() {
        return groups.stream().mapToInt(group -> group.alike().size()).sum();
    }
}
