package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.EditDistance;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/// Reads `tidemark.toml`. Only loaded when there is one, because the TOML parser takes a while to
/// start.
final class ConfigReader {
    private static final Set<String> TOP =
            Set.of(
                    "name",
                    "migrations",
                    "naming",
                    "ignore",
                    "tracking",
                    "schema_file",
                    "seeds",
                    "changelog",
                    "placeholders",
                    "placeholder_values",
                    "tenants",
                    "run",
                    "verify",
                    "drift",
                    "checklist",
                    "runners",
                    "policy",
                    "emergency");

    private final ConfigTable top;
    private final Path root;

    private ConfigReader(ConfigTable top, Path root) {
        this.top = top;
        this.root = root;
    }

    /// Reads the file; `migrations` comes back empty when the file doesn't name any folder.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be read, with its line
    static ProjectConfig read(Path file, String folderName) {
        String name = file.getFileName().toString();
        var top = ConfigTable.parse(name, text(file, name));
        top.allow(TOP);
        return new ConfigReader(top, file.resolveSibling(".").normalize()).config(folderName);
    }

    private static String text(Path file, String name) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable(name, "It is not UTF-8", "Save it as UTF-8.");
        } catch (IOException e) {
            throw unreadable(
                    name,
                    String.valueOf(e.getMessage()),
                    "Give yourself the right to read it, or remove it.");
        }
    }

    private static RuntimeException unreadable(String name, String why, String hint) {
        return Problem.of(
                        ProblemCode.CONFIG_UNREADABLE, "%s was not read".formatted(name), why, hint)
                .at(new SourcePosition(name, 1, 1))
                .asException();
    }

    private ProjectConfig config(String folderName) {
        return new ProjectConfig(
                top.text("name", folderName),
                migrations(),
                naming(),
                globs(),
                tracking(),
                placeholders(),
                path(top, "schema_file"),
                path(top, "seeds"),
                path(top, "changelog"),
                top.table("run").map(ConfigReader::run).orElse(ProjectConfig.Run.DEFAULT),
                top.table("verify").map(VerifyConfigReader::read).orElse(VerifyConfig.NOTHING),
                top.table("drift").map(DriftConfig::read).orElse(DriftConfig.DEFAULT),
                checklist(),
                top.table("runners").map(ConfigReader::runners).orElse(List.of()),
                top.table("tenants").map(ConfigReader::tenants),
                RolloutConfigReader.read(top));
    }

    private List<String> migrations() {
        List<String> folders = paths(top, "migrations", top.texts("migrations"));
        for (int i = 0; i < folders.size(); i++) {
            if (!Files.isDirectory(root.resolve(folders.get(i)))) {
                throw Problem.of(
                                ProblemCode.PROJECT_NOT_FOUND,
                                "The migrations were not read",
                                "There is no folder `%s`".formatted(folders.get(i)),
                                "Create the folder, or correct `migrations`.")
                        .at(top.place("migrations", i))
                        .asException();
            }
        }
        return folders;
    }

    private String naming() {
        String naming = top.text("naming", ProjectConfig.AUTO);
        if (naming.equals(ProjectConfig.AUTO) || Naming.named(naming).isPresent()) {
            return naming;
        }
        var names = new ArrayList<>(List.of(ProjectConfig.AUTO));
        for (Naming known : Naming.values()) {
            names.add(known.text());
        }
        throw top.bad(
                "naming",
                "there is no convention `%s`".formatted(naming),
                EditDistance.nearest(naming, names)
                        .map("Write `%s` if that is meant."::formatted)
                        .orElse("Write one of %s.".formatted(String.join(", ", names))));
    }

    private List<String> globs() {
        List<String> globs = top.texts("ignore");
        for (String glob : globs) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException e) {
                throw top.bad(
                        "ignore",
                        "`%s` is no glob: %s".formatted(glob, e.getDescription()),
                        "Write it as `*`, `?`, `**/name.sql` and `{a,b}` allow.");
            }
        }
        return globs;
    }

    private Optional<String> tracking() {
        Optional<String> tracking = top.text("tracking");
        boolean shaped = tracking.map(it -> it.matches("[^.\"\\s]+(\\.[^.\"\\s]+)?")).orElse(true);
        if (!shaped) {
            throw top.bad(
                    "tracking",
                    "it names no table",
                    "Write it as `schema.table` or `table`, without quotes around the names.");
        }
        return tracking;
    }

    private Optional<Map<String, String>> placeholders() {
        boolean on = top.flag("placeholders");
        if (!on && top.has("placeholder_values")) {
            throw top.bad(
                    "placeholder_values",
                    "placeholders are off",
                    "Add `placeholders = true` above it, or remove the table.");
        }
        if (!on) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        top.table("placeholder_values")
                .ifPresent(
                        table -> table.keys().forEach(key -> values.put(key, scalar(table, key))));
        return Optional.of(values);
    }

    private static String scalar(ConfigTable table, String key) {
        return switch (table.value(key)) {
            case String text -> text;
            case Long number -> number.toString();
            case Boolean flag -> flag.toString();
            case null, default ->
                    throw table.bad(
                            key, "it is neither text nor number", "Write the value in quotes.");
        };
    }

    private static ProjectConfig.Run run(ConfigTable table) {
        table.allow(Set.of("lock_timeout", "statement_timeout", "lock_retries"));
        var otherwise = ProjectConfig.Run.DEFAULT;
        return new ProjectConfig.Run(
                table.duration("lock_timeout", otherwise.lockTimeout()),
                table.duration("statement_timeout", otherwise.statementTimeout()),
                table.count("lock_retries", otherwise.lockRetries()));
    }

    private List<ProjectConfig.ChecklistItem> checklist() {
        var items = new ArrayList<ProjectConfig.ChecklistItem>();
        for (ConfigTable item : top.tables("checklist")) {
            item.allow(Set.of("text", "environments"));
            items.add(
                    new ProjectConfig.ChecklistItem(
                            item.requiredText("text"),
                            item.texts("environments").stream()
                                    .map(it -> it.toLowerCase(Locale.ROOT))
                                    .toList()));
        }
        return items;
    }

    private static List<String> runners(ConfigTable table) {
        table.allow(Set.of("allow"));
        return table.texts("allow");
    }

    private static ProjectConfig.Tenants tenants(ConfigTable table) {
        table.allow(
                Set.of("schemas", "source_schema", "required_tables", "on_create", "extensions"));
        if (!table.has("schemas")) {
            table.requiredText("schemas");
        }
        return new ProjectConfig.Tenants(
                schemas(table),
                table.text("source_schema", "public"),
                table.texts("required_tables"),
                path(table, "on_create"),
                table.texts("extensions"));
    }

    /// Text that begins like a query is one; other text is a pattern.
    private static ProjectConfig.TenantSchemas schemas(ConfigTable table) {
        if (!(table.value("schemas") instanceof String)) {
            return new ProjectConfig.TenantSchemas.Names(table.list("schemas"));
        }
        String text = table.requiredText("schemas");
        return text.matches("(?is)(select|with|values|table)\\b.*")
                ? new ProjectConfig.TenantSchemas.Query(text)
                : new ProjectConfig.TenantSchemas.Pattern(text);
    }

    private static Optional<String> path(ConfigTable table, String key) {
        Optional<String> path = table.text(key);
        path.ifPresent(it -> paths(table, key, List.of(it)));
        return path;
    }

    private static List<String> paths(ConfigTable table, String key, List<String> paths) {
        for (String path : paths) {
            try {
                Path _ = Path.of(path);
            } catch (InvalidPathException e) {
                throw table.bad(
                        key,
                        "`%s` is no path: %s".formatted(path, e.getReason()),
                        "Write a path relative to this file.");
            }
        }
        return paths;
    }
}
