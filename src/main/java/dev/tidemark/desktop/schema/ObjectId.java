package dev.tidemark.desktop.schema;

import dev.tidemark.engine.sql.SqlName;

/// Which object is meant.
///
/// @param name with its schema; of a schema or an extension its name alone
/// @param arguments of a function, by which it differs from others of its name; else empty
record ObjectId(ObjectKind kind, SqlName name, String arguments) {
    ObjectId(ObjectKind kind, SqlName name) {
        this(kind, name, "");
    }

    static ObjectId table(SqlName name) {
        return new ObjectId(ObjectKind.TABLE, name);
    }

    static ObjectId schema(String name) {
        return new ObjectId(ObjectKind.SCHEMA, new SqlName(null, name));
    }

    /// Its name in its schema.
    String label() {
        return kind == ObjectKind.FUNCTION
                ? "%s(%s)".formatted(name.name(), arguments)
                : name.name();
    }

    /// In words: `table app.users`.
    String spoken() {
        return "%s %s".formatted(kind.word(), name);
    }
}
