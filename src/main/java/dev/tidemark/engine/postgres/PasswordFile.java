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
record PasswordFile(List<String> lines) {
    private static final Set<PosixFilePermission> OF_OWNER =
            Set.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    PasswordFile {
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
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var fields = fields(line);
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

    // A field as it reads with its escapes undone; only a bare * matches everything.
    private record Field(String text, boolean wildcard) {
        boolean matches(String value) {
            return wildcard || text.equals(value);
        }
    }

    private static List<Field> fields(String line) {
        var fields = new ArrayList<Field>();
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
