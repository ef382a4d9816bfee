package dev.tidemark.engine.profile.find;

import dev.tidemark.engine.postgres.ConnectionString;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.PasswordFile;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.postgres.ServiceFile;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.secret.PasswordSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Finds connections in `pg_service.conf`, `.pgpass`, `DATABASE_URL`, the `PG*` variables and in
/// what the user pastes. Reads only; connects to nothing.
public final class ProfileImport {
    private static final Set<String> FIELDS =
            Set.of("host", "port", "dbname", "user", "sslmode", "sslrootcert");
    private static final Set<String> TARGETS =
            Set.of("host", "hostaddr", "port", "dbname", "user", "service");
    private static final String FOUND_PASSWORD =
            "It holds a password, which goes where you choose to keep it, never into the profile.";

    private final Environment environment;
    private final Set<String> taken;

    /// @param names of the profiles that there are; candidates get others
    public ProfileImport(Environment environment, Collection<String> names) {
        this.environment = environment;
        this.taken = new HashSet<>(names);
    }

    /// What was found.
    ///
    /// @param candidates in the order of the places: variables, services, password file
    /// @param problems places that could not be read
    public record Found(List<ImportCandidate> candidates, List<Problem> problems) {}

    /// Looks at all places.
    public Found all() {
        var candidates = new ArrayList<ImportCandidate>();
        var problems = new ArrayList<Problem>();
        for (var place : List.<Place>of(this::url, this::variables, this::services, this::pgpass)) {
            try {
                candidates.addAll(place.look());
            } catch (ProblemException e) {
                problems.add(e.problem());
            }
        }
        return new Found(List.copyOf(candidates), List.copyOf(problems));
    }

    @FunctionalInterface
    private interface Place {
        List<ImportCandidate> look();
    }

    /// A candidate made of a `postgresql://` URI, a `jdbc:postgresql:` URL or `keyword=value …`.
    ///
    /// @throws ProblemException when it is not understood; the text is not repeated
    public ImportCandidate pasted(String text) {
        return candidate("pasted", ConnectionString.parse(text));
    }

    private List<ImportCandidate> url() {
        return environment
                .variable("DATABASE_URL")
                .map(text -> candidate("DATABASE_URL", ConnectionString.parse(text)))
                .stream()
                .toList();
    }

    private List<ImportCandidate> variables() {
        var string = ConnectionString.ofVariables(environment);
        return string.parameters().keySet().stream().anyMatch(TARGETS::contains)
                ? List.of(candidate("PG* variables", string))
                : List.of();
    }

    private List<ImportCandidate> services() {
        var candidates = new ArrayList<ImportCandidate>();
        new ServiceFile(environment)
                .services()
                .forEach((service, file) ->
                        candidates.add(
                                finished(
                                        "[%s] in %s".formatted(service, file),
                                        SavedProfile.of(
                                                free(service), new Connection.Service(service)),
                                        Optional.empty(),
                                        List.of())));
        return candidates;
    }

    private List<ImportCandidate> pgpass() {
        var found = PasswordFile.entries(environment);
        var candidates = new ArrayList<ImportCandidate>();
        for (var entry : found.entries()) {
            // A line for any host or role is a rule and names no connection.
            if (!entry.host().equals("*") && !entry.user().equals("*")) {
                candidates.add(ofLine(found, entry));
            }
        }
        return candidates;
    }

    private ImportCandidate ofLine(PasswordFile.Entries found, PasswordFile.Entry entry) {
        var notes = new ArrayList<>(found.notes());
        boolean anyDatabase = entry.database().equals("*");
        if (anyDatabase) {
            notes.add("The line is for any database: fill in which.");
        }
        notes.add("The password stays in %s.".formatted(found.path()));
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("host", entry.host());
        if (!entry.port().equals("*")) {
            parameters.put("port", entry.port());
        }
        if (!anyDatabase) {
            parameters.put("dbname", entry.database());
        }
        parameters.put("user", entry.user());
        return finished(
                "line %d of %s".formatted(entry.line(), found.path()),
                SavedProfile.of(free(name(parameters)), connection(parameters)),
                Optional.empty(),
                notes);
    }

    private ImportCandidate candidate(String origin, ConnectionString string) {
        var notes = new ArrayList<>(string.notes());
        if (string.keyPassword().isPresent()) {
            notes.add("sslpassword, the passphrase of the client's key, was left out.");
        }
        var profile =
                SavedProfile.of(free(name(string.parameters())), connection(string.parameters()));
        if (string.password().isPresent()) {
            notes.add(FOUND_PASSWORD);
            profile = profile.withPasswordSource(PasswordSource.Simple.ASK);
        }
        return finished(origin, profile, string.password(), notes);
    }

    private ImportCandidate finished(
            String origin, SavedProfile profile, Optional<Secret> password, List<String> notes) {
        var all = new ArrayList<>(notes);
        Optional<String> target = Optional.empty();
        try {
            var settings = profile.settings(environment);
            target = Optional.of(settings.target().toString());
            settings.notes().stream().filter(note -> !all.contains(note)).forEach(all::add);
            String from = settings.origins().getOrDefault("password", "");
            if (from.startsWith("service ")) {
                all.add("The password stays in the service file.");
            }
        } catch (ProblemException e) {
            all.add("It can't be used yet: %s.".formatted(e.problem().why()));
        }
        return new ImportCandidate(origin, profile, target, password, all);
    }

    private static Connection connection(Map<String, String> parameters) {
        if (parameters.keySet().equals(Set.of("service"))) {
            return new Connection.Service(parameters.getOrDefault("service", ""));
        }
        var port = port(parameters.getOrDefault("port", ""));
        boolean single =
                !parameters.getOrDefault("host", "").contains(",")
                        && port.isPresent() == parameters.containsKey("port");
        if (!single || parameters.isEmpty() || !FIELDS.containsAll(parameters.keySet())) {
            return new Connection.Url(
                    new ConnectionString(parameters, Optional.empty(), Optional.empty(), List.of())
                            .uri());
        }
        return new Connection.Fields(
                Optional.ofNullable(parameters.get("host")),
                port,
                Optional.ofNullable(parameters.get("dbname")),
                Optional.ofNullable(parameters.get("user")),
                Optional.ofNullable(parameters.get("sslmode")),
                Optional.ofNullable(parameters.get("sslrootcert")));
    }

    private static OptionalInt port(String text) {
        return text.matches("[0-9]{1,5}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static String name(Map<String, String> parameters) {
        for (String keyword : List.of("dbname", "service", "host", "hostaddr")) {
            String value = parameters.getOrDefault(keyword, "").strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "database";
    }

    private String free(String wanted) {
        String start = wanted.startsWith("embedded") ? "my-" + wanted : wanted;
        String name = start;
        for (int i = 2; !taken.add(name); i++) {
            name = "%s-%d".formatted(start, i);
        }
        return name;
    }
}
