package dev.tidemark.engine.impact;

import dev.tidemark.engine.problem.SourcePosition;
import java.util.List;
import java.util.OptionalLong;

/// One thing that a statement of a rollback would take away.
///
/// @param version the migration whose rollback it is
/// @param where the statement's place
/// @param kind what it is
/// @param object its name as people write it, for example `users.email`
/// @param count rows or values that would be gone
/// @param dependants what depends on it, for example `view active_users`; they go too, or stand in
///   its way
/// @param cascade whether the statement takes the dependants too
/// @param fate what becomes of its data when the rollback saves what it can
public record Loss(
        String version,
        SourcePosition where,
        Kind kind,
        String object,
        Count count,
        List<String> dependants,
        boolean cascade,
        Fate fate) {
    public Loss {
        dependants = List.copyOf(dependants);
    }

    /// The same with another fate of its data.
    Loss with(Fate other) {
        return new Loss(version, where, kind, object, count, dependants, cascade, other);
    }

    /// Whether data would be gone although what can be saved is saved.
    public boolean losesUnsavedData() {
        return losesData() && fate instanceof Fate.Lost;
    }

    /// What is taken away.
    public enum Kind {
        /// A table and its rows.
        TABLE,
        /// A column and its values.
        COLUMN,
        /// The values of a column that gets another type, which may hold less.
        CONVERTED,
        /// The rows of a table that stays.
        ROWS,
        /// A schema and the tables in it.
        SCHEMA,
        /// Something that holds no data of its own: a view, an index, a type.
        OBJECT,
        /// Rows that a statement picks when it runs.
        CHANGED_ROWS,
        /// Code whose doing its text does not tell.
        UNSEEN
    }

    /// How much would be gone.
    ///
    /// @param value rows of a table, values of a column that are not null, or tables of a schema;
    ///   empty when not known
    /// @param exactness how it was found
    public record Count(OptionalLong value, Exactness exactness) {
        /// Nothing that can be counted.
        public static final Count NONE = new Count(OptionalLong.empty(), Exactness.NOT_COUNTABLE);

        /// What is not there now.
        public static final Count ABSENT = new Count(OptionalLong.empty(), Exactness.ABSENT);
    }

    /// How a count was found.
    public enum Exactness {
        /// Counted just now.
        COUNTED,
        /// The planner's estimate, because counting took too long.
        ESTIMATED,
        /// The role may not read it, or there is nothing to count.
        NOT_COUNTABLE,
        /// The object is not there now; an earlier statement may make it.
        ABSENT
    }

    /// Whether data would be gone, or nobody can say that none would.
    public boolean losesData() {
        return switch (kind) {
            case OBJECT -> false;
            case CHANGED_ROWS, UNSEEN -> true;
            case TABLE, COLUMN, CONVERTED, ROWS, SCHEMA ->
                    switch (count.exactness()) {
                        case ABSENT -> false;
                        case COUNTED -> count.value().orElse(1) > 0;
                        // Statistics may be older than the rows.
                        case ESTIMATED, NOT_COUNTABLE -> true;
                    };
        };
    }
}
