package dev.tidemark.engine.catalog;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Set;

/// Which part of a catalogue is read, and in which form.
///
/// What belongs to PostgreSQL, to extensions and to Tidemark's own schemas is never part of it.
///
/// @param part the whole database, some schemas, or one whose name does not count
/// @param leftOut tables that don't count with all that belongs to them, for example tracking
///   tables
/// @param roles whether owners, privileges and default privileges count
public record CatalogScope(Part part, Set<SqlName> leftOut, Roles roles) {
    public CatalogScope {
        leftOut = Set.copyOf(leftOut);
    }

    /// Whether who owns what, and who may do what, is part of a definition.
    public enum Roles {
        COMPARED,
        IGNORED
    }

    /// What is read.
    public sealed interface Part {
        /// All schemas, and what belongs to no schema.
        record Whole() implements Part {}

        /// Some schemas.
        record Schemas(List<String> names) implements Part {
            public Schemas {
                names = List.copyOf(names);
            }
        }

        /// One schema without its name, so that it can be compared with one of another name: names
        /// in it stand without their schema, in bodies of functions too.
        record Relative(String schema) implements Part {}
    }

    /// All of a database.
    public static CatalogScope whole() {
        return of(new Part.Whole());
    }

    /// Some schemas of a database.
    public static CatalogScope schemas(List<String> names) {
        return of(new Part.Schemas(names));
    }

    /// One schema, in a form that can be compared with a schema of another name.
    public static CatalogScope relativeTo(String schema) {
        return of(new Part.Relative(schema));
    }

    private static CatalogScope of(Part part) {
        return new CatalogScope(part, Set.of(), Roles.COMPARED);
    }

    /// The same without some tables and what belongs to them.
    public CatalogScope without(Set<SqlName> tables) {
        return new CatalogScope(part, tables, roles);
    }

    /// The same without owners and privileges, for comparing databases with other roles.
    public CatalogScope withoutRoles() {
        return new CatalogScope(part, leftOut, Roles.IGNORED);
    }
}
