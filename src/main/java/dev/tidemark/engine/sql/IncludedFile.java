package dev.tidemark.engine.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the file that `\ir` names: relative to the file it stands in, inside the folder allowed,
/// and not one that is being read already.
final class IncludedFile {
    private IncludedFile() {}

    /// @param open the sources being read, the including one among them
    static SqlSource find(
            SqlSource from,
            StatementScanner.Inclusion inclusion,
            @Nullable Path root,
            List<SqlSource> open) {
        if (root == null) {
            throw SqlProblems.include(
                    inclusion.where(),
                    "\\ir is not possible here: this text belongs to no project folder",
                    "Write the statements of %s in its place.".formatted(inclusion.file()));
        }
        Path target = target(from, inclusion, root);
        Path real = real(target, inclusion);
        if (!real.startsWith(real(root, inclusion))) {
            throw SqlProblems.include(
                    inclusion.where(),
                    "%s lies outside the project folder".formatted(inclusion.file()),
                    "Move the file into the project.");
        }
        for (SqlSource source : open) {
            Path path = source.path();
            if (path != null && real(path, inclusion).equals(real)) {
                throw SqlProblems.include(
                        inclusion.where(),
                        "%s includes itself".formatted(source.name()),
                        "Break the circle of \\ir lines.");
            }
        }
        if (!Files.isRegularFile(real)) {
            throw SqlProblems.include(
                    inclusion.where(),
                    "%s is not a file".formatted(inclusion.file()),
                    "Name a file.");
        }
        return SqlSource.file(target, name(from, target, root));
    }

    private static Path target(SqlSource from, StatementScanner.Inclusion inclusion, Path root) {
        try {
            Path including = from.path();
            return including == null
                    ? root.resolve(inclusion.file()).normalize()
                    : including.resolveSibling(inclusion.file()).normalize();
        } catch (InvalidPathException e) {
            throw SqlProblems.include(
                    inclusion.where(),
                    "%s is no path".formatted(inclusion.file()),
                    "Name a file that can exist.");
        }
    }

    private static Path real(Path path, StatementScanner.Inclusion inclusion) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw SqlProblems.include(
                    inclusion.where(),
                    "%s can't be found at %s".formatted(inclusion.file(), path),
                    "Correct the path; it is relative to the file that \\ir stands in.");
        }
    }

    /// Named as the including file is: relative to the same folder.
    private static String name(SqlSource from, Path target, Path root) {
        Path including = from.path();
        if (including != null) {
            Path named = Path.of(from.name());
            Path folder = including;
            Path prefix = named;
            while (prefix != null && folder != null && prefix.getFileName() != null) {
                if (!prefix.getFileName().equals(folder.getFileName())) {
                    break;
                }
                prefix = prefix.getParent();
                folder = folder.getParent();
            }
            if (prefix == null && folder != null && target.startsWith(folder)) {
                return slashes(folder.relativize(target));
            }
        }
        Path absolute = target.toAbsolutePath().normalize();
        Path absoluteRoot = root.toAbsolutePath().normalize();
        return slashes(
                absolute.startsWith(absoluteRoot) ? absoluteRoot.relativize(absolute) : target);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
