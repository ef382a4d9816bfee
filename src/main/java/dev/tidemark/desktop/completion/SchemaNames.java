package dev.tidemark.desktop.completion;

import java.util.List;

/// The names that a database has, or that scripts create. Immutable; whoever has read a catalogue
/// can make one.
///
/// @param schemas names of schemas
/// @param relations tables, views and sequences
/// @param routines functions and procedures
/// @param types types and domains that are not built in
public record SchemaNames(
        List<String> schemas,
        List<Relation> relations,
        List<Routine> routines,
        List<TypeName> types) {
    /// No names.
    public static final SchemaNames NONE =
            new SchemaNames(List.of(), List.of(), List.of(), List.of());

    public SchemaNames {
        schemas = List.copyOf(schemas);
        relations = List.copyOf(relations);
        routines = List.copyOf(routines);
        types = List.copyOf(types);
    }

    /// What a relation is.
    public enum RelationKind {
        TABLE("table"),
        VIEW("view"),
        SEQUENCE("sequence"),
        INDEX("index");

        private final String word;

        RelationKind(String word) {
            this.word = word;
        }

        /// As it is shown beside a name.
        public String word() {
            return word;
        }
    }

    /// @param schema its schema, empty where a script names none
    /// @param name its name, as the catalogue has it
    /// @param origin where it comes from when the database does not have it yet, for example a
    ///   file's name; empty when it has
    public record Relation(
            RelationKind kind, String schema, String name, List<Column> columns, String origin) {
        public Relation {
            columns = List.copyOf(columns);
        }
    }

    /// @param type as it is declared, may be empty
    public record Column(String name, String type) {}

    /// @param arguments as they are declared, without brackets
    /// @param origin as in [Relation]
    public record Routine(String schema, String name, String arguments, String origin) {}

    /// @param origin as in [Relation]
    public record TypeName(String schema, String name, String origin) {}
}
