package dev.tidemark.engine.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a connection service file as libpq does (PostgreSQL manual 34.17).
public final class ServiceFile {
    // Where distributions compile libpq to look when PGSYSCONFDIR is not set.
    private static final List<Path> SYSTEM_FOLDERS =
            List.of(Path.of("/etc/postgresql-common"), Path.of("/etc"));

    private final Environment environment;

    /// The files that this environment leads to.
    public ServiceFile(Environment environment) {
        this.environment = environment;
    }

    /// The services that are defined, each with its file; of two of one name the one that counts.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when a file can't be read
    public Map<String, Path> services() {
        var services = new LinkedHashMap<String, Path>();
        for (Path file : files(new ConnectionParameters())) {
            if (Files.exists(file)) {
                for (String line : lines(file)) {
                    String text = line.strip();
                    if (text.startsWith("[") && text.endsWith("]")) {
                        services.putIfAbsent(text.substring(1, text.length() - 1), file);
                    }
                }
            }
        }
        return services;
    }

    /// Adds what the named service says: from the user's file, else from the system's.
    void read(String service, ConnectionParameters into) {
        var files = files(into);
        for (Path file : files) {
            if (Files.exists(file) && readSection(file, service, into)) {
                return;
            }
        }
        String names = String.join(" or ", files.stream().map(Path::toString).toList());
        throw SettingsProblems.noService(service, into.origin("service"), names);
    }

    private List<Path> files(ConnectionParameters parameters) {
        var files = new ArrayList<Path>();
        files.add(
                parameters
                        .get("servicefile")
                        .or(() -> environment.variable("PGSERVICEFILE"))
                        .map(Path::of)
                        .orElseGet(this::ofUser));
        environment
                .variable("PGSYSCONFDIR")
                .ifPresentOrElse(
                        folder -> files.add(Path.of(folder, "pg_service.conf")),
                        () ->
                                SYSTEM_FOLDERS.forEach(
                                        folder -> files.add(folder.resolve("pg_service.conf"))));
        return files;
    }

    private Path ofUser() {
        return environment.platform() == Environment.Platform.WINDOWS
                ? environment.postgresFolder().resolve(".pg_service.conf")
                : environment.home().resolve(".pg_service.conf");
    }

    private static boolean readSection(Path file, String service, ConnectionParameters into) {
        List<String> lines = lines(file);
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                if (inside) {
                    return true;
                }
                inside = line.equals("[" + service + "]");
            } else if (inside) {
                readLine(file, i + 1, line, service, into);
            }
        }
        return inside;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw SettingsProblems.fileUnreadable(file, e.getClass().getSimpleName());
        }
    }

    private static void readLine(
            Path file, int number, String line, String service, ConnectionParameters into) {
        if (line.startsWith("ldap")) {
            into.note("line %d of %s was ignored: LDAP look-up".formatted(number, file));
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw SettingsProblems.serviceFileSyntax(file, number);
        }
        String keyword = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        if (keyword.equals("service") || !Keyword.known(keyword)) {
            into.note(
                    "line %d of %s was ignored: %s is no parameter of a service"
                            .formatted(number, file, keyword));
            return;
        }
        into.put(keyword, value, "service %s".formatted(service));
    }
}
