package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.completion.Wanted.Slot;
import dev.tidemark.engine.sql.SqlToken;
import dev.tidemark.engine.sql.SqlTokenKind;
import dev.tidemark.engine.sql.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads out of a text what a place in it can go on with. Never fails: what is being typed is not
/// SQL yet.
final class WantedReader {
    private static final Wanted NOTHING =
            new Wanted("", 0, false, List.of(), Slot.NOTHING, List.of(), Map.of(), false);

    private WantedReader() {}

    /// @param text SQL around the place, beginning with a statement
    /// @param caret the place
    static Wanted at(String text, int caret) {
        return at(text, 0, text.length(), caret);
    }

    private static Wanted at(String text, int from, int to, int caret) {
        var tokens = new ArrayList<SqlToken>();
        for (var token : SqlTokenizer.tokens(text.substring(from, to))) {
            tokens.add(new SqlToken(token.kind(), token.text(), token.start() + from));
        }
        for (var token : tokens) {
            if (token.start() < caret && caret <= token.end()) {
                if (token.kind() == SqlTokenKind.DOLLAR_STRING) {
                    return inside(text, token, caret);
                }
                if (closed(token, caret)) {
                    return NOTHING;
                }
            }
        }
        return in(tokens, caret);
    }

    /// Whether the place is in a string or a comment.
    private static boolean closed(SqlToken token, int caret) {
        boolean within = caret < token.end();
        return switch (token.kind()) {
            case COMMENT -> within || !token.text().endsWith("*/");
            case STRING -> within || token.text().length() == 1 || !token.text().endsWith("'");
            case NUMBER, PARAMETER -> true;
            default -> false;
        };
    }

    /// The body of a function is SQL too.
    private static Wanted inside(String text, SqlToken token, int caret) {
        int tag = token.text().indexOf('$', 1) + 1;
        boolean ended =
                token.text().length() >= 2 * tag
                        && token.text().endsWith(token.text().substring(0, tag));
        int from = token.start() + tag;
        int to = ended ? token.end() - tag : token.end();
        return caret < from || caret > to ? NOTHING : at(text, from, to, caret);
    }

    private static Wanted in(List<SqlToken> tokens, int caret) {
        var statement = new ArrayList<SqlToken>();
        int before = -1;
        String typed = "";
        int from = caret;
        boolean quoted = false;
        for (var token : tokens) {
            if (token.kind() == SqlTokenKind.COMMENT) {
                continue;
            }
            boolean end =
                    token.kind() == SqlTokenKind.SEMICOLON
                            || token.kind() == SqlTokenKind.JOINING_SEMICOLON;
            if (end && token.end() <= caret) {
                statement.clear();
                continue;
            }
            if (end && token.start() >= caret) {
                break;
            }
            if (token.isName() && token.start() < caret && caret <= token.end()) {
                quoted = token.kind() == SqlTokenKind.QUOTED_NAME;
                from = token.start();
                typed = token.text().substring(quoted ? 1 : 0, caret - from);
                before = statement.size();
            } else {
                if (before < 0 && token.start() >= caret) {
                    before = statement.size();
                }
                statement.add(token);
            }
        }
        int at = before < 0 ? statement.size() : before;
        var qualifier = new ArrayList<String>();
        int end = from;
        while (at >= 2
                && statement.get(at - 1).kind() == SqlTokenKind.DOT
                && statement.get(at - 1).end() == end
                && statement.get(at - 2).isName()
                && statement.get(at - 2).end() == statement.get(at - 1).start()) {
            qualifier.addFirst(statement.get(at - 2).name());
            at -= 2;
            end = statement.get(at).start();
        }
        var tables = new StatementTables(statement);
        return new Wanted(
                typed,
                from,
                quoted,
                qualifier,
                Slots.of(statement, at),
                tables.tables(),
                tables.aliases(),
                capitals(statement, typed));
    }

    private static boolean capitals(List<SqlToken> statement, String typed) {
        String sample =
                typed.isEmpty() && !statement.isEmpty() ? statement.getFirst().text() : typed;
        return !sample.isEmpty() && Character.isUpperCase(sample.charAt(0));
    }
}
