package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.completion.Wanted.Slot;
import dev.tidemark.engine.sql.SqlToken;
import dev.tidemark.engine.sql.SqlTokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the words before a place in a statement want there.
final class Slots {
    /// After these a value stands.
    private static final Set<String> BEFORE_VALUES =
            Set.of(
                    "select",
                    "where",
                    "and",
                    "or",
                    "not",
                    "by",
                    "having",
                    "case",
                    "when",
                    "then",
                    "else",
                    "distinct",
                    "returning",
                    "set",
                    "in",
                    "like",
                    "ilike",
                    "between",
                    "default",
                    "check",
                    "values",
                    "limit",
                    "offset",
                    "if",
                    "elsif",
                    "while",
                    "return",
                    "perform",
                    "filter",
                    "over",
                    "is",
                    "all",
                    "any",
                    "using");

    private static final Set<String> BEFORE_RELATIONS =
            Set.of("from", "join", "into", "update", "only", "references", "truncate", "lock");

    private static final Map<String, Slot> OBJECTS =
            Map.ofEntries(
                    Map.entry("table", Slot.RELATION),
                    Map.entry("view", Slot.RELATION),
                    Map.entry("index", Slot.INDEX),
                    Map.entry("sequence", Slot.SEQUENCE),
                    Map.entry("schema", Slot.SCHEMA),
                    Map.entry("function", Slot.FUNCTION),
                    Map.entry("procedure", Slot.FUNCTION),
                    Map.entry("routine", Slot.FUNCTION),
                    Map.entry("type", Slot.TYPE),
                    Map.entry("domain", Slot.TYPE));

    private static final Set<String> CLAUSES =
            Set.of("select", "from", "where", "set", "values", "by", "on", "having", "returning");

    private final List<SqlToken> tokens;
    private final int at;

    private Slots(List<SqlToken> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    /// @param tokens those of the statement, without comments and without what is typed
    /// @param at how many stand before the place
    static Slot of(List<SqlToken> tokens, int at) {
        return new Slots(tokens, at).slot();
    }

    private Slot slot() {
        if (at == 0) {
            return Slot.BEGINNING;
        }
        var before = tokens.get(at - 1);
        return switch (before.kind()) {
            case OPERATOR -> before.text().equals("::") ? Slot.TYPE : Slot.EXPRESSION;
            case OPEN_PARENTHESIS, COMMA -> inList(before);
            case WORD -> afterWord(word(at - 1));
            case QUOTED_NAME -> afterName();
            case CLOSE_PARENTHESIS, STRING, NUMBER, PARAMETER, DOLLAR_STRING -> Slot.KEYWORD;
            default -> Slot.EXPRESSION;
        };
    }

    private String word(int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).kind() == SqlTokenKind.WORD
                ? tokens.get(index).text().toLowerCase(Locale.ROOT)
                : "";
    }

    private boolean begins(String... words) {
        return List.of(words).contains(word(0));
    }

    private Slot afterWord(String word) {
        if (word.equals("exists")) {
            return exists();
        }
        if (OBJECTS.containsKey(word)) {
            return object(at - 1, word);
        }
        if (BEFORE_RELATIONS.contains(word)) {
            return Slot.RELATION;
        }
        return switch (word) {
            case "on" -> begins("create", "grant", "revoke") ? Slot.RELATION : Slot.EXPRESSION;
            case "as" -> open("cast") ? Slot.TYPE : Slot.KEYWORD;
            case "call" -> Slot.FUNCTION;
            case "returns", "setof" -> Slot.TYPE;
            case "column" -> word(at - 2).equals("add") ? Slot.NEW_NAME : Slot.COLUMN;
            case "constraint", "policy", "trigger", "extension" -> Slot.NEW_NAME;
            case "to" -> begins("alter") ? Slot.NEW_NAME : Slot.KEYWORD;
            case "concurrently" -> begins("create") ? Slot.NEW_NAME : exists(Math.max(0, at - 2));
            case "add" -> Slot.KEYWORD;
            default -> BEFORE_VALUES.contains(word) ? Slot.EXPRESSION : afterName();
        };
    }

    /// After the word for a kind of object: one of them, or a new one.
    private Slot object(int index, String word) {
        boolean executes = word(index - 1).equals("execute");
        if (begins("create") && !executes && index <= 4) {
            return Slot.NEW_NAME;
        }
        return OBJECTS.getOrDefault(word, Slot.KEYWORD);
    }

    /// After IF EXISTS or IF NOT EXISTS; after EXISTS alone a query stands.
    private Slot exists() {
        int index = at - 2;
        if (word(index).equals("not")) {
            return begins("create") || begins("alter") ? Slot.NEW_NAME : Slot.EXPRESSION;
        }
        return word(index).equals("if") ? exists(index - 1) : Slot.EXPRESSION;
    }

    private Slot exists(int index) {
        String word = word(index);
        return word.equals("column")
                ? Slot.COLUMN
                : word.equals("concurrently") ? Slot.INDEX : object(index, word);
    }

    /// After a name: in a table's definition its type, else whatever keyword follows.
    private Slot afterName() {
        if (word(at - 2).equals("column") && word(at - 3).equals("add")) {
            return Slot.TYPE;
        }
        if (word(at - 2).equals("add") && begins("alter") && word(1).equals("table")) {
            return Slot.TYPE;
        }
        if (word(at - 2).equals("exists") && word(at - 5).equals("column")) {
            return Slot.TYPE;
        }
        boolean first =
                at >= 2
                        && (tokens.get(at - 2).kind() == SqlTokenKind.OPEN_PARENTHESIS
                                || tokens.get(at - 2).kind() == SqlTokenKind.COMMA);
        return first && definesColumns() ? Slot.TYPE : Slot.KEYWORD;
    }

    private Slot inList(SqlToken before) {
        if (definesColumns()) {
            return Slot.NEW_NAME;
        }
        if (before.kind() == SqlTokenKind.OPEN_PARENTHESIS) {
            return begins("insert") && opening() <= 5 ? Slot.COLUMN : Slot.EXPRESSION;
        }
        return clause().equals("from") ? Slot.RELATION : Slot.EXPRESSION;
    }

    /// Whether the place is directly in the brackets of CREATE TABLE.
    private boolean definesColumns() {
        if (!begins("create") || !List.of("table").contains(objectWord())) {
            return false;
        }
        int opening = opening();
        return opening >= 0 && depth(opening) == 0;
    }

    /// The first word that names a kind of object.
    private String objectWord() {
        for (int index = 1; index < Math.min(5, at); index++) {
            if (OBJECTS.containsKey(word(index))) {
                return word(index);
            }
        }
        return "";
    }

    /// The bracket that the place is in, or -1.
    private int opening() {
        int depth = 0;
        for (int index = at - 1; index >= 0; index--) {
            depth += change(index);
            if (depth > 0) {
                return index;
            }
        }
        return -1;
    }

    private int depth(int until) {
        int depth = 0;
        for (int index = 0; index < until; index++) {
            depth += change(index);
        }
        return depth;
    }

    private int change(int index) {
        return switch (tokens.get(index).kind()) {
            case OPEN_PARENTHESIS -> 1;
            case CLOSE_PARENTHESIS -> -1;
            default -> 0;
        };
    }

    /// Whether the place is in the brackets of a function.
    private boolean open(String function) {
        return word(opening() - 1).equals(function);
    }

    /// The clause that the place is in, at its own depth.
    private String clause() {
        int depth = 0;
        for (int index = at - 1; index >= 0 && depth <= 0; index--) {
            depth += change(index);
            if (depth == 0 && CLAUSES.contains(word(index))) {
                return word(index);
            }
        }
        return "";
    }
}
