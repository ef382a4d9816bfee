package dev.tidemark.desktop.compare;

import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.status.StatusReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text that can be compared.
sealed interface TextSource {
    /// What people know it as.
    String name();

    /// A file as it is on disk.
    record OnDisk(Path file, String name) implements TextSource {}

    /// The change of a migration's file, without its rollback section: what applying it sends.
    record Change(String version, String path) implements TextSource {
        @Override
        public String name() {
            return path + " now";
        }
    }

    /// What was applied of a version, from the journal.
    record Applied(String version, String path) implements TextSource {
        @Override
        public String name() {
            return path + " as applied";
        }
    }

    /// Every text of a project: its files, and what was applied of those that were.
    static List<TextSource> all(Project project, StatusReport report) {
        var all = new ArrayList<TextSource>();
        project.files().forEach(file -> all.add(new OnDisk(file.path(), file.name())));
        for (var row : report.rows()) {
            if (row.tracked().isPresent() && report.tracking().journalExists()) {
                all.add(new Applied(row.version(), row.name()));
            }
        }
        return all;
    }

    /// Whether its name has all words, in any order.
    default boolean fits(String words) {
        String own = name().toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!own.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
