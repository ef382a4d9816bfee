package dev.tidemark.desktop.schema;

import static dev.tidemark.desktop.schema.DetailList.code;
import static dev.tidemark.desktop.schema.DetailList.link;
import static dev.tidemark.desktop.schema.DetailList.plain;
import static dev.tidemark.desktop.schema.DetailList.quiet;
import static dev.tidemark.desktop.schema.DetailList.row;
import static dev.tidemark.desktop.schema.DetailList.rowWithTip;

import dev.tidemark.desktop.theme.StateMark;
import dev.tidemark.engine.catalog.model.Column;
import dev.tidemark.engine.catalog.model.Extension;
import dev.tidemark.engine.catalog.model.Routine;
import dev.tidemark.engine.catalog.model.Schema;
import dev.tidemark.engine.catalog.model.Sequence;
import dev.tidemark.engine.catalog.model.Table;
import dev.tidemark.engine.catalog.model.Type;
import dev.tidemark.engine.catalog.model.View;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.schema.Trace;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes what is told of an object. Called on a worker: colouring a long body takes a moment.
final class ObjectDetails {
    private final Catalog catalog;
    private final @Nullable Trace trace;

    /// @param trace null while the project's migrations are still being read
    ObjectDetails(Catalog catalog, @Nullable Trace trace) {
        this.catalog = catalog;
        this.trace = trace;
    }

    /// What is told; empty when there is no such object any more.
    Optional<Details> of(ObjectId id) {
        var name = id.name();
        return switch (id.kind()) {
            case SCHEMA -> catalog.schema(name.name()).map(it -> schema(id, it));
            case TABLE -> catalog.table(name).map(it -> table(id, it));
            case VIEW, MATERIALIZED_VIEW -> catalog.view(name).map(it -> view(id, it));
            case FUNCTION -> catalog.routine(id).map(it -> routine(id, it));
            case TYPE -> catalog.type(name).map(it -> type(id, it));
            case SEQUENCE -> catalog.sequence(name).map(it -> sequence(id, it));
            case EXTENSION -> catalog.extension(name.name()).map(it -> extension(id, it));
        };
    }

    private Details done(ObjectId id, String facts, String comment, DetailList list) {
        migrations(id, list);
        return new Details(id, facts, comment, list.rows());
    }

    private Details table(ObjectId id, Table table) {
        var list = new DetailList();
        new TableDetails(catalog, table, list).write();
        long bytes =
                table.bytes().orElse(0L)
                        + catalog.partitions(table.name()).stream()
                                .mapToLong(part -> part.bytes().orElse(0L))
                                .sum();
        return done(id, DetailWords.facts(table, bytes), table.comment(), list);
    }

    private Details view(ObjectId id, View view) {
        var list = new DetailList();
        list.part("Columns", columns(view.columns()));
        TableDetails.indexes(list, view.indexes());
        TableDetails.triggers(catalog, list, view.triggers());
        list.code("Query", view.query());
        String facts =
                "%s · owner %s%s"
                        .formatted(
                                id.kind().word(),
                                view.owner(),
                                view.bytes().map(it -> " · " + ByteCount.text(it)).orElse(""));
        return done(id, facts, view.comment(), list);
    }

    private static List<DetailRow> columns(List<Column> columns) {
        return columns.stream()
                .map(column ->
                        rowWithTip(
                                DetailWords.tip(column),
                                code(column.name(), 0.3),
                                code(DetailWords.type(column.type()), 0.3),
                                quiet(column.comment().replaceAll("\\R+", " "), 0.4)))
                .toList();
    }

    private Details routine(ObjectId id, Routine routine) {
        var list = new DetailList();
        list.code("Definition", routine.definition());
        String returns =
                routine.returns().isEmpty() ? "" : " · returns %s".formatted(routine.returns());
        return done(
                id,
                "%s in %s%s · owner %s"
                        .formatted(
                                DetailWords.word(routine.kind()),
                                routine.language(),
                                returns,
                                routine.owner()),
                routine.comment(),
                list);
    }

    private Details type(ObjectId id, Type type) {
        var list = new DetailList();
        list.part("Values", type.labels().stream().map(label -> row(code(label, 1))).toList());
        list.part("Fields", columns(type.columns()));
        if (!type.definition().isEmpty()) {
            list.code("Of", type.definition());
        }
        list.part(
                "Columns of this type",
                catalog.uses(type.name()).stream()
                        .map(use ->
                                row(
                                        Optional.of(new Goal.ToObject(use.of())),
                                        link(use.of().name().toString(), 0.4),
                                        code(use.column(), 0.6)))
                        .toList());
        return done(
                id,
                "%s type · owner %s".formatted(DetailWords.word(type.kind()), type.owner()),
                type.comment(),
                list);
    }

    private Details sequence(ObjectId id, Sequence sequence) {
        var list = new DetailList();
        if (!sequence.ownedBy().isEmpty()) {
            list.heading("Belongs to", "");
            int dot = sequence.ownedBy().lastIndexOf('.');
            var owner = owner(sequence.ownedBy().substring(0, dot));
            list.rows()
                    .add(
                            row(
                                    owner.filter(catalog::has).map(Goal.ToObject::new),
                                    owner.isPresent()
                                            ? link(sequence.ownedBy(), 1)
                                            : code(sequence.ownedBy(), 1)));
        }
        return done(
                id,
                "sequence of %s · counts by %,d".formatted(sequence.type(), sequence.increment()),
                sequence.comment(),
                list);
    }

    /// A table as the catalogue writes it: without schema in `public`.
    private Optional<ObjectId> owner(String written) {
        return catalog.tables().stream()
                .map(Table::name)
                .filter(name ->
                        name.toString().equals(written)
                                || ("public".equals(name.schema())
                                        && new SqlName(null, name.name())
                                                .toString()
                                                .equals(written)))
                .findFirst()
                .map(ObjectId::table);
    }

    private Details extension(ObjectId id, Extension extension) {
        return done(
                id,
                "extension %s in schema %s".formatted(extension.version(), extension.schema()),
                extension.comment(),
                new DetailList());
    }

    private Details schema(ObjectId id, Schema schema) {
        var list = new DetailList();
        list.heading("Holds", "");
        catalog.branches().stream()
                .filter(branch -> branch.id().equals(id))
                .flatMap(branch -> branch.groups().stream())
                .forEach(group ->
                        list.rows()
                                .add(
                                        row(
                                                plain(group.kind().group(), 0.3),
                                                plain(group.detail(), 0.7))));
        if (schema.isEmpty()) {
            list.sentence("Nothing.");
        }
        String comment = schema.comment().equals("standard public schema") ? "" : schema.comment();
        return done(id, "schema · owner %s".formatted(schema.owner()), comment, list);
    }

    private void migrations(ObjectId id, DetailList list) {
        var known = trace;
        if (known == null) {
            list.heading("Migrations", "");
            list.sentence("Reading the texts of the migrations…");
            return;
        }
        var rows = new ArrayList<DetailRow>();
        for (var visit : known.of(id.kind().space(), id.name())) {
            var row = visit.row();
            var migration = row.migration();
            if (migration.isPresent()) {
                rows.add(
                        new DetailRow.Touched(
                                StateMark.of(row.state()),
                                migration.get().filename(),
                                DetailWords.did(visit.places()),
                                new Goal.ToMigration(
                                        row.version(),
                                        migration.get().file(),
                                        visit.places().getFirst().line())));
            }
        }
        list.part("Migrations", rows);
        if (rows.isEmpty()) {
            list.heading("Migrations", "");
            list.sentence("None of the project's migrations names it.");
        }
    }
}
