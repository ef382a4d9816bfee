package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Lists the files below the migrations folders. Hidden folders and `node_modules` are not entered.
final class FolderWalk extends SimpleFileVisitor<Path> {
    private final MigrationSearch search;
    private final List<PathMatcher> ignored = new ArrayList<>();
    private final List<PathMatcher> ignoredNames = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private final List<SqlFile> sqlFiles = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int otherFiles;
    private Path top;

    private FolderWalk(MigrationSearch search) {
        this.search = search;
        this.top = search.root();
        for (String glob : search.ignore()) {
            (glob.indexOf('/') < 0 ? ignoredNames : ignored).add(matcher(glob));
            if (glob.startsWith("**/")) {
                ignored.add(matcher(glob.substring(3)));
            }
        }
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    /// Walks all folders of the search.
    static FolderWalk over(MigrationSearch search) {
        var walk = new FolderWalk(search);
        for (Path folder : search.folders()) {
            walk.top = folder;
            try {
                Files.walkFileTree(
                        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
            } catch (IOException e) {
                walk.problems.add(unreadable(walk.display(folder), e));
            }
        }
        walk.sqlFiles.sort(Comparator.comparing(SqlFile::path));
        return walk;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        boolean skipped =
                (!folder.equals(top) && (name.startsWith(".") || name.equals("node_modules")))
                        || search.others().contains(folder);
        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // A link that leads nowhere is listed, so that reading it reports the fault.
        boolean readable = attributes.isRegularFile() || attributes.isSymbolicLink();
        if (!readable || search.others().contains(file) || !seen.add(file)) {
            return FileVisitResult.CONTINUE;
        }
        String name = file.getFileName().toString();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".sql") || ignores(file)) {
            otherFiles++;
            return FileVisitResult.CONTINUE;
        }
        Path parent = file.getParent();
        String folder =
                parent == null || parent.getFileName() == null
                        ? ""
                        : parent.getFileName().toString();
        sqlFiles.add(new SqlFile(file, display(file), folder, name, FileStamp.of(attributes)));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (!(failure instanceof FileSystemLoopException)) {
            problems.add(unreadable(display(file), failure));
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean ignores(Path file) {
        if (ignored.isEmpty() && ignoredNames.isEmpty()) {
            return false;
        }
        Path fromRoot = search.root().relativize(file);
        Path fromTop = top.relativize(file);
        return ignoredNames.stream().anyMatch(glob -> glob.matches(file.getFileName()))
                || ignored.stream()
                        .anyMatch(glob -> glob.matches(fromRoot) || glob.matches(fromTop));
    }

    private String display(Path file) {
        return search.root().relativize(file).toString().replace('\\', '/');
    }

    static Problem unreadable(String path, IOException failure) {
        String reason =
                failure instanceof AccessDeniedException
                        ? "Permission denied"
                        : failure instanceof NoSuchFileException
                                ? "It does not exist"
                                : String.valueOf(failure.getMessage());
        return Problem.of(
                ProblemCode.FILE_UNREADABLE,
                "%s was not read".formatted(path),
                reason,
                "Give yourself the right to read it, or remove it.");
    }

    List<SqlFile> sqlFiles() {
        return sqlFiles;
    }

    List<Problem> problems() {
        return problems;
    }

    int otherFiles() {
        return otherFiles;
    }
}
