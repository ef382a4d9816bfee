package dev.tidemark.engine.profile;

import dev.tidemark.engine.profile.secret.PasswordSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A profile as keys and TOML values.
final class ProfileTable {
    /// All keys, in the order they are written in.
    static final List<String> KEYS =
            List.of(
                    "url",
                    "service",
                    "host",
                    "port",
                    "database",
                    "user",
                    "sslmode",
                    "sslrootcert",
                    "environment",
                    "protected",
                    "password_from",
                    "projects");

    private ProfileTable() {}

    /// What is worth writing of a profile: keys with values as TOML.
    static Map<String, String> of(SavedProfile profile) {
        var table = new LinkedHashMap<String, String>();
        switch (profile.connection()) {
            case Connection.Url it -> table.put("url", text(it.url()));
            case Connection.Service it -> table.put("service", text(it.service()));
            case Connection.Fields it -> {
                it.host().ifPresent(value -> table.put("host", text(value)));
                it.port().ifPresent(value -> table.put("port", String.valueOf(value)));
                it.database().ifPresent(value -> table.put("database", text(value)));
                it.user().ifPresent(value -> table.put("user", text(value)));
                it.sslMode().ifPresent(value -> table.put("sslmode", text(value)));
                it.rootCertificate().ifPresent(value -> table.put("sslrootcert", text(value)));
            }
        }
        profile.environment().ifPresent(kind -> table.put("environment", text(kind.text())));
        var usual =
                profile.environment()
                        .map(EnvironmentKind::protection)
                        .orElse(Profile.Protection.NONE);
        if (profile.protection() != usual) {
            table.put(
                    "protected",
                    String.valueOf(profile.protection() == Profile.Protection.PROTECTED));
        }
        if (!profile.passwordSource().equals(PasswordSource.Simple.PGPASS)) {
            table.put("password_from", text(profile.passwordSource().text()));
        }
        if (!profile.projects().isEmpty()) {
            table.put("projects", list(profile.projects()));
        }
        return table;
    }

    private static String list(List<Path> folders) {
        return folders.stream()
                .map(folder -> text(folder.toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// A basic string (toml.io, "String").
    static String text(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> quoted.append("\\\"");
                        case '\\' -> quoted.append("\\\\");
                        case '\n' -> quoted.append("\\n");
                        case '\t' -> quoted.append("\\t");
                        default -> {
                            if (c < ' ' || c == 0x7f) {
                                quoted.append("\\u%04X".formatted(c));
                            } else {
                                quoted.appendCodePoint(c);
                            }
                        }
                    }
                });
        return quoted.append('"').toString();
    }
}
