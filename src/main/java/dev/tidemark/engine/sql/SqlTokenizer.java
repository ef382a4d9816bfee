package dev.tidemark.engine.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts text in memory into tokens, by the rules scripts are split by. Never fails: a string
/// without an end reaches to the end of the text. A backslash in `'…'` is an ordinary character.
///
/// White space is no token; comments are.
public final class SqlTokenizer {
    private final String sql;
    private final SqlInput in;
    private final Lexer lexer;
    private final boolean ascii;
    private int bytesCounted;
    private int charactersCounted;

    private SqlTokenizer(String sql) {
        this.sql = sql;
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        this.in = SqlInput.of(TextSource.of("text", ""), bytes);
        this.lexer = new Lexer(in, null);
        this.ascii = bytes.length == sql.length();
    }

    /// Begins at the first token.
    public static SqlTokenizer of(String sql) {
        return new SqlTokenizer(sql);
    }

    /// All tokens, comments included.
    public static List<SqlToken> tokens(String sql) {
        var tokenizer = new SqlTokenizer(sql);
        var tokens = new ArrayList<SqlToken>();
        for (var token = tokenizer.next(); token != null; token = tokenizer.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    /// The next token, or null at the end.
    public @Nullable SqlToken next() {
        SqlTokenKind kind = lexer.next();
        if (kind == SqlTokenKind.END) {
            if (in.pos >= in.end) {
                return null;
            }
            // A zero character, which only text from elsewhere can hold.
            int start = character(in.pos);
            in.pos++;
            return new SqlToken(SqlTokenKind.OTHER, sql.substring(start, start + 1), start);
        }
        int start = character((int) lexer.start);
        int end = character(in.pos);
        return new SqlToken(kind, sql.substring(start, end), start);
    }

    /// The index in the text of a byte; places asked for must not go back.
    private int character(int at) {
        if (ascii) {
            return at;
        }
        for (; bytesCounted < at; bytesCounted++) {
            int value = in.bytes[bytesCounted] & 0xFF;
            if (value < 0x80 || value >= 0xC0) {
                charactersCounted += value >= 0xF0 ? 2 : 1;
            }
        }
        return charactersCounted;
    }
}
