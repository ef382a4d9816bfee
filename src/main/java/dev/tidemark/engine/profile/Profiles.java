package dev.tidemark.engine.profile;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which target a command means: a URL, else a profile, else `DATABASE_URL`, else the `PG*`
/// variables. The profile `embedded`, or `embedded:DATABASE`, is the server that Tidemark runs.
public final class Profiles {
    private static final String EMBEDDED = "embedded";
    private static final String EMBEDDED_PREFIX = "embedded:";

    private final Environment environment;
    private final ProfileFile file;

    /// The profiles of the user whose environment this is.
    public Profiles(Environment environment) {
        this.environment = environment;
        this.file = new ProfileFile(environment.configFolder().resolve("profiles.toml"));
    }

    /// The file that profiles are read from, whether it exists or not.
    public Path file() {
        return file.path();
    }

    /// The target that a command means.
    ///
    /// @param url a connection string, or null
    /// @param profile a profile's name, or null
    /// @throws dev.tidemark.engine.problem.ProblemException when both are given, the profile is
    ///   unknown or the settings are not understood
    public Profile choose(@Nullable String url, @Nullable String profile) {
        if (url != null && profile != null) {
            throw Problem.of(
                            ProblemCode.USAGE,
                            "No target was chosen",
                            "--url and --profile both name one",
                            "Give one of them.")
                    .asException();
        }
        var resolver = new ConnectionResolver(environment);
        if (url != null) {
            return unnamed("--url", resolver.resolve(url, ""));
        }
        if (profile != null) {
            return named(profile);
        }
        return environment
                .variable("DATABASE_URL")
                .map(text -> unnamed("DATABASE_URL", resolver.resolve(text, "DATABASE_URL")))
                .orElseGet(() -> unnamed("PG*", resolver.resolve()));
    }

    /// A profile by its name.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is none of that name, or its
    ///   file is not understood
    public Profile named(String name) {
        if (isEmbedded(name)) {
            return embedded(name);
        }
        var entries = file.entries();
        var entry = entries.get(name);
        if (entry == null) {
            var known = new ArrayList<>(entries.keySet());
            known.add(EMBEDDED);
            throw Problem.of(
                            ProblemCode.PROFILE_UNKNOWN,
                            "No target was chosen",
                            "%s has no profile \"%s\"; there are %s"
                                    .formatted(file.path(), name, String.join(", ", known)),
                            "Name one of them, or add [%s] to that file.".formatted(name))
                    .asException();
        }
        var settings =
                new ConnectionResolver(environment)
                        .resolve(entry.url(), "profile %s".formatted(name));
        return new Profile(
                name,
                settings,
                entry.environment(),
                entry.guarded() ? Profile.Protection.PROTECTED : Profile.Protection.NONE);
    }

    /// The names of all profiles, the embedded server's last.
    public List<String> names() {
        var names = new ArrayList<>(file.entries().keySet());
        names.add(EMBEDDED);
        return names;
    }

    static boolean isEmbedded(String name) {
        return name.equals(EMBEDDED) || name.startsWith(EMBEDDED_PREFIX);
    }

    private Profile embedded(String name) {
        String database =
                name.equals(EMBEDDED) ? "postgres" : name.substring(EMBEDDED_PREFIX.length());
        var folder = EmbeddedServer.defaultFolder(environment);
        var settings = EmbeddedServer.running(folder, database);
        if (settings.isEmpty()) {
            throw Problem.of(
                            ProblemCode.EMBEDDED_SERVER,
                            "No connection to the embedded PostgreSQL",
                            "it does not run; its folder is %s".formatted(folder),
                            "Start it with `tidemark demo` in another terminal.")
                    .asException();
        }
        return new Profile(name, settings.get(), Optional.of("local"), Profile.Protection.NONE);
    }

    private static Profile unnamed(String name, ConnectionSettings settings) {
        return new Profile(name, settings, Optional.empty(), Profile.Protection.NONE);
    }
}
