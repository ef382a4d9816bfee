package dev.tidemark.engine.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// Changes the text of a profile file line by line, so that comments and everything else in it stay
/// as their author wrote them.
///
/// What was changed is read again and compared: a text in which anything else than the meant
/// profile changed is never returned.
final class ProfileText {
    private static final String NEW_FILE =
            "# Connection profiles of Tidemark. Passwords never stand here: password_from says where they are.\n";

    private final String text;
    private final String lineEnd;
    private final List<String> lines;

    /// @param text valid TOML, or empty for a new file
    ProfileText(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines = new ArrayList<>(text.lines().toList());
    }

    // Where a table stands: its header's line and the line after its last.
    private record Section(int header, int end) {}

    // A key and the lines of its value.
    private record Statement(int first, int end, String value) {}

    /// The text with another profile at its end.
    Optional<String> withNew(String name, Map<String, String> table) {
        if (text.isEmpty()) {
            lines.add(NEW_FILE.strip());
        }
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        lines.add("");
        lines.add(header(name));
        table.forEach((key, value) -> lines.add("%s = %s".formatted(key, value)));
        return checked(name, name, table);
    }

    /// The text with a profile changed, its name too if that is another one.
    ///
    /// @return empty when it is written in a way that can't be changed line by line
    Optional<String> with(String name, String newName, Map<String, String> wanted) {
        var section = section(name);
        var statements = section == null ? null : statements(section);
        if (section == null || statements == null) {
            return Optional.empty();
        }
        var table = new LinkedHashMap<>(wanted);
        // What stands there and says no more than its absence would is left alone.
        var protection = statements.get("protected");
        if (protection != null) {
            table.putIfAbsent("protected", usualProtection(table));
        }
        var result = new ArrayList<String>();
        int last = section.header() + 1;
        for (int i = section.header() + 1; i < section.end(); i++) {
            var statement = at(statements, i);
            if (statement == null) {
                result.add(lines.get(i));
                continue;
            }
            String value = table.get(statement.getKey());
            if (value != null) {
                result.addAll(replaced(statement.getKey(), value, statement.getValue()));
                last = section.header() + 1 + result.size();
            }
            i = statement.getValue().end() - 1;
        }
        var added = new ArrayList<String>();
        table.forEach((key, value) -> {
            if (!statements.containsKey(key)) {
                added.add("%s = %s".formatted(key, value));
            }
        });
        result.addAll(last - section.header() - 1, added);
        var body = lines.subList(section.header() + 1, section.end());
        body.clear();
        body.addAll(result);
        if (!newName.equals(name)) {
            lines.set(section.header(), renamed(lines.get(section.header()), newName));
        }
        return checked(name, newName, table);
    }

    /// The text without a profile; comments above it stay.
    ///
    /// @return empty when it is written in a way that can't be removed line by line
    Optional<String> without(String name) {
        var section = section(name);
        if (section == null) {
            return Optional.empty();
        }
        lines.subList(section.header(), section.end()).clear();
        return checked(name, name, null);
    }

    private static String usualProtection(Map<String, String> table) {
        String environment = table.getOrDefault("environment", "\"\"");
        return String.valueOf(
                EnvironmentKind.parse(environment.substring(1, environment.length() - 1))
                        .filter(kind -> kind.protection() == Profile.Protection.PROTECTED)
                        .isPresent());
    }

    private List<String> replaced(String key, String value, Statement statement) {
        var old = lines.subList(statement.first(), statement.end());
        if (json("%s = %s".formatted(key, value)).equals(statement.value())) {
            return List.copyOf(old);
        }
        return List.of("%s = %s%s".formatted(key, value, comment(old.getLast(), statement)));
    }

    // The comment behind a value: what can be cut off at a # without changing it.
    private static String comment(String line, Statement statement) {
        if (statement.end() - statement.first() > 1) {
            return "";
        }
        for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
            if (json(line.substring(0, i)).equals(statement.value())) {
                return " " + line.substring(i);
            }
        }
        return "";
    }

    private static String renamed(String header, String name) {
        int close =
                header.lastIndexOf(
                        ']', header.indexOf('#') < 0 ? header.length() : header.indexOf('#'));
        return header(name) + (close < 0 ? "" : header.substring(close + 1));
    }

    private static String header(String name) {
        boolean bare = name.matches("[A-Za-z0-9_-]+");
        return "[%s]".formatted(bare ? name : ProfileTable.text(name));
    }

    private @Nullable Section section(String name) {
        int header = -1;
        for (int i = 0; i < lines.size(); i++) {
            var names = headerAt(i);
            if (header >= 0 && !names.isEmpty()) {
                return new Section(header, withoutCommentsOfNext(header, i));
            }
            if (names.equals(List.of(name))) {
                header = i;
            }
        }
        return header < 0 ? null : new Section(header, lines.size());
    }

    // A comment right above the next table belongs to that one, and so do the blank lines.
    private int withoutCommentsOfNext(int header, int next) {
        int end = next;
        while (end > header + 1 && lines.get(end - 1).strip().startsWith("#")) {
            end--;
        }
        while (end > header + 1 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    private List<String> headerAt(int index) {
        String line = lines.get(index).strip();
        if (!line.startsWith("[")) {
            return List.of();
        }
        var toml = Toml.parse(line);
        return toml.hasErrors() ? List.of() : List.copyOf(toml.keySet());
    }

    private @Nullable Map<String, Statement> statements(Section section) {
        var statements = new LinkedHashMap<String, Statement>();
        int i = section.header() + 1;
        while (i < section.end()) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                i++;
                continue;
            }
            int end = i + 1;
            var toml = Toml.parse(line);
            while (toml.hasErrors() && end < section.end()) {
                end++;
                toml = Toml.parse(String.join("\n", lines.subList(i, end)));
            }
            if (toml.hasErrors() || toml.keySet().size() != 1) {
                return null;
            }
            statements.put(toml.keySet().iterator().next(), new Statement(i, end, toml.toJson()));
            i = end;
        }
        return statements;
    }

    private static Map.@Nullable Entry<String, Statement> at(
            Map<String, Statement> statements, int line) {
        return statements.entrySet().stream()
                .filter(entry -> entry.getValue().first() == line)
                .findFirst()
                .orElse(null);
    }

    // The result is only good when all other tables are what they were and this is what was meant.
    private Optional<String> checked(
            String oldName, String newName, @Nullable Map<String, String> table) {
        String changed = lines.isEmpty() ? "" : String.join(lineEnd, lines) + lineEnd;
        var expected = tables(Toml.parse(text));
        expected.remove(oldName);
        if (table != null) {
            var meant = new ArrayList<>(List.of(header(newName)));
            table.forEach((key, value) -> meant.add("%s = %s".formatted(key, value)));
            expected.putAll(tables(Toml.parse(String.join("\n", meant))));
        }
        var result = Toml.parse(changed);
        return !result.hasErrors() && tables(result).equals(expected)
                ? Optional.of(changed)
                : Optional.empty();
    }

    private static Map<String, Map<String, String>> tables(TomlParseResult toml) {
        var tables = new TreeMap<String, Map<String, String>>();
        for (String name : toml.keySet()) {
            var values = new TreeMap<String, String>();
            if (toml.get(List.of(name)) instanceof TomlTable table) {
                for (String key : table.keySet()) {
                    values.put(key, String.valueOf(value(table.get(List.of(key)))));
                }
            } else {
                values.put("", String.valueOf(value(toml.get(List.of(name)))));
            }
            tables.put(name, values);
        }
        return tables;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case TomlTable table -> table.toJson();
            case org.tomlj.TomlArray array -> array.toJson();
            case null -> null;
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    private static String json(String statement) {
        var toml = Toml.parse(statement);
        return toml.hasErrors() ? "" : toml.toJson();
    }
}
