package dev.tidemark.engine.profile;

import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// The user's `profiles.toml`: a table per profile with `url`, `environment` and `protected`. No
/// password is read from it.
final class ProfileFile {
    private static final List<String> KEYS = List.of("url", "environment", "protected");
    private static final List<String> ENVIRONMENTS =
            List.of("production", "staging", "test", "dev", "local");

    private final Path file;

    ProfileFile(Path file) {
        this.file = file;
    }

    /// One table of the file.
    record Entry(String url, Optional<String> environment, boolean guarded) {}

    Path path() {
        return file;
    }

    /// All profiles by name; none when there is no file.
    Map<String, Entry> entries() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        TomlParseResult toml;
        try {
            toml = Toml.parse(file);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.CONFIG_UNREADABLE,
                            "The profiles in %s were not read".formatted(file),
                            e.getClass().getSimpleName(),
                            "Make the file readable."),
                    e);
        }
        if (toml.hasErrors()) {
            var error = toml.errors().getFirst();
            throw problem(
                    ProblemCode.CONFIG_SYNTAX,
                    String.valueOf(error.getMessage()),
                    "Correct that line.",
                    error.position());
        }
        var entries = new TreeMap<String, Entry>();
        for (String name : toml.keySet()) {
            if (!(toml.get(List.of(name)) instanceof TomlTable table)) {
                throw problem(
                        ProblemCode.CONFIG_UNKNOWN_KEY,
                        "\"%s\" stands outside of a profile".formatted(name),
                        "Put it under a [name] line.",
                        toml.inputPositionOf(List.of(name)));
            }
            entries.put(name, entry(name, table, toml.inputPositionOf(List.of(name))));
        }
        return entries;
    }

    private Entry entry(String name, TomlTable table, @Nullable TomlPosition position) {
        if (Profiles.isEmbedded(name)) {
            throw problem(
                    ProblemCode.CONFIG_BAD_VALUE,
                    "the profile name \"%s\" is the embedded server's".formatted(name),
                    "Give the profile another name.",
                    position);
        }
        for (String key : table.keySet()) {
            if (!KEYS.contains(key)) {
                throw problem(
                        ProblemCode.CONFIG_UNKNOWN_KEY,
                        "\"%s\" is no key of a profile; those are %s"
                                .formatted(key, String.join(", ", KEYS)),
                        "Correct or remove it.",
                        table.inputPositionOf(List.of(key)));
            }
        }
        String url = text(table, "url");
        if (url == null) {
            throw problem(
                    ProblemCode.CONFIG_BAD_VALUE,
                    "profile \"%s\" has no url".formatted(name),
                    "Add url = \"postgresql://user@host/database\".",
                    position);
        }
        checkUrl(name, url, table.inputPositionOf(List.of("url")));
        String environment = text(table, "environment");
        if (environment != null && !ENVIRONMENTS.contains(environment)) {
            throw problem(
                    ProblemCode.CONFIG_BAD_VALUE,
                    "environment is \"%s\"".formatted(environment),
                    "Set it to one of %s.".formatted(String.join(", ", ENVIRONMENTS)),
                    table.inputPositionOf(List.of("environment")));
        }
        return new Entry(url, Optional.ofNullable(environment), guarded(table, environment));
    }

    private void checkUrl(String name, String url, @Nullable TomlPosition position) {
        boolean secret;
        try {
            secret = ConnectionResolver.holdsPassword(url);
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().at(at(position)), e);
        }
        if (secret) {
            throw problem(
                    ProblemCode.CONFIG_BAD_VALUE,
                    "the url of profile \"%s\" holds a password, which would lie open in this file"
                            .formatted(name),
                    "Remove it from the url and put it into ~/.pgpass.",
                    position);
        }
    }

    private boolean guarded(TomlTable table, @Nullable String environment) {
        Object value = table.get(List.of("protected"));
        if (value == null) {
            return "production".equals(environment);
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw problem(
                ProblemCode.CONFIG_BAD_VALUE,
                "protected is neither true nor false",
                "Set it to true or false, without quotes.",
                table.inputPositionOf(List.of("protected")));
    }

    private @Nullable String text(TomlTable table, String key) {
        Object value = table.get(List.of(key));
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw problem(
                ProblemCode.CONFIG_BAD_VALUE,
                "%s is no text".formatted(key),
                "Write it in quotes.",
                table.inputPositionOf(List.of(key)));
    }

    private ProblemException problem(
            ProblemCode code, String why, String hint, @Nullable TomlPosition position) {
        return Problem.of(code, "The profiles in %s were not read".formatted(file), why, hint)
                .at(at(position))
                .asException();
    }

    private @Nullable SourcePosition at(@Nullable TomlPosition position) {
        return position == null
                ? null
                : new SourcePosition(file.toString(), position.line(), position.column());
    }
}
