package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the `Key: value` lines before a script's first statement.
final class HeaderReader {
    private static final Set<String> KEYS =
            Set.of(
                    "migration",
                    "description",
                    "purpose",
                    "author",
                    "date",
                    "created",
                    "reversible",
                    "dependencies",
                    "environment",
                    "rollback",
                    "runner",
                    "transaction",
                    "lock-timeout",
                    "statement-timeout");
    private static final Set<String> PROSE = Set.of("description", "purpose");
    private static final String DECORATION = "=-*#~_+/ \t\r";

    private final String path;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, SourcePosition> places = new HashMap<>();
    private final List<String> dependencies = new ArrayList<>();
    private final Map<String, SourcePosition> dependencyPlaces = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable String firstLine;
    private @Nullable String open;
    private int openColumn;

    private HeaderReader(String path) {
        this.path = path;
    }

    /// Reads the header at the beginning of a script.
    ///
    /// @param path the file as shown to people
    /// @param head the script's first characters
    static HeaderText read(String path, String head) {
        var reader = new HeaderReader(path);
        int previous = 0;
        for (CommentLine line : CommentLine.before(head)) {
            if (line.line() > previous + 1) {
                reader.open = null;
            }
            previous = line.line();
            reader.add(line);
        }
        return reader.result();
    }

    private void add(CommentLine line) {
        int start = 0;
        while (start < line.text().length() && blankOrStar(line.text().charAt(start))) {
            start++;
        }
        String text = line.text().substring(start).strip();
        if (decoration(text)) {
            open = null;
            return;
        }
        int column = line.columnOf(start);
        int colon = text.indexOf(':');
        String key = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (KEYS.contains(key)) {
            startKey(key, text, colon, line.line(), column);
        } else {
            continueKey(text, new SourcePosition(path, line.line(), column));
        }
    }

    private static boolean decoration(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (DECORATION.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean blankOrStar(char c) {
        return Character.isWhitespace(c) || c == '*';
    }

    private void startKey(String key, String text, int colon, int line, int column) {
        String value = text.substring(colon + 1).strip();
        int valueColumn =
                value.isEmpty()
                        ? column
                        : column + text.codePointCount(0, text.indexOf(value, colon + 1));
        var place = new SourcePosition(path, line, valueColumn);
        open = key;
        openColumn = column;
        if (key.equals("dependencies")) {
            values.merge(key, value, HeaderReader::joined);
            addDependencies(value, place);
        } else if (values.putIfAbsent(key, value) == null) {
            places.put(key, place);
        } else {
            open = null;
        }
    }

    private void continueKey(String text, SourcePosition place) {
        String key = open;
        if (key == null) {
            if (values.isEmpty() && firstLine == null) {
                firstLine = text;
            }
            return;
        }
        boolean item = text.startsWith("-");
        if (key.equals("dependencies")) {
            if (item) {
                String name = text.substring(1).strip();
                values.merge(key, name, HeaderReader::joined);
                int skipped = text.codePointCount(0, text.indexOf(name, 1));
                addDependencies(
                        name, new SourcePosition(path, place.line(), place.column() + skipped));
            } else {
                open = null;
            }
        } else if (values.getOrDefault(key, "").isEmpty()) {
            values.put(key, item ? text.substring(1).strip() : text);
            places.put(key, place);
        } else if (PROSE.contains(key) && place.column() > openColumn) {
            values.merge(key, text, (before, more) -> before + " " + more);
        } else {
            open = null;
        }
    }

    private static String joined(String before, String more) {
        return before.isEmpty() ? more : before + ", " + more;
    }

    private void addDependencies(String value, SourcePosition place) {
        int at = 0;
        for (String part : value.split(",", -1)) {
            String name = part.replace("`", "").strip();
            int end = 0;
            while (end < name.length() && " \t(".indexOf(name.charAt(end)) < 0) {
                end++;
            }
            name = name.substring(0, end);
            if (!name.isEmpty() && !nothing(name) && !dependencies.contains(name)) {
                int column = place.column() + value.codePointCount(0, value.indexOf(name, at));
                dependencies.add(name);
                dependencyPlaces.put(name, new SourcePosition(path, place.line(), column));
            }
            at += part.length() + 1;
        }
    }

    private static boolean nothing(String name) {
        return name.equalsIgnoreCase("none")
                || name.equalsIgnoreCase("n/a")
                || name.chars().noneMatch(Character::isLetterOrDigit);
    }

    private HeaderText result() {
        boolean transaction =
                switch (lower("transaction")) {
                    case "none" -> false;
                    case "", "auto" -> true;
                    default -> {
                        report("transaction", "Write `auto` or `none`.");
                        yield true;
                    }
                };
        var header =
                new MigrationHeader(
                        values,
                        dependencies,
                        environments(),
                        Optional.ofNullable(values.get("runner")).filter(it -> !it.isEmpty()),
                        transaction,
                        duration("lock-timeout"),
                        duration("statement-timeout"),
                        dependencyPlaces);
        return new HeaderText(
                header,
                Optional.ofNullable(firstLine),
                rollback(),
                place("rollback"),
                List.copyOf(problems));
    }

    private RollbackDeclaration rollback() {
        var declared = RollbackDeclaration.read(values.getOrDefault("rollback", ""));
        String reversible = lower("reversible");
        boolean no = reversible.equals("no") || reversible.startsWith("no ");
        boolean silent =
                declared instanceof RollbackDeclaration.Absent
                        || declared instanceof RollbackDeclaration.NotUnderstood;
        return no && silent
                ? new RollbackDeclaration.Irreversible(
                        RollbackDeclaration.reason(
                                values.getOrDefault("reversible", "").substring(2)))
                : declared;
    }

    private List<String> environments() {
        var environments = new ArrayList<String>();
        for (String part : lower("environment").split(",", -1)) {
            String name = part.strip();
            boolean everywhere = name.isEmpty() || name.equals("all") || name.equals("any");
            if (!everywhere) {
                environments.add(name);
            }
        }
        return environments;
    }

    private Optional<Duration> duration(String key) {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> duration = DurationText.parse(value);
        if (duration.isEmpty()) {
            report(key, "Write %s.".formatted(DurationText.FORMS));
        }
        return duration;
    }

    private String lower(String key) {
        return values.getOrDefault(key, "").toLowerCase(Locale.ROOT).strip();
    }

    private SourcePosition place(String key) {
        return places.getOrDefault(key, new SourcePosition(path, 1, 1));
    }

    private void report(String key, String hint) {
        problems.add(
                Problem.of(
                                ProblemCode.HEADER_BAD_VALUE,
                                "The header of %s was not understood".formatted(path),
                                "`%s` can't be the value of `%s`".formatted(values.get(key), key),
                                hint)
                        .at(place(key)));
    }
}
