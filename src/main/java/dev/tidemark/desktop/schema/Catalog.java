package dev.tidemark.desktop.schema;

import dev.tidemark.engine.catalog.model.Constraint;
import dev.tidemark.engine.catalog.model.Database;
import dev.tidemark.engine.catalog.model.Extension;
import dev.tidemark.engine.catalog.model.Routine;
import dev.tidemark.engine.catalog.model.Schema;
import dev.tidemark.engine.catalog.model.Sequence;
import dev.tidemark.engine.catalog.model.Table;
import dev.tidemark.engine.catalog.model.Type;
import dev.tidemark.engine.catalog.model.View;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The objects of a database, to be found by what names them, with the ways between them.
/// Immutable; making it takes a moment for many tables.
final class Catalog {
    /// A foreign key as seen from the table that it leads to.
    record Incoming(Table from, Constraint key) {}

    /// A column that has a type.
    record Use(ObjectId of, String column) {}

    /// Its length, and that it is an array.
    private static final Pattern BEHIND_A_TYPE = Pattern.compile("(\\(.*\\))?(\\[])*$");

    private final Database database;
    private final Map<SqlName, Table> tables = new LinkedHashMap<>();
    private final Map<SqlName, View> views = new HashMap<>();
    private final Map<ObjectId, Routine> routines = new HashMap<>();
    private final Map<SqlName, Type> types = new HashMap<>();
    private final Map<SqlName, Sequence> sequences = new HashMap<>();
    private final Map<String, Extension> extensions = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final Map<SqlName, List<Incoming>> incoming = new HashMap<>();
    private final Map<SqlName, List<Table>> partitions = new HashMap<>();
    private final Map<String, List<Use>> uses = new HashMap<>();
    private final List<Branch> branches;

    Catalog(Database database) {
        this.database = database;
        for (var schema : database.schemas()) {
            schemas.put(schema.name(), schema);
            schema.tables().forEach(this::note);
            for (var view : schema.views()) {
                views.put(view.name(), view);
                view.columns().forEach(column -> use(id(view), column.type(), column.name()));
            }
            schema.routines().forEach(routine -> routines.put(id(routine), routine));
            schema.types().forEach(type -> types.put(type.name(), type));
            schema.sequences().forEach(sequence -> sequences.put(sequence.name(), sequence));
        }
        database.extensions().forEach(it -> extensions.put(it.name(), it));
        branches = Branches.of(this);
    }

    private void note(Table table) {
        tables.put(table.name(), table);
        table.parent()
                .ifPresent(parent ->
                        partitions.computeIfAbsent(parent, _ -> new ArrayList<>()).add(table));
        if (table.parent().isEmpty()) {
            for (var key : table.foreignKeys()) {
                key.references()
                        .ifPresent(to ->
                                incoming.computeIfAbsent(to.table(), _ -> new ArrayList<>())
                                        .add(new Incoming(table, key)));
            }
            table.columns()
                    .forEach(column ->
                            use(ObjectId.table(table.name()), column.type(), column.name()));
        }
    }

    private void use(ObjectId of, String type, String column) {
        String plain = BEHIND_A_TYPE.matcher(type).replaceFirst("");
        uses.computeIfAbsent(plain, _ -> new ArrayList<>()).add(new Use(of, column));
    }

    static ObjectId id(View view) {
        return new ObjectId(
                view.materialized() ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW, view.name());
    }

    static ObjectId id(Routine routine) {
        return new ObjectId(ObjectKind.FUNCTION, routine.name(), routine.arguments());
    }

    Database database() {
        return database;
    }

    /// The tree.
    List<Branch> branches() {
        return branches;
    }

    /// How many objects there are, schemas left out.
    int size() {
        return tables.size()
                + views.size()
                + routines.size()
                + types.size()
                + sequences.size()
                + extensions.size();
    }

    /// Whether there is such an object.
    boolean has(ObjectId id) {
        return switch (id.kind()) {
            case SCHEMA -> schemas.containsKey(id.name().name());
            case TABLE -> tables.containsKey(id.name());
            case VIEW, MATERIALIZED_VIEW -> views.containsKey(id.name());
            case FUNCTION -> routines.containsKey(id);
            case TYPE -> types.containsKey(id.name());
            case SEQUENCE -> sequences.containsKey(id.name());
            case EXTENSION -> extensions.containsKey(id.name().name());
        };
    }

    /// All tables, in the order of schemas and names.
    List<Table> tables() {
        return List.copyOf(tables.values());
    }

    Optional<Table> table(SqlName name) {
        return Optional.ofNullable(tables.get(name));
    }

    Optional<View> view(SqlName name) {
        return Optional.ofNullable(views.get(name));
    }

    Optional<Routine> routine(ObjectId id) {
        return Optional.ofNullable(routines.get(id));
    }

    /// The functions of a name.
    List<ObjectId> routinesCalled(SqlName name) {
        return routines.keySet().stream().filter(id -> id.name().equals(name)).toList();
    }

    Optional<Type> type(SqlName name) {
        return Optional.ofNullable(types.get(name));
    }

    Optional<Sequence> sequence(SqlName name) {
        return Optional.ofNullable(sequences.get(name));
    }

    Optional<Extension> extension(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    Optional<Schema> schema(String name) {
        return Optional.ofNullable(schemas.get(name));
    }

    /// Foreign keys that lead to a table, those of partitions left out.
    List<Incoming> incoming(SqlName table) {
        return incoming.getOrDefault(table, List.of());
    }

    List<Table> partitions(SqlName table) {
        return partitions.getOrDefault(table, List.of());
    }

    /// The columns that have a type. PostgreSQL writes types of `public` without their schema.
    List<Use> uses(SqlName type) {
        String written =
                "public".equals(type.schema())
                        ? new SqlName(null, type.name()).toString()
                        : type.toString();
        return uses.getOrDefault(written, List.of());
    }
}
