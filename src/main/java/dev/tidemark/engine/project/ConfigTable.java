package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.migration.EditDistance;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A table of `tidemark.toml`, or of another file of that format, whose values are read by key and
/// type; a fault is a problem with its line.
public final class ConfigTable {
    private final String file;
    private final String name;
    private final TomlTable table;
    private final SourcePosition place;

    /// @param file the settings file as shown to people
    /// @param name the table's name with its brackets, or empty at the top
    /// @param place where the table begins
    ConfigTable(String file, String name, TomlTable table, SourcePosition place) {
        this.file = file;
        this.name = name;
        this.table = table;
        this.place = place;
    }

    /// Reads a whole file.
    ///
    /// @param file the file as shown to people
    /// @throws ProblemException CONFIG_SYNTAX with line and column
    public static ConfigTable parse(String file, String text) {
        var result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().getFirst();
            throw Problem.of(
                            ProblemCode.CONFIG_SYNTAX,
                            "%s was not read".formatted(file),
                            String.valueOf(error.getMessage()),
                            "Correct this line; the format is described at toml.io.")
                    .at(
                            new SourcePosition(
                                    file, error.position().line(), error.position().column()))
                    .asException();
        }
        return new ConfigTable(file, "", result, new SourcePosition(file, 1, 1));
    }

    /// Refuses keys that are not among the known ones.
    public void allow(Set<String> known) {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                throw unknown(key, known);
            }
        }
    }

    private ProblemException unknown(String key, Set<String> known) {
        Set<String> sorted = new TreeSet<>(known);
        String hint =
                EditDistance.nearest(key, sorted)
                        .map("Write `%s` if that is meant."::formatted)
                        .orElse(
                                "Remove it; the keys here are %s."
                                        .formatted(String.join(", ", sorted)));
        return Problem.of(
                        ProblemCode.CONFIG_UNKNOWN_KEY,
                        "%s was not read".formatted(file),
                        "There is no key `%s`%s"
                                .formatted(key, name.isEmpty() ? "" : " in " + name),
                        hint)
                .at(place(key))
                .asException();
    }

    /// Whether the key is there.
    public boolean has(String key) {
        return value(key) != null;
    }

    Set<String> keys() {
        return table.keySet();
    }

    /// A text without blanks around it; empty when the key is missing.
    public Optional<String> text(String key) {
        return switch (value(key)) {
            case null -> Optional.empty();
            case String text when !text.isBlank() -> Optional.of(text.strip());
            case String _ -> throw bad(key, "It is empty", "Give it a value, or remove it.");
            case Object other -> throw wrongType(key, other, "text in quotes");
        };
    }

    /// A text without blanks around it, else the other one.
    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /// A text of several lines as it stands there; empty when the key is missing.
    public String block(String key) {
        return switch (value(key)) {
            case null -> "";
            case String text -> text;
            case Object other -> throw wrongType(key, other, "text in quotes");
        };
    }

    /// A text that must be there.
    public String requiredText(String key) {
        return text(key)
                .orElseThrow(() ->
                        problem(
                                place,
                                "%s has no `%s`".formatted(name, key),
                                "Add `%s = \"…\"` to it.".formatted(key)));
    }

    /// True or false; false when the key is missing.
    public boolean flag(String key) {
        return switch (value(key)) {
            case null -> false;
            case Boolean flag -> flag;
            case Object other -> throw wrongType(key, other, "true or false");
        };
    }

    int count(String key, int otherwise) {
        return switch (value(key)) {
            case null -> otherwise;
            case Long number when number >= 0 && number <= 1_000_000 -> number.intValue();
            case Long number ->
                    throw bad(
                            key, "It is %d".formatted(number), "Write a number from 0 to 1000000.");
            case Object other -> throw wrongType(key, other, "a whole number");
        };
    }

    Duration duration(String key, Duration otherwise) {
        return switch (value(key)) {
            case null -> otherwise;
            case Long zero when zero == 0 -> Duration.ZERO;
            case Object other ->
                    DurationText.parse(String.valueOf(other))
                            .orElseThrow(() ->
                                    bad(
                                            key,
                                            "`%s` is no time".formatted(other),
                                            "Write %s in quotes.".formatted(DurationText.FORMS)));
        };
    }

    /// A text, or a list of texts.
    List<String> texts(String key) {
        return value(key) instanceof String ? List.of(requiredText(key)) : list(key);
    }

    /// A list of texts, empty when the key is missing.
    public List<String> list(String key) {
        return switch (value(key)) {
            case null -> List.of();
            case TomlArray array -> texts(key, array);
            case Object other -> throw wrongType(key, other, "a list of texts");
        };
    }

    private List<String> texts(String key, TomlArray array) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof String text) || text.isBlank()) {
                throw problem(
                        place(array.inputPositionOf(i)),
                        "Item %d of `%s` is no text".formatted(i + 1, key),
                        "Write it in quotes, not empty.");
            }
            texts.add(text.strip());
        }
        return texts;
    }

    Optional<ConfigTable> table(String key) {
        return switch (value(key)) {
            case null -> Optional.empty();
            case TomlTable inner ->
                    Optional.of(
                            new ConfigTable(
                                    file, "[%s]".formatted(pathOf(key)), inner, place(key)));
            case Object other ->
                    throw wrongType(key, other, "a table, `[%s]`".formatted(pathOf(key)));
        };
    }

    /// The tables `[[key]]`.
    public List<ConfigTable> tables(String key) {
        return switch (value(key)) {
            case null -> List.of();
            case TomlArray array -> tables(key, array);
            case Object other ->
                    throw wrongType(
                            key, other, "a list of tables, `[[%s]]`".formatted(pathOf(key)));
        };
    }

    private List<ConfigTable> tables(String key, TomlArray array) {
        var tables = new ArrayList<ConfigTable>();
        for (int i = 0; i < array.size(); i++) {
            SourcePosition where = place(array.inputPositionOf(i));
            if (!(array.get(i) instanceof TomlTable inner)) {
                throw problem(
                        where,
                        "Item %d of `%s` is no table".formatted(i + 1, key),
                        "Write it as `[[%s]]` with its keys below.".formatted(pathOf(key)));
            }
            tables.add(new ConfigTable(file, "[[%s]]".formatted(pathOf(key)), inner, where));
        }
        return tables;
    }

    private String pathOf(String key) {
        return name.isEmpty() ? key : name.replace("[", "").replace("]", "") + "." + key;
    }

    /// A value that reads well but can't be.
    public ProblemException bad(String key, String why, String hint) {
        return problem(place(key), "`%s` can't be used: %s".formatted(key, why), hint);
    }

    private ProblemException wrongType(String key, Object value, String wanted) {
        return problem(
                place(key),
                "`%s` is %s, but must be %s".formatted(key, kind(value), wanted),
                "Write %s.".formatted(wanted));
    }

    private ProblemException problem(SourcePosition where, String why, String hint) {
        return Problem.of(
                        ProblemCode.CONFIG_BAD_VALUE, "%s was not read".formatted(file), why, hint)
                .at(where)
                .asException();
    }

    private static String kind(Object value) {
        return switch (value) {
            case String _ -> "a text";
            case Long _ -> "a number";
            case Double _ -> "a decimal number";
            case Boolean _ -> "true or false";
            case TomlArray _ -> "a list";
            case TomlTable _ -> "a table";
            default -> "a date or time";
        };
    }

    @Nullable Object value(String key) {
        return table.get(List.of(key));
    }

    /// Where an item of a list is written, or the text in its place.
    SourcePosition place(String key, int index) {
        return value(key) instanceof TomlArray array
                ? place(array.inputPositionOf(index))
                : place(key);
    }

    /// Where a key is written, or where the table begins.
    public SourcePosition place(String key) {
        return place(table.inputPositionOf(List.of(key)));
    }

    private SourcePosition place(@Nullable TomlPosition position) {
        return position == null
                ? place
                : new SourcePosition(file, position.line(), position.column());
    }
}
