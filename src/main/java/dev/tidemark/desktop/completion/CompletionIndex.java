package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.completion.SchemaNames.Relation;
import dev.tidemark.desktop.completion.SchemaNames.Routine;
import dev.tidemark.desktop.completion.SchemaNames.TypeName;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Names prepared for being searched at each key. Immutable; making one takes a while for many
/// names, so that it is made on a worker.
public final class CompletionIndex {
    /// No names.
    public static final CompletionIndex EMPTY = of(SchemaNames.NONE);

    private final SchemaNames names;
    private final String[] schemas;
    private final String[] relations;
    private final String[] routines;
    private final String[] types;
    private final Map<String, List<Relation>> byName = new HashMap<>();

    private CompletionIndex(SchemaNames names) {
        this.names = names;
        schemas = lower(names.schemas(), Function.identity());
        relations = lower(names.relations(), Relation::name);
        routines = lower(names.routines(), Routine::name);
        types = lower(names.types(), TypeName::name);
        for (var relation : names.relations()) {
            byName.computeIfAbsent(relation.name(), _ -> new ArrayList<>(1)).add(relation);
        }
    }

    /// Prepares names.
    public static CompletionIndex of(SchemaNames names) {
        return new CompletionIndex(names);
    }

    private static <T> String[] lower(List<T> values, Function<T, String> name) {
        return values.stream()
                .map(value -> name.apply(value).toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    /// How many names there are, without columns.
    int count() {
        return relations.length + routines.length + types.length;
    }

    /// Gets what fits.
    @FunctionalInterface
    interface Found<T> {
        /// @param match from [Match]
        void accept(T value, int match);
    }

    void schemas(String typed, Found<String> found) {
        search(names.schemas(), schemas, typed, found);
    }

    void relations(String typed, Found<Relation> found) {
        search(names.relations(), relations, typed, found);
    }

    void routines(String typed, Found<Routine> found) {
        search(names.routines(), routines, typed, found);
    }

    void types(String typed, Found<TypeName> found) {
        search(names.types(), types, typed, found);
    }

    private static <T> void search(List<T> values, String[] lower, String typed, Found<T> found) {
        for (int i = 0; i < lower.length; i++) {
            int match = Match.of(lower[i], typed);
            if (match != Match.NONE) {
                found.accept(values.get(i), match);
            }
        }
    }

    /// The relations that a name in a statement may mean.
    List<Relation> named(SqlName name) {
        var found = byName.getOrDefault(name.name(), List.of());
        return name.schema() == null
                ? found
                : found.stream()
                        .filter(it -> it.schema().isEmpty() || it.schema().equals(name.schema()))
                        .toList();
    }

    /// Whether there is a schema of that name.
    boolean hasSchema(String name) {
        return names.schemas().contains(name);
    }
}
