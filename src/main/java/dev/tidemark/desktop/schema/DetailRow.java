package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.theme.StateMark;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A line of what is told of an object.
sealed interface DetailRow {
    /// What a screen reader says of it.
    String spoken();

    /// Where it leads.
    default Optional<Goal> goal() {
        return Optional.empty();
    }

    /// Room before a heading.
    record Gap() implements DetailRow {
        @Override
        public String spoken() {
            return "";
        }
    }

    /// Begins a part.
    ///
    /// @param note how many there are, or an empty text
    record Heading(String text, String note) implements DetailRow {
        @Override
        public String spoken() {
            return "%s %s".formatted(text, note).strip();
        }
    }

    /// Pieces beside each other.
    ///
    /// @param tip what does not fit into the row, or an empty text
    record Fields(List<Field> fields, Optional<Goal> goal, String tip) implements DetailRow {
        public Fields {
            fields = List.copyOf(fields);
        }

        @Override
        public String spoken() {
            return fields.stream()
                    .map(Field::text)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", "));
        }
    }

    /// A migration that touched the object.
    ///
    /// @param did what it did, for example `CREATE TABLE, 2 × ALTER TABLE`
    record Touched(StateMark state, String name, String did, Goal.ToMigration to)
            implements DetailRow {
        @Override
        public Optional<Goal> goal() {
            return Optional.of(to);
        }

        @Override
        public String spoken() {
            return "%s, %s: %s, line %d".formatted(name, state.word(), did, to.line());
        }
    }

    /// A line of SQL.
    record Code(CodeLine line) implements DetailRow {
        @Override
        public String spoken() {
            return line.text();
        }
    }

    /// A sentence.
    record Sentence(String text) implements DetailRow {
        @Override
        public String spoken() {
            return text;
        }
    }
}
