package dev.tidemark.engine.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Gathers the tokens of a statement that tell what it is, and no more of them than needed: one for
/// an INSERT, the words up to FROM STDIN for a COPY, the first verb behind a WITH.
final class StatementHead {
    private static final int MANY_TOKENS = 24;
    private static final int OTHER_TOKENS = 12;

    /// Up to the first word that is no keyword.
    private static final int LEADING_KEYWORDS = 10;

    private static final int OPTION_TOKENS = 4096;

    private enum Want {
        FIRST,
        TOKENS,
        WITH_NAME,
        WITH_VERB,
        COPY_DIRECTION,
        COPY_TARGET,
        NOTHING
    }

    /// One token: its kind, the keyword it is, its text where it is no long one, its nesting.
    record Part(SqlTokenKind kind, @Nullable String keyword, String text, int depth) {
        boolean is(String word) {
            return word.equals(keyword);
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private Want want = Want.FIRST;
    private int limit;
    private int firstDepth;
    private boolean copyFromClient;

    void clear() {
        parts.clear();
        want = Want.FIRST;
        copyFromClient = false;
    }

    /// Whether it wants to see the next token.
    boolean isOpen() {
        return want != Want.NOTHING;
    }

    List<Part> parts() {
        return parts;
    }

    boolean isCopyFromClient() {
        return copyFromClient;
    }

    /// Takes the next token.
    ///
    /// @param depth number of parentheses open around it
    void add(SqlTokenKind kind, byte[] bytes, int from, int to, int depth) {
        String keyword = kind == SqlTokenKind.WORD ? Keywords.find(bytes, from, to) : null;
        switch (want) {
            case FIRST -> first(kind, keyword, bytes, from, to, depth);
            case TOKENS -> token(kind, keyword, bytes, from, to, depth);
            case WITH_NAME -> {
                if (!"RECURSIVE".equals(keyword)) {
                    want = Want.WITH_VERB;
                }
            }
            case WITH_VERB -> withVerb(kind, keyword, depth);
            case COPY_DIRECTION -> copyDirection(keyword, depth);
            case COPY_TARGET -> {
                copyFromClient = "STDIN".equals(keyword) || "STDOUT".equals(keyword);
                want = Want.NOTHING;
            }
            case NOTHING -> {}
        }
    }

    private void first(
            SqlTokenKind kind,
            @Nullable String keyword,
            byte[] bytes,
            int from,
            int to,
            int depth) {
        if (kind == SqlTokenKind.OPEN_PARENTHESIS) {
            return;
        }
        String text = keyword == null ? text(bytes, from, to).toUpperCase(Locale.ROOT) : keyword;
        parts.add(new Part(kind, keyword, text, depth));
        firstDepth = depth;
        want = Want.TOKENS;
        limit = OTHER_TOKENS;
        switch (text) {
            case "INSERT", "UPDATE", "DELETE", "SELECT", "VALUES", "MERGE", "TRUNCATE", "DO" ->
                    want = Want.NOTHING;
            case "ALTER", "REINDEX", "REPACK" -> limit = MANY_TOKENS;
            case "CREATE", "DROP" -> limit = LEADING_KEYWORDS;
            case "WITH" -> want = Want.WITH_NAME;
            case "COPY" -> want = Want.COPY_DIRECTION;
            default -> {}
        }
    }

    private void token(
            SqlTokenKind kind,
            @Nullable String keyword,
            byte[] bytes,
            int from,
            int to,
            int depth) {
        parts.add(
                new Part(kind, keyword, keyword == null ? text(bytes, from, to) : keyword, depth));
        if (parts.size() == 2 && "SUBSCRIPTION".equals(keyword)) {
            limit = OPTION_TOKENS;
        }
        if (parts.size() >= limit || (keyword == null && limit == LEADING_KEYWORDS)) {
            want = Want.NOTHING;
        }
    }

    private void withVerb(SqlTokenKind kind, @Nullable String keyword, int depth) {
        if (depth > firstDepth) {
            return;
        }
        if (kind == SqlTokenKind.COMMA) {
            want = Want.WITH_NAME;
        } else if (keyword != null) {
            switch (keyword) {
                case "SELECT", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE" -> {
                    parts.set(0, new Part(kind, keyword, keyword, depth));
                    want = Want.NOTHING;
                }
                default -> {}
            }
        }
    }

    private void copyDirection(@Nullable String keyword, int depth) {
        if (depth == 0 && keyword != null && keyword.equals("FROM")) {
            parts.add(new Part(SqlTokenKind.WORD, keyword, keyword, depth));
            want = Want.COPY_TARGET;
        } else if (depth == 0 && "TO".equals(keyword)) {
            want = Want.NOTHING;
        }
    }

    /// The keyword at an index, or an empty string for everything else.
    String keyword(int index) {
        String keyword = index < parts.size() ? parts.get(index).keyword() : null;
        return keyword == null ? "" : keyword;
    }

    /// Whether these keywords stand at an index, one after the other.
    boolean has(int index, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!keyword(index + i).equals(words[i])) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes, int from, int to) {
        int length = Math.min(Math.max(to - from, 0), 200);
        return new String(Arrays.copyOfRange(bytes, from, from + length), StandardCharsets.UTF_8);
    }
}
