package dev.tidemark.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value that was read whole. What is not there, is null, or is of another kind than asked
/// for, counts as not there.
public final class JsonTree {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonTree NOTHING = new JsonTree("", Map.of(), List.of());

    private final String text;
    private final Map<String, JsonTree> members;
    private final List<JsonTree> items;

    private JsonTree(String text, Map<String, JsonTree> members, List<JsonTree> items) {
        this.text = text;
        this.members = members;
        this.items = items;
    }

    /// Reads a value; a text that is no JSON reads as nothing.
    public static JsonTree of(String json) {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /// A member of an object.
    public JsonTree member(String name) {
        return members.getOrDefault(name, NOTHING);
    }

    /// The members of an object, in their order.
    public Map<String, JsonTree> members() {
        return Collections.unmodifiableMap(members);
    }

    /// The items of an array, in order.
    public List<JsonTree> items() {
        return items;
    }

    /// A text, a number or a truth value as text; an empty text counts as not there.
    public Optional<String> text() {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// [#text] of a member.
    public Optional<String> text(String name) {
        return member(name).text();
    }

    /// A whole number.
    public Optional<Long> number(String name) {
        return text(name).filter(digits -> digits.matches("-?[0-9]{1,18}")).map(Long::valueOf);
    }

    private static JsonTree value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    new JsonTree(parser.getText(), Map.of(), List.of());
            case null, default -> NOTHING;
        };
    }

    private static JsonTree object(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, JsonTree>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonTree("", members, List.of());
    }

    private static JsonTree array(JsonParser parser) throws IOException {
        var items = new ArrayList<JsonTree>();
        for (var token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(value(parser));
        }
        return new JsonTree("", Map.of(), items);
    }
}
