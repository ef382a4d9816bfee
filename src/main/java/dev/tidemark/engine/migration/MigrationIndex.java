package dev.tidemark.engine.migration;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds migrations by what people call them: version, file name, name without extension, path.
public final class MigrationIndex {
    private final List<Migration> migrations;
    private final Map<String, Migration> byVersion = new HashMap<>();
    private final Map<String, Migration> byName = new HashMap<>();

    /// Builds the index.
    public MigrationIndex(List<Migration> migrations) {
        this.migrations = List.copyOf(migrations);
        for (Migration migration : this.migrations) {
            byVersion.putIfAbsent(migration.version().key(), migration);
            byName.putIfAbsent(migration.path(), migration);
            byName.putIfAbsent(migration.filename(), migration);
            byName.putIfAbsent(stem(migration.filename()), migration);
        }
    }

    /// The one migration that is called so: `4`, `004`, `004_add_user_preferences`, its file name
    /// or its path; empty when there is none.
    public Optional<Migration> find(String reference) {
        String name = reference.strip().replace('\\', '/');
        String last = name.substring(name.lastIndexOf('/') + 1);
        for (String candidate : new String[] {name, last, stem(last)}) {
            Migration found = byName.get(candidate);
            if (found != null) {
                return Optional.of(found);
            }
        }
        String bare = name.startsWith("V") ? name.substring(1) : name;
        for (String version : new String[] {name, bare, dotted(bare), undashed(name)}) {
            Migration found = byVersion.get(new MigrationVersion(version).key());
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// The migrations that may have been meant, best first, at most `limit` of them.
    public List<Migration> near(String reference, int limit) {
        String wanted = reference.strip().toLowerCase(Locale.ROOT);
        Set<Migration> near = new LinkedHashSet<>();
        for (Migration migration : migrations) {
            if (migration.filename().toLowerCase(Locale.ROOT).contains(wanted)) {
                near.add(migration);
            }
        }
        int farthest = Math.max(2, wanted.length() / 3);
        migrations.stream()
                .map(migration -> new Near(migration, distance(wanted, migration)))
                .filter(similar -> similar.distance <= farthest)
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(limit)
                .forEach(similar -> near.add(similar.migration));
        return near.stream().limit(limit).toList();
    }

    private record Near(Migration migration, int distance) {}

    private static int distance(String wanted, Migration migration) {
        return Math.min(
                EditDistance.between(wanted, migration.version().key()),
                EditDistance.between(wanted, stem(migration.filename()).toLowerCase(Locale.ROOT)));
    }

    private static String stem(String filename) {
        for (String ending : new String[] {".up.sql", ".sql"}) {
            if (filename.endsWith(ending)) {
                return filename.substring(0, filename.length() - ending.length());
            }
        }
        return filename;
    }

    /// Diesel's versions may be typed as they stand in folder names: `2024-01-02-030405`.
    private static String undashed(String name) {
        return name.replace("-", "");
    }

    /// Flyway's versions may be typed as they stand in file names: `2_1` for `2.1`.
    private static String dotted(String version) {
        return version.replace('_', '.');
    }
}
