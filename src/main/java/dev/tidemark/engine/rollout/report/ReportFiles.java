package dev.tidemark.engine.rollout.report;

import dev.tidemark.engine.json.JsonTree;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.report.ReportFormat;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The report that a rollout or an emergency rollback left of a run.
///
/// @param files by their form; one that was removed since is missing
public record ReportFiles(Map<ReportFormat, Path> files) {
    public ReportFiles {
        files = Map.copyOf(files);
    }

    /// Where reports are written when nobody says otherwise.
    public static Path usualFolder(Environment environment) {
        return environment.dataFolder().resolve("reports");
    }

    /// Looks for the report of a run.
    ///
    /// @return empty when there is none in that folder
    public static Optional<ReportFiles> of(Path folder, UUID run) {
        var files = new EnumMap<ReportFormat, Path>(ReportFormat.class);
        try (var found = Files.newDirectoryStream(folder, "*-%s.*".formatted(shortId(run)))) {
            for (Path file : found) {
                ReportFormat.ofFile(file)
                        .filter(format -> format != ReportFormat.JSON || isOf(file, run))
                        .ifPresent(format -> files.put(format, file));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // No folder of reports, or one that nobody may read: none of them can be shown.
            return Optional.empty();
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(new ReportFiles(files));
    }

    /// The part of a run's number that stands in its files' names.
    static String shortId(UUID run) {
        return run.toString().substring(0, 8);
    }

    private static boolean isOf(Path file, UUID run) {
        try {
            return JsonTree.of(Files.readString(file))
                    .text("run")
                    .equals(Optional.of(run.toString()));
        } catch (IOException e) {
            return false;
        }
    }
}
