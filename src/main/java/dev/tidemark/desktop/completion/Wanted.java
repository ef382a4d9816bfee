package dev.tidemark.desktop.completion;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Map;

/// What a place in SQL can go on with. Immutable.
///
/// @param typed what is typed of a word already, as written
/// @param from where that begins in the text
/// @param quoted whether a quote was typed before it
/// @param qualifier the names and dots before it, `a` and `b` of `a.b.`
/// @param slot what the words around want
/// @param tables the tables that the statement names
/// @param aliases what they are called in the statement, lower case
/// @param capitals whether keywords are written in capitals here
record Wanted(
        String typed,
        int from,
        boolean quoted,
        List<String> qualifier,
        Slot slot,
        List<SqlName> tables,
        Map<String, SqlName> aliases,
        boolean capitals) {
    /// What the words before a place want.
    enum Slot {
        /// The beginning of a statement.
        BEGINNING,
        RELATION,
        COLUMN,
        FUNCTION,
        TYPE,
        SCHEMA,
        SEQUENCE,
        INDEX,
        /// A value: columns, functions and whatever else.
        EXPRESSION,
        /// Something stands there already, so that a keyword follows.
        KEYWORD,
        /// A name that does not exist yet: nothing helps.
        NEW_NAME,
        /// A string or a comment.
        NOTHING
    }

    Wanted {
        qualifier = List.copyOf(qualifier);
        tables = List.copyOf(tables);
        aliases = Map.copyOf(aliases);
    }
}
