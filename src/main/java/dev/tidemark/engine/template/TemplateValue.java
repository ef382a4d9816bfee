package dev.tidemark.engine.template;

import dev.tidemark.engine.sql.SqlQuote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A parameter's value as templates use it.
///
/// @param sql what `{{name}}` becomes; empty for no value
/// @param fields what `{{name.field}}` becomes
/// @param items what `{{#name}}` goes through, where it is a list
/// @param list whether it is one
record TemplateValue(
        String sql, Map<String, Object> fields, List<TemplateValue> items, boolean list) {
    static final TemplateValue NONE = new TemplateValue("", Map.of(), List.of(), false);

    TemplateValue {
        fields = Map.copyOf(fields);
        items = List.copyOf(items);
    }

    /// SQL as it was written.
    static TemplateValue plain(String sql) {
        return new TemplateValue(
                sql, Map.of("literal", SqlQuote.literal(sql), "name", sql), List.of(), false);
    }

    /// What stands in the place of a value that is not known yet.
    static TemplateValue mark(String mark) {
        return new TemplateValue(
                mark,
                Map.of(
                        "name",
                        mark,
                        "own",
                        mark,
                        "in",
                        "",
                        "joined",
                        mark,
                        "first",
                        mark,
                        "literal",
                        mark,
                        "own_literal",
                        mark),
                List.of(),
                false);
    }

    /// An identifier.
    static TemplateValue name(String name) {
        return new TemplateValue(
                SqlQuote.identifierWhereNeeded(name),
                Map.of("name", name, "literal", SqlQuote.literal(name)),
                List.of(),
                false);
    }

    /// Words for people: a literal in SQL, and as they are in comments and names.
    static TemplateValue words(String words) {
        return new TemplateValue(SqlQuote.literal(words), Map.of("name", words), List.of(), false);
    }

    /// A word of several: `{{name.word}}` is true for the one that was chosen.
    static TemplateValue chosen(String word, List<String> choices) {
        var fields = new HashMap<String, Object>();
        choices.forEach(choice -> fields.put(choice.replace(' ', '_'), choice.equals(word)));
        fields.put("name", word);
        return new TemplateValue(word, fields, List.of(), false);
    }

    /// Several values; `{{name.joined}}` joins their names for use in another name.
    static TemplateValue list(List<TemplateValue> items, String separator) {
        var names =
                items.stream()
                        .map(item -> String.valueOf(item.fields().getOrDefault("name", "")))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining("_"));
        return new TemplateValue(
                items.stream().map(TemplateValue::sql).collect(Collectors.joining(separator)),
                Map.of("joined", names, "name", names),
                items,
                true);
    }

    /// The same with one more field.
    TemplateValue with(String field, Object value) {
        var more = new HashMap<>(fields);
        more.put(field, value);
        return new TemplateValue(sql, more, items, list);
    }

    @Override
    public String toString() {
        return sql;
    }
}
