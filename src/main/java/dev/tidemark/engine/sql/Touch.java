package dev.tidemark.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An object that a statement makes, changes, fills or takes away, as far as its text tells. What
/// it only reads, and what it refers to, is not touched.
///
/// @param act what becomes of the object
/// @param space which names its own is one of
/// @param name as the statement writes it
/// @param renamed what it is called after the statement, or null when that is the same
public record Touch(Act act, Space space, SqlName name, @Nullable SqlName renamed) {
    /// What becomes of an object.
    public enum Act {
        CREATES,
        /// Its definition, or what belongs to it: indexes, triggers, policies, comments, rights.
        CHANGES,
        /// Its rows.
        FILLS,
        DROPS
    }

    /// Objects of which no two of one schema have the same name.
    public enum Space {
        /// Tables, views, sequences, indexes.
        RELATION,
        ROUTINE,
        TYPE,
        SCHEMA,
        EXTENSION
    }

    Touch(Act act, Space space, SqlName name) {
        this(act, space, name, null);
    }

    /// What a statement touches, in the order of its text. Of DO the statements in its code count,
    /// and of them those that are made of other texts only where the text is plain. A temporary
    /// table is not touched.
    public static List<Touch> of(Statement statement) {
        return TouchReader.read(statement.text().head(TouchReader.HEAD));
    }
}
