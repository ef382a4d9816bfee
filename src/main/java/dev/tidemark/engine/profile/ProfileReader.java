package dev.tidemark.engine.profile;

import dev.tidemark.engine.postgres.ConnectionString;
import dev.tidemark.engine.postgres.SslMode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.profile.SavedProfile.Origin;
import dev.tidemark.engine.profile.secret.PasswordSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads one table of a profile file.
final class ProfileReader {
    private static final List<String> FIELDS =
            List.of("host", "port", "database", "user", "sslmode", "sslrootcert");

    private final Path file;
    private final Origin origin;
    private final String name;
    private final TomlTable table;
    private final @Nullable TomlPosition position;

    ProfileReader(
            Path file,
            Origin origin,
            String name,
            TomlTable table,
            @Nullable TomlPosition position) {
        this.file = file;
        this.origin = origin;
        this.name = name;
        this.table = table;
        this.position = position;
    }

    /// @throws ProblemException with its line, when the table is not understood
    SavedProfile profile() {
        if (Profiles.isEmbedded(name)) {
            throw bad(
                    "the profile name \"%s\" is the embedded server's".formatted(name),
                    "Give the profile another name.",
                    position);
        }
        for (String key : table.keySet()) {
            if (!ProfileTable.KEYS.contains(key)) {
                throw problem(
                        ProblemCode.CONFIG_UNKNOWN_KEY,
                        "\"%s\" is no key of a profile; those are %s"
                                .formatted(key, String.join(", ", ProfileTable.KEYS)),
                        "Correct or remove it.",
                        at(key));
            }
        }
        var environment = text("environment").map(this::environment);
        return new SavedProfile(
                name,
                connection(),
                environment,
                protection(environment),
                text("password_from").map(this::source).orElse(PasswordSource.Simple.PGPASS),
                projects(),
                origin);
    }

    private Connection connection() {
        var url = text("url");
        var service = text("service");
        boolean fields = FIELDS.stream().anyMatch(key -> table.contains(List.of(key)));
        int ways = (url.isPresent() ? 1 : 0) + (service.isPresent() ? 1 : 0) + (fields ? 1 : 0);
        if (ways == 0) {
            throw bad(
                    "profile \"%s\" has no url, no service and no host".formatted(name),
                    "Add url = \"postgresql://user@host/database\".",
                    position);
        }
        if (ways > 1) {
            throw bad(
                    "profile \"%s\" says in two ways where to connect".formatted(name),
                    "Keep url, or service, or the fields %s.".formatted(String.join(", ", FIELDS)),
                    position);
        }
        if (url.isPresent()) {
            checkUrl(url.get());
            return new Connection.Url(url.get());
        }
        return service.<Connection>map(Connection.Service::new).orElseGet(this::fields);
    }

    private Connection fields() {
        text("sslmode")
                .filter(mode -> SslMode.parse(mode).isEmpty())
                .ifPresent(mode -> {
                    throw bad(
                            "sslmode is \"%s\"".formatted(mode),
                            "Set it to disable, allow, prefer, require, verify-ca or verify-full.",
                            at("sslmode"));
                });
        return new Connection.Fields(
                text("host"),
                port(),
                text("database"),
                text("user"),
                text("sslmode"),
                text("sslrootcert"));
    }

    private OptionalInt port() {
        Object value = table.get(List.of("port"));
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof Long port && port >= 1 && port <= 65_535) {
            return OptionalInt.of(Math.toIntExact(port));
        }
        throw bad("port is no number from 1 to 65535", "Write it without quotes.", at("port"));
    }

    private void checkUrl(String url) {
        ConnectionString parsed;
        try {
            parsed = ConnectionString.parse(url);
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().at(place(at("url"))), e);
        }
        if (parsed.holdsSecret()) {
            throw bad(
                    "the url of profile \"%s\" holds a password, which would lie open in this file"
                            .formatted(name),
                    "Remove it from the url and say in password_from where it is kept.",
                    at("url"));
        }
    }

    private EnvironmentKind environment(String word) {
        return EnvironmentKind.parse(word)
                .orElseThrow(() ->
                        bad(
                                "environment is \"%s\"".formatted(word),
                                "Set it to one of %s.".formatted(EnvironmentKind.words()),
                                at("environment")));
    }

    private Profile.Protection protection(Optional<EnvironmentKind> environment) {
        Object value = table.get(List.of("protected"));
        if (value == null) {
            return environment.map(EnvironmentKind::protection).orElse(Profile.Protection.NONE);
        }
        if (value instanceof Boolean flag) {
            return flag ? Profile.Protection.PROTECTED : Profile.Protection.NONE;
        }
        throw bad(
                "protected is neither true nor false",
                "Set it to true or false, without quotes.",
                at("protected"));
    }

    // What a project says comes from whoever wrote it: it may not name a program to start.
    private PasswordSource source(String text) {
        var source =
                PasswordSource.parse(text)
                        .orElseThrow(() ->
                                bad(
                                        "password_from is no source of passwords",
                                        "Set it to %s.".formatted(PasswordSource.FORMS),
                                        at("password_from")));
        if (source instanceof PasswordSource.Command && origin instanceof Origin.OfTeam) {
            throw bad(
                    "a project's profile may not name a command to start",
                    "Set password_from to keychain, pgpass, file or ask; your own profiles may name commands.",
                    at("password_from"));
        }
        return source;
    }

    private List<Path> projects() {
        Object value = table.get(List.of("projects"));
        if (value == null) {
            return List.of();
        }
        if (value instanceof TomlArray array
                && array.toList().stream().allMatch(String.class::isInstance)) {
            return array.toList().stream().map(folder -> Path.of((String) folder)).toList();
        }
        throw bad(
                "projects is no list of folders",
                "Write it as [\"/path/one\", \"/path/two\"].",
                at("projects"));
    }

    private Optional<String> text(String key) {
        Object value = table.get(List.of(key));
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw bad("%s is no text".formatted(key), "Write it in quotes.", at(key));
    }

    private @Nullable TomlPosition at(String key) {
        return table.inputPositionOf(List.of(key));
    }

    private ProblemException bad(String why, String hint, @Nullable TomlPosition where) {
        return problem(ProblemCode.CONFIG_BAD_VALUE, why, hint, where);
    }

    private ProblemException problem(
            ProblemCode code, String why, String hint, @Nullable TomlPosition where) {
        return Problem.of(code, "Profile %s in %s was not read".formatted(name, file), why, hint)
                .at(place(where))
                .asException();
    }

    private @Nullable SourcePosition place(@Nullable TomlPosition where) {
        return where == null
                ? null
                : new SourcePosition(file.toString(), where.line(), where.column());
    }
}
