package dev.tidemark.desktop.completion;

import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlToken;
import dev.tidemark.engine.sql.SqlTokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The tables that a statement names, and what it calls them.
final class StatementTables {
    private static final Set<String> BEFORE =
            Set.of(
                    "from",
                    "join",
                    "into",
                    "update",
                    "table",
                    "only",
                    "references",
                    "truncate",
                    "on");
    private static final Set<String> BETWEEN = Set.of("only", "if", "not", "exists", "lateral");

    private final List<SqlToken> tokens;
    private final List<SqlName> tables = new ArrayList<>();
    private final Map<String, SqlName> aliases = new HashMap<>();

    StatementTables(List<SqlToken> tokens) {
        this.tokens = tokens;
        for (int at = 0; at < tokens.size(); at++) {
            if (isWord(at, BEFORE)) {
                list(at + 1, tokens.get(at).isWord("from"));
            }
        }
    }

    List<SqlName> tables() {
        return tables;
    }

    Map<String, SqlName> aliases() {
        return aliases;
    }

    private boolean isWord(int at, Set<String> words) {
        return at < tokens.size()
                && tokens.get(at).kind() == SqlTokenKind.WORD
                && words.contains(tokens.get(at).text().toLowerCase(Locale.ROOT));
    }

    private void list(int from, boolean several) {
        int at = from;
        do {
            while (isWord(at, BETWEEN)) {
                at++;
            }
            at = table(at);
        } while (several
                && at > 0
                && at < tokens.size()
                && tokens.get(at++).kind() == SqlTokenKind.COMMA);
    }

    /// Reads a name with its alias; the place behind it, or -1 when there is none.
    private int table(int from) {
        if (!isOwnName(from)) {
            return -1;
        }
        int at = from + 1;
        SqlName name = new SqlName(null, tokens.get(from).name());
        if (at + 1 < tokens.size()
                && tokens.get(at).kind() == SqlTokenKind.DOT
                && tokens.get(at + 1).isName()) {
            name = new SqlName(name.name(), tokens.get(at + 1).name());
            at += 2;
        }
        tables.add(name);
        aliases.putIfAbsent(name.name(), name);
        if (at < tokens.size() && tokens.get(at).isWord("as")) {
            at++;
        }
        if (isOwnName(at)) {
            aliases.put(tokens.get(at).name(), name);
            at++;
        }
        return at;
    }

    /// Whether there is a name that can't be a keyword of what follows.
    private boolean isOwnName(int at) {
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            return false;
        }
        var token = tokens.get(at);
        String word = token.text().toLowerCase(Locale.ROOT);
        return token.kind() == SqlTokenKind.QUOTED_NAME
                || (!Words.RESERVED.contains(word) && !FOLLOWING.contains(word));
    }

    /// Words that are names in general and none behind a table's.
    private static final Set<String> FOLLOWING =
            Set.of(
                    "set",
                    "values",
                    "add",
                    "alter",
                    "drop",
                    "rename",
                    "owner",
                    "restart",
                    "cascade",
                    "restrict",
                    "match",
                    "enable",
                    "disable",
                    "force",
                    "overriding",
                    "attach",
                    "detach",
                    "validate",
                    "no",
                    "cluster",
                    "inherit",
                    "by",
                    "select",
                    "execute");
}
