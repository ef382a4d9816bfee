package dev.tidemark.engine.template;

import dev.tidemark.engine.sql.SqlQuote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what somebody wrote for a parameter into its value. SQL is checked loosely: that it ends
/// where it should, not what it means.
final class ValueReader {
    /// PostgreSQL cuts longer names off without an error.
    static final int LONGEST_NAME = 63;

    private static final Pattern ORDER =
            Pattern.compile(
                    "(.*?)((?:\\s+(?:asc|desc))?(?:\\s+nulls\\s+(?:first|last))?)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ValueReader() {}

    /// Why a text can't be a parameter's value, as a sentence without its full stop.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /// The value of a text that is not blank.
    static TemplateValue read(TemplateParameter parameter, String written) throws Refused {
        String text = written.strip();
        return switch (parameter.kind()) {
            case NAME, COLUMN -> TemplateValue.name(name(text));
            case ROLE ->
                    text.equalsIgnoreCase("public")
                            ? new TemplateValue(
                                    "PUBLIC",
                                    Map.of("name", "public", "literal", "'public'"),
                                    List.of(),
                                    false)
                            : TemplateValue.name(name(text));
            case TABLE, OBJECT -> qualified(text);
            case COLUMNS -> columns(text);
            case INDEX_COLUMNS -> indexColumns(text);
            case COLUMN_LIST -> columnList(text);
            case TYPE -> TemplateValue.plain(type(text));
            case EXPRESSION -> TemplateValue.plain(expression(text));
            case SQL -> TemplateValue.plain(statement(text));
            case ROWS -> rows(text);
            case TEXT -> TemplateValue.words(text.replaceAll("\\s+", " "));
            case CHOICE -> chosen(parameter, text);
            case YES_NO -> yesNo(text);
            case NUMBER -> number(text);
        };
    }

    private static String name(String text) throws Refused {
        String name = text;
        if (text.startsWith("\"")) {
            if (text.length() < 2 || !text.endsWith("\"")) {
                throw new Refused("its quotes don't end");
            }
            name = text.substring(1, text.length() - 1).replace("\"\"", "\"");
        }
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused("`%s` is no name".formatted(text));
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_NAME) {
            throw new Refused(
                    "it has %d bytes, and PostgreSQL cuts names off after %d"
                            .formatted(bytes, LONGEST_NAME));
        }
        return name;
    }

    private static TemplateValue qualified(String text) throws Refused {
        List<String> parts = Parts.of(text, ".");
        if (parts.size() > 2) {
            throw new Refused("it has %d parts; write schema.name".formatted(parts.size()));
        }
        String own = name(parts.getLast());
        var value = TemplateValue.name(own);
        String sql = value.sql();
        if (parts.size() == 2) {
            String schema = name(parts.getFirst());
            sql = SqlQuote.identifierWhereNeeded(schema) + "." + sql;
        }
        String prefix = sql.substring(0, sql.length() - value.sql().length());
        return new TemplateValue(
                sql,
                Map.of(
                        "name",
                        own,
                        "own",
                        value.sql(),
                        "in",
                        prefix,
                        "literal",
                        SqlQuote.literal(sql),
                        "own_literal",
                        SqlQuote.literal(own)),
                List.of(),
                false);
    }

    private static TemplateValue columns(String text) throws Refused {
        var items = new ArrayList<TemplateValue>();
        for (String part : Parts.of(text, ",")) {
            items.add(TemplateValue.name(name(part)));
        }
        return TemplateValue.list(items, ", ");
    }

    private static TemplateValue indexColumns(String text) throws Refused {
        var items = new ArrayList<TemplateValue>();
        for (String part : Parts.of(text, ",")) {
            Matcher order = ORDER.matcher(expression(part));
            if (!order.matches() || order.group(1).isBlank()) {
                throw new Refused("`%s` is neither a column nor an expression".formatted(part));
            }
            String column = order.group(1).strip();
            boolean computed = column.contains("(");
            String sql =
                    computed
                            ? column.startsWith("(") ? column : "(" + column + ")"
                            : SqlQuote.identifierWhereNeeded(name(column));
            String words =
                    computed
                            ? column.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "")
                            : name(column);
            items.add(TemplateValue.plain(sql + order.group(2)).with("name", words));
        }
        return TemplateValue.list(items, ", ");
    }

    private static TemplateValue columnList(String text) throws Refused {
        var items = new ArrayList<TemplateValue>();
        for (String part : Parts.of(text, ",\n")) {
            int end = Parts.endOfName(part);
            String definition = part.substring(end).strip();
            if (definition.isEmpty()) {
                throw new Refused(
                        "`%s` has no type; write for example %s text".formatted(part, part));
            }
            var name = TemplateValue.name(name(part.substring(0, end)));
            items.add(
                    TemplateValue.plain(name.sql() + " " + expression(definition))
                            .with("name", name(part.substring(0, end))));
        }
        return TemplateValue.list(items, ",\n    ");
    }

    private static TemplateValue rows(String text) throws Refused {
        var items = new ArrayList<TemplateValue>();
        for (String line : text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
            String row = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
            boolean enclosed = row.startsWith("(") && row.endsWith(")");
            String values = enclosed ? row.substring(1, row.length() - 1) : row;
            String first = Parts.of(expression(values), ",").getFirst();
            items.add(TemplateValue.plain(values).with("first", first));
        }
        return TemplateValue.list(items, ",\n    ");
    }

    private static String type(String text) throws Refused {
        if (!Character.isLetter(text.charAt(0)) && text.charAt(0) != '"') {
            throw new Refused("`%s` is no type".formatted(text));
        }
        return expression(text);
    }

    /// SQL that ends by itself: no statement could follow, no bracket or quote stays open.
    private static String expression(String text) throws Refused {
        if (Parts.of(text, ";").size() > 1 || text.endsWith(";")) {
            throw new Refused("a semicolon can't stand in it");
        }
        return text;
    }

    private static String statement(String text) throws Refused {
        String without = text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
        Parts.of(without, ";");
        return without;
    }

    private static TemplateValue chosen(TemplateParameter parameter, String text) throws Refused {
        Optional<String> choice =
                parameter.choices().stream().filter(text::equalsIgnoreCase).findFirst();
        return TemplateValue.chosen(
                choice.orElseThrow(() ->
                        new Refused(
                                "`%s` is none of %s"
                                        .formatted(text, String.join(", ", parameter.choices())))),
                parameter.choices());
    }

    private static TemplateValue yesNo(String text) throws Refused {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true" -> TemplateValue.plain("yes");
            case "no", "n", "false" -> TemplateValue.NONE;
            default -> throw new Refused("`%s` is neither yes nor no".formatted(text));
        };
    }

    private static TemplateValue number(String text) throws Refused {
        if (!text.matches("[0-9]{1,9}")) {
            throw new Refused("`%s` is no whole number".formatted(text));
        }
        return TemplateValue.plain(text);
    }
}
