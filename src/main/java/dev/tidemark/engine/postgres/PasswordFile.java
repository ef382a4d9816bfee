package dev.tidemark.engine.postgres;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a `.pgpass` file as libpq does (PostgreSQL manual 34.16).
///
/// @param lines its lines
public record PasswordFile(List<String> lines) {
    private static final Set<PosixFilePermission> OF_OWNER =
            Set.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    public PasswordFile {
        lines = List.copyOf(lines);
    }

    /// The file's lines; none when it is not there. A file that others may read is not used, and a
    /// note says so.
    static PasswordFile read(Path file, ConnectionParameters parameters) {
        try {
            if (!Files.exists(file)) {
                return new PasswordFile(List.of());
            }
            if (!Files.isRegularFile(file)) {
                parameters.note("%s was ignored: it is no plain file".formatted(file));
                return new PasswordFile(List.of());
            }
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && !OF_OWNER.containsAll(view.readAttributes().permissions())) {
                parameters.note(
                        "%s was ignored: others have access to it; chmod 0600 it".formatted(file));
                return new PasswordFile(List.of());
            }
            return new PasswordFile(Files.readAllLines(file));
        } catch (MalformedInputException e) {
            parameters.note("%s was ignored: it is no UTF-8".formatted(file));
            return new PasswordFile(List.of());
        } catch (IOException e) {
            throw SettingsProblems.fileUnreadable(file, e.getClass().getSimpleName());
        }
    }

    /// The password on the first line whose other fields match.
    Optional<Secret> find(String host, int port, String database, String user) {
        for (String line : lines) {
            var fields = fieldsOf(line);
            if (fields.size() >= 5
                    && fields.get(0).matches(host)
                    && fields.get(1).matches(Integer.toString(port))
                    && fields.get(2).matches(database)
                    && fields.get(3).matches(user)) {
                return Optional.of(Secret.of(fields.get(4).text()));
            }
        }
        return Optional.empty();
    }

    /// What a line is for. Its password stays in the file.
    ///
    /// @param host host, or `*` for any
    /// @param port port, or `*` for any
    /// @param database database, or `*` for any
    /// @param user role, or `*` for any
    /// @param line its number in the file, from 1
    public record Entry(String host, String port, String database, String user, int line) {}

    /// What the file of this environment has passwords for, and notes on what is wrong with it.
    ///
    /// @param path the file, whether it exists or not
    public record Entries(Path path, List<Entry> entries, List<String> notes) {}

    /// The lines of the user's password file, without their passwords.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be read
    public static Entries entries(Environment environment) {
        var parameters = new ConnectionParameters();
        Path path = path(environment, environment.variable("PGPASSFILE"));
        var lines = read(path, parameters).lines();
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < lines.size(); i++) {
            var fields = fieldsOf(lines.get(i));
            if (fields.size() >= 5) {
                entries.add(
                        new Entry(
                                fields.get(0).shown(),
                                fields.get(1).shown(),
                                fields.get(2).shown(),
                                fields.get(3).shown(),
                                i + 1));
            }
        }
        return new Entries(path, entries, parameters.notes());
    }

    /// Where the file is: named, or at libpq's usual place.
    static Path path(Environment environment, Optional<String> named) {
        return named.map(Path::of)
                .orElseGet(() ->
                        environment.platform() == Environment.Platform.WINDOWS
                                ? environment.postgresFolder().resolve("pgpass.conf")
                                : environment.home().resolve(".pgpass"));
    }

    // A field as it reads with its escapes undone; only a bare * matches everything.
    private record Field(String text, boolean wildcard) {
        boolean matches(String value) {
            return wildcard || text.equals(value);
        }

        String shown() {
            return wildcard ? "*" : text;
        }
    }

    private static List<Field> fieldsOf(String line) {
        var fields = new ArrayList<Field>();
        if (line.isEmpty() || line.startsWith("#")) {
            return fields;
        }
        var text = new StringBuilder();
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':') {
                fields.add(new Field(text.toString(), line.substring(start, i).equals("*")));
                text.setLength(0);
                start = i + 1;
            } else {
                if (c == '\\' && i + 1 < line.length()) {
                    i++;
                }
                text.append(line.charAt(i));
            }
        }
        fields.add(new Field(text.toString(), false));
        return fields;
    }
}
