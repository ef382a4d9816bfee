package dev.tidemark.engine.catalog.document;

import dev.tidemark.engine.catalog.model.Column;
import dev.tidemark.engine.catalog.model.Constraint;
import dev.tidemark.engine.catalog.model.Table;
import dev.tidemark.engine.sql.SqlName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tables and their foreign keys as an ER diagram in Mermaid.
final class Diagram {
    /// More tables than this make a picture that nobody can read, and that Mermaid refuses to draw.
    static final int MOST_TABLES = 60;

    private final List<Table> tables;
    private final String schema;

    /// @param schema tables of this one are named without it
    Diagram(List<Table> tables, String schema) {
        this.tables = tables.stream().filter(table -> table.parent().isEmpty()).toList();
        this.schema = schema;
    }

    /// Whether there is something to see: tables that lead to one another, and not too many.
    boolean drawable() {
        return tables.size() <= MOST_TABLES
                && tables.stream().anyMatch(table -> !table.foreignKeys().isEmpty());
    }

    boolean tooLarge() {
        return tables.size() > MOST_TABLES;
    }

    String text() {
        var out = new StringBuilder("erDiagram\n");
        for (var table : tables) {
            out.append("    ").append(entity(table.name())).append(" {\n");
            var keys = keyColumns(table);
            for (var column : table.columns()) {
                if (keys.contains(column.name())) {
                    out.append("        ").append(attribute(table, column)).append('\n');
                }
            }
            out.append("    }\n");
        }
        for (var table : tables) {
            for (var key : table.foreignKeys()) {
                key.references()
                        .ifPresent(to ->
                                out.append("    ")
                                        .append(relation(table, key, to.table()))
                                        .append('\n'));
            }
        }
        return out.toString();
    }

    private static Set<String> keyColumns(Table table) {
        var names = new HashSet<String>();
        table.primaryKey().ifPresent(key -> names.addAll(key.columns()));
        table.foreignKeys().forEach(key -> names.addAll(key.columns()));
        return names;
    }

    private static String attribute(Table table, Column column) {
        boolean primary =
                table.primaryKey().stream().anyMatch(key -> key.columns().contains(column.name()));
        boolean foreign =
                table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
        String keys = primary && foreign ? "PK, FK" : primary ? "PK" : "FK";
        return "%s %s %s".formatted(word(column.type()), word(column.name()), keys);
    }

    private String relation(Table table, Constraint key, SqlName to) {
        boolean optional =
                key.columns().stream()
                        .flatMap(name -> table.column(name).stream())
                        .anyMatch(Column::nullable);
        return "%s %s--%s %s : \"%s\""
                .formatted(
                        entity(to),
                        optional ? "|o" : "||",
                        alone(table, key) ? "o|" : "o{",
                        entity(table.name()),
                        String.join(", ", key.columns()).replace("\"", "'"));
    }

    /// Whether at most one row leads to each row there.
    private static boolean alone(Table table, Constraint key) {
        return table.constraints().stream()
                .filter(other ->
                        other.kind() == Constraint.Kind.PRIMARY_KEY
                                || other.kind() == Constraint.Kind.UNIQUE)
                .anyMatch(other -> key.columns().containsAll(other.columns()));
    }

    private String entity(SqlName name) {
        String text =
                schema.equals(name.schema()) ? name.name() : name.schema() + "." + name.name();
        return "\"%s\"".formatted(text.replace("\"", "'"));
    }

    /// Mermaid reads a type and a name as one word each.
    private static String word(String text) {
        String word = text.replaceAll("[^\\p{L}\\p{N}_]+", "_").replaceAll("_+$", "");
        return word.isEmpty() || Character.isDigit(word.charAt(0)) ? "_" + word : word;
    }
}
