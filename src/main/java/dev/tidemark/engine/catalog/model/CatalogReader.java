package dev.tidemark.engine.catalog.model;

import dev.tidemark.engine.catalog.CatalogScope;
import dev.tidemark.engine.catalog.CatalogScope.Part;
import dev.tidemark.engine.catalog.CatalogTransaction;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the model of a database: about a dozen queries, however many objects there are, in one
/// transaction that reads only and waits for no lock longer than told.
public final class CatalogReader {
    private static final Comparator<Constraint> KEYS_FIRST = Comparator.comparing(Constraint::kind);

    private final PgSession session;
    private final CatalogScope scope;
    private final Sizes sizes;
    private final String schemas;

    private CatalogReader(PgSession session, CatalogScope scope, Sizes sizes) {
        this.session = session;
        this.scope = scope;
        this.sizes = sizes;
        this.schemas =
                switch (scope.part()) {
                    case Part.Whole _ -> "";
                    case Part.Schemas(var names) -> String.join("\u001f", names);
                    case Part.Relative(var name) -> name;
                };
    }

    /// Reads it on a session that is in no transaction. Tables that the scope leaves out are not in
    /// it; roles are.
    ///
    /// @param lockTimeout how long a lock is waited for
    /// @throws SQLException the server's error
    public static Database read(
            PgSession session, CatalogScope scope, Sizes sizes, Duration lockTimeout)
            throws SQLException {
        try (var transaction =
                CatalogTransaction.open(session, "pg_catalog, public", lockTimeout)) {
            return new CatalogReader(transaction.session(), scope, sizes).database();
        }
    }

    /// A table or view before its parts are known.
    private record Relation(
            long oid,
            SqlName name,
            String kind,
            String owner,
            String comment,
            String partitioning,
            @Nullable Long parent,
            long rows,
            String query,
            Optional<Long> bytes) {}

    private Database database() throws SQLException {
        var parts = new Parts();
        var relations = relations();
        var names = new HashMap<Long, SqlName>();
        relations.forEach(relation -> names.put(relation.oid, relation.name));
        var tables = new ArrayList<Table>();
        var views = new ArrayList<View>();
        for (var relation : relations) {
            if (scope.leftOut().contains(relation.name)) {
                continue;
            }
            if (relation.kind.equals("v") || relation.kind.equals("m")) {
                views.add(parts.view(relation));
            } else {
                tables.add(parts.table(relation, names));
            }
        }
        var routines = routines();
        var types = types(parts);
        var sequences = sequences();
        var found =
                session.query(
                        ModelSql.SCHEMAS,
                        row -> {
                            String name = row.getString(1);
                            return new Schema(
                                    name,
                                    row.getString(2),
                                    row.getString(3),
                                    of(name, tables, Table::name),
                                    of(name, views, View::name),
                                    of(name, routines, Routine::name),
                                    of(name, types, Type::name),
                                    of(name, sequences, Sequence::name));
                        },
                        schemas);
        var self =
                session.query(
                                ModelSql.DATABASE,
                                row -> new String[] {row.getString(1), row.getString(2)})
                        .getFirst();
        return new Database(self[0], session.serverVersionText(), self[1], found, extensions());
    }

    private static <T> List<T> of(
            String schema, List<T> all, java.util.function.Function<T, SqlName> name) {
        return all.stream().filter(item -> schema.equals(name.apply(item).schema())).toList();
    }

    private List<Relation> relations() throws SQLException {
        return session.query(
                ModelSql.relations(
                        measured(
                                "case when c.relkind in ('r', 'm') then pg_total_relation_size(c.oid) end")),
                row ->
                        new Relation(
                                row.getLong(1),
                                new SqlName(row.getString(2), row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getObject(8, Long.class),
                                row.getLong(9),
                                Optional.ofNullable(row.getString(10)).orElse(""),
                                Optional.ofNullable(row.getObject(11, Long.class))),
                schemas);
    }

    private String measured(String size) {
        return sizes == Sizes.MEASURED ? size : "null::bigint";
    }

    /// What belongs to tables and views, by their object number.
    private final class Parts {
        private final Map<Long, List<Column>> columns = new HashMap<>();
        private final Map<Long, List<Constraint>> constraints = new HashMap<>();
        private final Map<Long, List<Index>> indexes = new HashMap<>();
        private final Map<Long, List<Trigger>> triggers = new HashMap<>();
        private final Map<Long, List<Policy>> policies = new HashMap<>();
        private final Map<String, String> kept = new HashMap<>();

        Parts() throws SQLException {
            each(ModelSql.COLUMNS, columns, this::column);
            each(ModelSql.CONSTRAINTS, constraints, this::constraint);
            constraints.values().forEach(list -> list.sort(KEYS_FIRST));
            each(ModelSql.indexes(measured("pg_relation_size(x.oid)")), indexes, this::index);
            each(
                    ModelSql.TRIGGERS,
                    triggers,
                    row ->
                            new Trigger(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getBoolean(4),
                                    row.getString(5)));
            each(
                    ModelSql.POLICIES,
                    policies,
                    row ->
                            new Policy(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getBoolean(4),
                                    texts(row.getArray(5)),
                                    row.getString(6),
                                    row.getString(7)));
        }

        private <T> void each(String sql, Map<Long, List<T>> into, PgSession.RowMapper<T> mapper)
                throws SQLException {
            session.query(
                    sql,
                    row ->
                            into.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                    .add(mapper.map(row)),
                    schemas);
        }

        private Column column(ResultSet row) throws SQLException {
            return new Column(
                    once(row.getString(2)),
                    once(row.getString(3)),
                    row.getBoolean(4),
                    once(row.getString(5)),
                    row.getString(6),
                    row.getInt(7));
        }

        /// The same few texts come many times.
        private String once(String text) {
            return kept.computeIfAbsent(text, it -> it);
        }

        private Constraint constraint(ResultSet row) throws SQLException {
            var kind =
                    switch (row.getString(3)) {
                        case "p" -> Constraint.Kind.PRIMARY_KEY;
                        case "u" -> Constraint.Kind.UNIQUE;
                        case "f" -> Constraint.Kind.FOREIGN_KEY;
                        case "c" -> Constraint.Kind.CHECK;
                        default -> Constraint.Kind.EXCLUSION;
                    };
            Optional<Constraint.Reference> reference =
                    kind == Constraint.Kind.FOREIGN_KEY
                            ? Optional.of(
                                    new Constraint.Reference(
                                            new SqlName(row.getString(11), row.getString(10)),
                                            named(row.getLong(5), row.getArray(6))))
                            : Optional.empty();
            return new Constraint(
                    row.getString(2),
                    kind,
                    named(row.getLong(1), row.getArray(4)),
                    reference,
                    row.getString(7),
                    row.getBoolean(8),
                    row.getString(9));
        }

        private Index index(ResultSet row) throws SQLException {
            var names = named(row.getLong(1), row.getArray(4));
            return new Index(
                    row.getString(2),
                    once(row.getString(3)),
                    names.subList(0, Math.min(names.size(), row.getInt(10))),
                    row.getBoolean(5),
                    row.getBoolean(6),
                    row.getBoolean(7),
                    row.getString(8),
                    Optional.ofNullable(row.getObject(9, Long.class)),
                    row.getString(11));
        }

        /// The names of columns that the catalogue tells by their number; 0 is an expression.
        private List<String> named(long relation, @Nullable Array numbers) throws SQLException {
            if (numbers == null) {
                return List.of();
            }
            var all = columns.getOrDefault(relation, List.of());
            return Arrays.stream((Short[]) numbers.getArray())
                    .flatMap(number -> all.stream().filter(column -> column.number() == number))
                    .map(Column::name)
                    .toList();
        }

        Table table(Relation relation, Map<Long, SqlName> names) {
            long oid = relation.oid;
            return new Table(
                    relation.name,
                    switch (relation.kind) {
                        case "p" -> Table.Kind.PARTITIONED;
                        case "f" -> Table.Kind.FOREIGN;
                        default -> Table.Kind.PLAIN;
                    },
                    relation.owner,
                    relation.comment,
                    columns.getOrDefault(oid, List.of()),
                    constraints.getOrDefault(oid, List.of()),
                    indexes.getOrDefault(oid, List.of()),
                    triggers.getOrDefault(oid, List.of()),
                    policies.getOrDefault(oid, List.of()),
                    Optional.ofNullable(relation.parent).map(names::get),
                    relation.partitioning,
                    relation.rows < 0 ? Optional.empty() : Optional.of(relation.rows),
                    relation.bytes);
        }

        View view(Relation relation) {
            return new View(
                    relation.name,
                    relation.kind.equals("m"),
                    relation.owner,
                    relation.comment,
                    columns.getOrDefault(relation.oid, List.of()),
                    relation.query,
                    indexes.getOrDefault(relation.oid, List.of()),
                    triggers.getOrDefault(relation.oid, List.of()),
                    relation.bytes);
        }
    }

    private List<Routine> routines() throws SQLException {
        return session.query(
                ModelSql.ROUTINES,
                row ->
                        new Routine(
                                new SqlName(row.getString(1), row.getString(2)),
                                switch (row.getString(3)) {
                                    case "p" -> Routine.Kind.PROCEDURE;
                                    case "a" -> Routine.Kind.AGGREGATE;
                                    case "w" -> Routine.Kind.WINDOW;
                                    default -> Routine.Kind.FUNCTION;
                                },
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9)),
                schemas);
    }

    private List<Type> types(Parts parts) throws SQLException {
        return session.query(
                ModelSql.TYPES,
                row ->
                        new Type(
                                new SqlName(row.getString(1), row.getString(2)),
                                switch (row.getString(3)) {
                                    case "e" -> Type.Kind.ENUM;
                                    case "d" -> Type.Kind.DOMAIN;
                                    case "c" -> Type.Kind.COMPOSITE;
                                    case "r" -> Type.Kind.RANGE;
                                    default -> Type.Kind.BASE;
                                },
                                texts(row.getArray(5)),
                                parts.columns.getOrDefault(row.getLong(4), List.of()),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8)),
                schemas);
    }

    private List<Sequence> sequences() throws SQLException {
        var all =
                session.query(
                        ModelSql.SEQUENCES,
                        row ->
                                new Sequence(
                                        new SqlName(row.getString(1), row.getString(2)),
                                        row.getString(3),
                                        row.getLong(4),
                                        row.getString(5),
                                        row.getString(6)),
                        schemas);
        return all.stream().filter(sequence -> !leftOut(sequence)).toList();
    }

    /// It goes with its table. A table of `public` is written without its schema.
    private boolean leftOut(Sequence sequence) {
        return scope.leftOut().stream()
                .map(table ->
                        "public".equals(table.schema()) ? new SqlName(null, table.name()) : table)
                .anyMatch(table -> sequence.ownedBy().startsWith(table + "."));
    }

    private List<Extension> extensions() throws SQLException {
        return !schemas.isEmpty()
                ? List.of()
                : session.query(
                        ModelSql.EXTENSIONS,
                        row ->
                                new Extension(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
