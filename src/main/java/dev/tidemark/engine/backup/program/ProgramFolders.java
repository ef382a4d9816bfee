package dev.tidemark.engine.backup.program;

import dev.tidemark.engine.postgres.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Where PostgreSQL's client programs may lie.
final class ProgramFolders {
    /// Names a folder with the programs, before all others.
    static final String SETTING = "TIDEMARK_PG_BIN";

    private final Environment environment;
    private final Optional<Path> named;

    /// @param named a folder that the user named
    ProgramFolders(Environment environment, Optional<Path> named) {
        this.environment = environment;
        this.named = named;
    }

    /// All of them, those that the user chose first.
    List<Path> all() {
        var folders = new LinkedHashSet<Path>();
        named.ifPresent(folders::add);
        environment.variable(SETTING).ifPresent(text -> path(text).ifPresent(folders::add));
        usual().forEach(folders::add);
        for (String text : environment.variable("PATH").orElse("").split(File.pathSeparator, -1)) {
            path(text).ifPresent(folders::add);
        }
        return List.copyOf(folders);
    }

    private List<Path> usual() {
        return switch (environment.platform()) {
            case LINUX ->
                    List.copyOf(
                            under(
                                    List.of("/usr/lib/postgresql", "/opt/postgresql"),
                                    "/usr",
                                    "pgsql-"));
            case MACOS -> {
                var found =
                        under(
                                List.of(
                                        "/Library/PostgreSQL",
                                        "/Applications/Postgres.app/Contents/Versions"),
                                "/opt/homebrew/opt",
                                "postgresql@");
                found.addAll(under(List.of(), "/usr/local/opt", "postgresql@"));
                found.addAll(under(List.of(), "/opt/homebrew/opt", "libpq"));
                yield found;
            }
            case WINDOWS -> under(windows(), "", "");
        };
    }

    private List<String> windows() {
        var roots = new ArrayList<String>();
        for (String variable : List.of("ProgramFiles", "ProgramW6432")) {
            environment.variable(variable).ifPresent(root -> roots.add(root + "\\PostgreSQL"));
        }
        return roots;
    }

    /// The `bin` of every folder in these roots, and of those in one more whose name begins so.
    private static List<Path> under(List<String> roots, String root, String prefix) {
        var found = new ArrayList<Path>();
        roots.forEach(text -> found.addAll(children(text, "")));
        if (!prefix.isEmpty()) {
            found.addAll(children(root, prefix));
        }
        return found;
    }

    private static List<Path> children(String root, String prefix) {
        var found = new ArrayList<Path>();
        var folder = path(root);
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return found;
        }
        try (var children = Files.newDirectoryStream(folder.get(), prefix + "*")) {
            for (Path child : children) {
                found.add(child.resolve("bin"));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that can't be read holds no program that could be run.
        }
        return found;
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
