package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.status.StatusRow;
import java.util.Comparator;
import java.util.Optional;

/// A migration, as a column of the map.
///
/// @param key tells it from others: its file, or what the records call it where no file has it
/// @param version its version
/// @param name what its file or its folder is called, without `.sql`; without file, what the
///   records call it
/// @param migration its file
record Column(String key, String version, String name, Optional<Migration> migration) {
    /// In the order in which migrations run; repeatable ones are last.
    static final Comparator<Column> ORDER =
            Comparator.comparing(Column::repeatable)
                    .thenComparing(column -> new MigrationVersion(column.version()))
                    .thenComparing(Column::key);

    static Column of(Migration migration) {
        return new Column(
                migration.path(),
                migration.version().text(),
                migration.filename().replaceFirst("\\.sql$", ""),
                Optional.of(migration));
    }

    static Column of(StatusRow row) {
        return row.migration()
                .map(Column::of)
                .orElseGet(() ->
                        new Column(
                                "no file: " + row.name(),
                                row.version(),
                                row.name(),
                                Optional.empty()));
    }

    private boolean repeatable() {
        return migration.filter(Migration::repeatable).isPresent();
    }
}
