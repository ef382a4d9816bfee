package dev.tidemark.desktop.profile;

import dev.tidemark.engine.postgres.ConnectionString;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.EnvironmentKind;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.SavedProfile.Origin;
import dev.tidemark.engine.profile.secret.PasswordSource;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A profile as it stands in the editor, right or wrong, but for its password. Immutable.
///
/// @param port as typed
/// @param sslMode libpq's word, empty for none
/// @param command the command that gives the password, where one does
record ProfileDraft(
        String name,
        Way way,
        String host,
        String port,
        String database,
        String user,
        String sslMode,
        String rootCertificate,
        String url,
        String service,
        Optional<EnvironmentKind> environment,
        Profile.Protection protection,
        SourceKind source,
        String command,
        List<Path> projects) {
    private static final int LARGEST_PORT = 65_535;

    ProfileDraft {
        projects = List.copyOf(projects);
    }

    /// How it says where to connect.
    enum Way {
        FIELDS("Fields"),
        URL("URL"),
        SERVICE("Service");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /// What a message can stand under.
    enum Field {
        NAME,
        HOST,
        PORT,
        URL,
        SERVICE,
        COMMAND
    }

    /// The draft that a saved profile is edited as.
    static ProfileDraft of(SavedProfile profile) {
        var connection = profile.connection();
        var fields =
                connection instanceof Connection.Fields it
                        ? it
                        : new Connection.Fields(
                                Optional.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty());
        var port = fields.port();
        return new ProfileDraft(
                profile.name(),
                way(connection),
                fields.host().orElse(""),
                port.isPresent() ? String.valueOf(port.getAsInt()) : "",
                fields.database().orElse(""),
                fields.user().orElse(""),
                fields.sslMode().orElse(""),
                fields.rootCertificate().orElse(""),
                connection instanceof Connection.Url url ? url.url() : "",
                connection instanceof Connection.Service service ? service.service() : "",
                profile.environment(),
                profile.protection(),
                SourceKind.of(profile.passwordSource()),
                profile.passwordSource() instanceof PasswordSource.Command it ? it.command() : "",
                profile.projects());
    }

    private static Way way(Connection connection) {
        return switch (connection) {
            case Connection.Fields _ -> Way.FIELDS;
            case Connection.Url _ -> Way.URL;
            case Connection.Service _ -> Way.SERVICE;
        };
    }

    /// What is wrong with it, by field, one sentence each; empty when it can be saved.
    ///
    /// @param taken names of other profiles
    Map<Field, String> faults(Collection<String> taken) {
        var faults = new EnumMap<Field, String>(Field.class);
        if (name.isBlank()) {
            faults.put(Field.NAME, "Give the profile a name.");
        } else if (name.strip().equals("embedded") || name.strip().startsWith("embedded:")) {
            faults.put(Field.NAME, "This name is the embedded server's. Choose another one.");
        } else if (taken.contains(name.strip())) {
            faults.put(Field.NAME, "There is a profile of this name. Choose another one.");
        }
        faults.putAll(connectionFaults());
        if (source.runsCommand() && command.isBlank()) {
            faults.put(Field.COMMAND, "Write the command that gives the password.");
        }
        return faults;
    }

    /// What keeps it from being tried.
    Map<Field, String> connectionFaults() {
        var faults = new EnumMap<Field, String>(Field.class);
        switch (way) {
            case FIELDS -> {
                if (host.isBlank() && database.isBlank()) {
                    faults.put(Field.HOST, "Fill in the host, and the database.");
                }
                if (!port.isBlank() && !isPort(port.strip())) {
                    faults.put(Field.PORT, "A port is a number from 1 to 65535.");
                }
            }
            case URL -> urlFault().ifPresent(fault -> faults.put(Field.URL, fault));
            case SERVICE -> {
                if (service.isBlank()) {
                    faults.put(Field.SERVICE, "Name a section of pg_service.conf.");
                }
            }
        }
        return faults;
    }

    private Optional<String> urlFault() {
        if (url.isBlank()) {
            return Optional.of("Write where to connect: postgresql://user@host/database");
        }
        try {
            return ConnectionString.parse(url).holdsSecret()
                    ? Optional.of("A password can't stand here; it goes into its own field.")
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(sentence(e.problem().why()));
        }
    }

    private static String sentence(String text) {
        return text.isEmpty()
                ? text
                : "%s%s."
                        .formatted(
                                text.substring(0, 1).toUpperCase(java.util.Locale.ROOT),
                                text.substring(1))
                        .replace("..", ".");
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}")
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= LARGEST_PORT;
    }

    /// The profile of the user's own that it stands for; call it when there are no faults.
    SavedProfile profile() {
        return new SavedProfile(
                name.strip(),
                connection(),
                environment,
                protection,
                source.source(command),
                projects,
                new Origin.OfUser());
    }

    private Connection connection() {
        return switch (way) {
            case URL -> new Connection.Url(url.strip());
            case SERVICE -> new Connection.Service(service.strip());
            case FIELDS ->
                    new Connection.Fields(
                            filled(host),
                            port.isBlank()
                                    ? OptionalInt.empty()
                                    : OptionalInt.of(Integer.parseInt(port.strip())),
                            filled(database),
                            filled(user),
                            filled(sslMode),
                            filled(rootCertificate));
        };
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }
}
