package dev.tidemark.engine.profile;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.profile.secret.PasswordPrompt;
import dev.tidemark.engine.profile.secret.Passwords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which target a command means: a URL, else a profile, else `DATABASE_URL`, else the `PG*`
/// variables. The profile `embedded`, or `embedded:DATABASE`, is the server that Tidemark runs.
public final class Profiles {
    private static final String EMBEDDED = "embedded";
    private static final String EMBEDDED_PREFIX = "embedded:";

    private final Environment environment;
    private final Passwords passwords;
    private final ProfileStore store;
    private final Optional<Path> project;

    /// The user's profiles, where nobody can be asked for a password.
    public Profiles(Environment environment) {
        this(environment, new Passwords(environment, PasswordPrompt.NOBODY), Optional.empty());
    }

    /// The user's profiles and those of a project's team; of two of one name the user's counts.
    ///
    /// @param passwords gives the passwords of profiles
    /// @param project the project's folder, or empty when there is none
    public Profiles(Environment environment, Passwords passwords, Optional<Path> project) {
        this.environment = environment;
        this.passwords = passwords;
        this.store = new ProfileStore(environment, passwords);
        this.project = project;
    }

    /// The file that the user's profiles are read from, whether it exists or not.
    public Path file() {
        return store.file();
    }

    /// The target that a command means.
    ///
    /// @param url a connection string, or null
    /// @param profile a profile's name, or null
    /// @throws dev.tidemark.engine.problem.ProblemException when both are given, the profile is
    ///   unknown, the settings are not understood or the password can't be had
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

    /// A profile by its name, with its password.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is none of that name, its
    ///   file is not understood or its password can't be had
    public Profile named(String name) {
        return isEmbedded(name) ? embedded(name) : target(saved(name));
    }

    /// A saved profile with its password, to connect to.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when its settings are not understood or
    ///   its password can't be had
    public Profile target(SavedProfile saved) {
        var settings = saved.settings(environment);
        var password = passwords.find(saved.secretKey(environment), saved.passwordSource());
        return new Profile(
                saved.name(),
                password.map(found -> settings.withPassword(found.password(), found.origin()))
                        .orElse(settings),
                saved.environment().map(EnvironmentKind::text),
                saved.protection());
    }

    /// A profile as it is saved, by its name.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is none of that name, or its
    ///   table is not understood
    public SavedProfile saved(String name) {
        var lists = lists();
        for (var list : lists) {
            var problem = list.problems().get(name);
            if (problem != null) {
                throw problem.asException();
            }
            var found = list.find(name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw Problem.of(
                        ProblemCode.PROFILE_UNKNOWN,
                        "No target was chosen",
                        "%s has no profile \"%s\"; there are %s"
                                .formatted(file(), name, String.join(", ", names())),
                        "Name one of them, or add it with `tidemark profile add %s`."
                                .formatted(name))
                .asException();
    }

    /// All saved profiles, the user's and the project's, by name.
    public List<SavedProfile> all() {
        var all = new LinkedHashMap<String, SavedProfile>();
        for (var list : lists()) {
            list.profiles().forEach(profile -> all.putIfAbsent(profile.name(), profile));
        }
        return List.copyOf(all.values());
    }

    /// What is wrong with those that are not understood, by name.
    public Map<String, Problem> problems() {
        var problems = new LinkedHashMap<String, Problem>();
        lists().forEach(list -> list.problems().forEach(problems::putIfAbsent));
        return problems;
    }

    /// The names of all profiles, the embedded server's last.
    public List<String> names() {
        var names = new ArrayList<>(all().stream().map(SavedProfile::name).toList());
        names.add(EMBEDDED);
        return names;
    }

    static boolean isEmbedded(String name) {
        return name.equals(EMBEDDED) || name.startsWith(EMBEDDED_PREFIX);
    }

    private List<ProfileList> lists() {
        return project.map(folder -> List.of(store.read(), ProfileStore.ofTeam(folder)))
                .orElseGet(() -> List.of(store.read()));
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
                            "Start it with `tidemark demo`; it runs for as long as that does.")
                    .asException();
        }
        return new Profile(name, settings.get(), Optional.of("local"), Profile.Protection.NONE);
    }

    private static Profile unnamed(String name, ConnectionSettings settings) {
        return new Profile(name, settings, Optional.empty(), Profile.Protection.NONE);
    }
}
