package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.stream.Collectors;

/// Which part of a database is meant.
public sealed interface Scope {
    /// All of it.
    record Whole() implements Scope {
        @Override
        public String text() {
            return "the whole database";
        }
    }

    /// Some schemas with all they hold: a tenant for example.
    record Schemas(List<String> names) implements Scope {
        public Schemas {
            names = List.copyOf(names);
        }

        @Override
        public String text() {
            return "schema%s %s".formatted(names.size() == 1 ? "" : "s", String.join(", ", names));
        }
    }

    /// Some tables, those of their partitions included.
    record Tables(List<SqlName> names) implements Scope {
        public Tables {
            names = List.copyOf(names);
        }

        @Override
        public String text() {
            return "table%s %s"
                    .formatted(
                            names.size() == 1 ? "" : "s",
                            names.stream()
                                    .map(SqlName::toString)
                                    .collect(Collectors.joining(", ")));
        }
    }

    /// In words: `the whole database`, `schema tenant_1`.
    String text();

    /// Whether it is all of the database.
    default boolean whole() {
        return this instanceof Whole;
    }
}
