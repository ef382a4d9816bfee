package dev.tidemark.engine.catalog.document;

import dev.tidemark.engine.catalog.model.Database;
import dev.tidemark.engine.catalog.model.Routine;
import dev.tidemark.engine.catalog.model.Schema;
import dev.tidemark.engine.catalog.model.Type;
import dev.tidemark.engine.catalog.model.View;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// `DATABASE.md`: a database described in Markdown, for people and for the difference between two
/// commits. The same schema gives the same text: it has no date, and sizes only when they were
/// measured.
public final class DatabaseDocument {
    private final Database database;
    private final Optional<String> lastMigration;
    private final List<Schema> schemas;
    private final Markdown out = new Markdown();
    private final TableSection tables;

    private DatabaseDocument(Database database, Optional<String> lastMigration) {
        this.database = database;
        this.lastMigration = lastMigration;
        this.schemas = database.schemas().stream().filter(schema -> !schema.isEmpty()).toList();
        this.tables = new TableSection(database, out);
    }

    /// Its text.
    ///
    /// @param title what is described, for example the project's name
    /// @param lastMigration the version of the migration that was applied last
    public static String text(Database database, String title, Optional<String> lastMigration) {
        var document = new DatabaseDocument(database, lastMigration);
        document.write(title);
        return document.out.text();
    }

    private void write(String title) {
        out.heading(1, Markdown.words(title));
        out.paragraph(Markdown.words(database.comment()));
        out.paragraph(
                "The schema of a database on PostgreSQL %s%s, written by Tidemark."
                        .formatted(
                                database.serverVersion().replaceFirst("\\D.*", ""),
                                lastMigration
                                        .map(version ->
                                                " after the migration " + Markdown.code(version))
                                        .orElse("")));
        contents();
        schemas.forEach(this::schema);
        var extensions =
                database.extensions().stream().filter(it -> !it.name().equals("plpgsql")).toList();
        if (!extensions.isEmpty()) {
            out.heading(2, "Extensions");
            out.table(
                    2,
                    List.of("Extension", "Version", "Comment"),
                    extensions.stream()
                            .map(it ->
                                    List.of(
                                            Markdown.code(it.name()),
                                            it.version(),
                                            Markdown.words(it.comment())))
                            .toList());
        }
    }

    private void contents() {
        out.heading(2, "Contents");
        var lines = new ArrayList<String>();
        for (var schema : schemas) {
            var below = new ArrayList<String>();
            below.add(
                    "[Schema %s](#%s)%s"
                            .formatted(
                                    Markdown.words(schema.name()), anchor(schema), holds(schema)));
            schema.tables().stream()
                    .filter(table -> table.parent().isEmpty())
                    .forEach(table -> below.add(entry(table.name(), table.comment())));
            schema.views().forEach(view -> below.add(entry(view.name(), view.comment())));
            lines.add(String.join("\n  - ", below));
        }
        out.list(lines);
    }

    private static String entry(SqlName name, String comment) {
        String first = comment.lines().findFirst().orElse("");
        return "%s%s"
                .formatted(
                        Markdown.link(name, name.name()),
                        first.isEmpty() ? "" : ": " + Markdown.words(first));
    }

    private static String holds(Schema schema) {
        var parts = new ArrayList<String>();
        count(parts, schema.tables().size(), "table");
        count(parts, schema.views().size(), "view");
        count(parts, schema.routines().size(), "function");
        count(parts, schema.types().size(), "type");
        return ": " + String.join(", ", parts);
    }

    private static void count(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add("%d %s%s".formatted(number, what, number == 1 ? "" : "s"));
        }
    }

    private static String anchor(Schema schema) {
        return Markdown.anchor("schema-" + schema.name());
    }

    private void schema(Schema schema) {
        out.heading(2, "Schema " + Markdown.words(schema.name()), anchor(schema));
        if (!schema.comment().equals("standard public schema")) {
            out.paragraph(Markdown.words(schema.comment()));
        }
        var diagram = new Diagram(schema.tables(), schema.name());
        if (diagram.drawable()) {
            out.code("mermaid", diagram.text());
        } else if (diagram.tooLarge()) {
            out.paragraph("No diagram: more than %d tables.".formatted(Diagram.MOST_TABLES));
        }
        schema.tables().stream().filter(table -> table.parent().isEmpty()).forEach(tables::write);
        schema.views().forEach(this::view);
        types(schema);
        routines(schema);
        out.table(
                3,
                List.of("Sequence", "Type", "Increment", "Comment"),
                schema.sequences().stream()
                        .filter(it -> it.ownedBy().isEmpty())
                        .map(it ->
                                List.of(
                                        Markdown.code(it.name().name()),
                                        it.type(),
                                        String.valueOf(it.increment()),
                                        Markdown.words(it.comment())))
                        .toList());
    }

    private void view(View view) {
        out.heading(3, view.name().name(), Markdown.anchor(view.name()));
        out.paragraph(view.materialized() ? "Materialized view" : "View");
        out.paragraph(Markdown.words(view.comment()));
        out.table(
                2,
                List.of("Column", "Type", "Comment"),
                view.columns().stream()
                        .map(column ->
                                List.of(
                                        Markdown.code(column.name()),
                                        Markdown.words(column.type()),
                                        Markdown.words(column.comment())))
                        .toList());
        tables.indexes(view.indexes());
        tables.triggers(view.triggers());
        out.folded("Query", "sql", view.query());
    }

    private void types(Schema schema) {
        if (schema.types().isEmpty()) {
            return;
        }
        out.heading(3, "Types");
        out.table(
                3,
                List.of("Type", "Kind", "Of", "Comment"),
                schema.types().stream()
                        .map(type ->
                                List.of(
                                        Markdown.code(type.name().name()),
                                        type.kind().name().toLowerCase(Locale.ROOT),
                                        of(type),
                                        Markdown.words(type.comment())))
                        .toList());
    }

    private static String of(Type type) {
        return switch (type.kind()) {
            case ENUM ->
                    type.labels().stream().map(Markdown::code).collect(Collectors.joining(", "));
            case COMPOSITE ->
                    type.columns().stream()
                            .map(it -> Markdown.code(it.name() + " " + it.type()))
                            .collect(Collectors.joining(", "));
            case DOMAIN, RANGE, BASE -> Markdown.code(type.definition());
        };
    }

    private void routines(Schema schema) {
        if (schema.routines().isEmpty()) {
            return;
        }
        out.heading(3, "Functions");
        out.table(
                3,
                List.of("Function", "Returns", "Language", "Comment"),
                schema.routines().stream()
                        .map(routine ->
                                List.of(
                                        Markdown.code(
                                                "%s(%s)"
                                                        .formatted(
                                                                routine.name().name(),
                                                                routine.arguments())),
                                        returns(routine),
                                        routine.language(),
                                        Markdown.words(routine.comment())))
                        .toList());
    }

    private static String returns(Routine routine) {
        return switch (routine.kind()) {
            case PROCEDURE -> "procedure";
            case AGGREGATE -> "aggregate of " + Markdown.words(routine.returns());
            case FUNCTION, WINDOW -> Markdown.words(routine.returns());
        };
    }
}
