package dev.tidemark.engine.catalog.model;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is in a database, or in some of its schemas, at one moment. Everything is in the order of
/// its name, columns in their own. Immutable.
///
/// What belongs to PostgreSQL or to an extension is not in it. Names in definitions stand with
/// their schema unless they are of `public` or of PostgreSQL.
///
/// @param name the database's name
/// @param serverVersion of the server, for example `18.6`
/// @param comment what the database is for, or an empty text
/// @param schemas the schemas with what they hold
/// @param extensions the extensions, when the whole database was read
public record Database(
        String name,
        String serverVersion,
        String comment,
        List<Schema> schemas,
        List<Extension> extensions) {
    public Database {
        schemas = List.copyOf(schemas);
        extensions = List.copyOf(extensions);
    }

    /// All tables of all schemas.
    public Stream<Table> tables() {
        return schemas.stream().flatMap(schema -> schema.tables().stream());
    }

    /// The table of a name.
    public Optional<Table> table(SqlName name) {
        return tables().filter(table -> table.name().equals(name)).findFirst();
    }
}
