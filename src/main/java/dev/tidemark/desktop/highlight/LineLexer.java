package dev.tidemark.desktop.highlight;

import dev.tidemark.desktop.highlight.LineStart.Head;
import dev.tidemark.engine.sql.SqlToken;
import dev.tidemark.engine.sql.SqlTokenKind;
import dev.tidemark.engine.sql.SqlTokenizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts lines of a script into coloured pieces by the engine's rules, beginning anywhere: a line is
/// read behind a text that opens what it continues. Used once, on any thread.
public final class LineLexer {
    /// Longer lines stay plain: nobody reads them, and colouring them costs more than all others.
    static final int LONGEST = 5_000;

    private final List<String> lines;
    private final List<List<Piece>> pieces;
    private final List<LineStart> after;
    private Head head = Head.START;

    /// Ends of the lines in the text that is read now, and the first line of it that is open.
    private int[] ends = {};

    private int line;
    private boolean dataFollows;

    private LineLexer(List<String> lines) {
        this.lines = lines;
        this.pieces = new ArrayList<>(lines.size());
        lines.forEach(_ -> pieces.add(new ArrayList<>()));
        this.after = new ArrayList<>(lines.size());
    }

    /// Lexes lines.
    ///
    /// @param start what the first one continues
    public static LexedLines lex(LineStart start, List<String> lines) {
        var lexer = new LineLexer(lines);
        lexer.run(start);
        return new LexedLines(lexer.pieces, lexer.after);
    }

    private void run(LineStart start) {
        var state = start;
        while (after.size() < lines.size()) {
            if (state.head() == Head.DATA) {
                data();
            } else {
                sql(state);
            }
            state = after.getLast();
        }
    }

    private void data() {
        int at = after.size();
        String text = lines.get(at);
        boolean end = text.equals("\\.");
        add(at, 0, text.length(), end ? SqlStyle.META_COMMAND : SqlStyle.COPY_DATA);
        after.add(end ? LineStart.SCRIPT : LineStart.DATA);
    }

    /// Reads up to the end, or to a line whose next one has to be read in another way.
    private void sql(LineStart start) {
        int first = after.size();
        var rest = lines.subList(first, lines.size());
        ends = new int[rest.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += rest.get(i).length();
            ends[i] = end++;
        }
        line = 0;
        head = start.head();
        dataFollows = false;
        String opening = start.opening();
        String text = opening + String.join("\n", rest) + "\n";
        scan(text, -opening.length(), "");
        if (after.size() == first) {
            throw new IllegalStateException("no line was read after " + start);
        }
    }

    /// Lexes a text or the body of a function.
    ///
    /// @param shift where its first character stands in the lines that are read now
    /// @param prefix what has to be opened before something in it is
    private void scan(String text, int shift, String prefix) {
        var tokenizer = SqlTokenizer.of(text);
        @Nullable SqlToken before = null;
        var token = tokenizer.next();
        while (token != null) {
            var next = tokenizer.next();
            int from = shift + token.start();
            if (endLines(from, between(before, prefix))) {
                return;
            }
            if (token.kind() == SqlTokenKind.BACKSLASH && prefix.isEmpty()) {
                metaCommand(from, token, next);
                return;
            }
            boolean code = isCode(token, before);
            if (code) {
                body(token, shift, prefix);
            } else {
                style(token, before, next, shift);
                if (endLinesInside(token, shift, prefix)) {
                    return;
                }
            }
            if (prefix.isEmpty()) {
                follow(token);
            }
            before = token.kind() == SqlTokenKind.COMMENT ? before : token;
            token = next;
        }
        endLines(shift + text.length(), between(before, prefix));
    }

    private LineStart between(@Nullable SqlToken before, String prefix) {
        boolean codeFollows = before != null && introducesCode(before);
        return new LineStart(codeFollows ? prefix + "as " : prefix, head);
    }

    private static boolean introducesCode(SqlToken token) {
        return token.isWord("as") || token.isWord("execute");
    }

    private boolean isCode(SqlToken token, @Nullable SqlToken before) {
        return token.kind() == SqlTokenKind.DOLLAR_STRING
                && (head == Head.DO || (before != null && introducesCode(before)));
    }

    /// A string that is code is coloured as code.
    private void body(SqlToken token, int shift, String prefix) {
        String text = token.text();
        String tag = text.substring(0, text.indexOf('$', 1) + 1);
        boolean closed = text.length() >= 2 * tag.length() && text.endsWith(tag);
        int to = closed ? text.length() - tag.length() : text.length();
        int from = shift + token.start();
        piece(from, from + tag.length(), SqlStyle.DOLLAR_QUOTE);
        scan(text.substring(tag.length(), to), from + tag.length(), prefix + "as " + tag);
        piece(from + to, from + text.length(), SqlStyle.DOLLAR_QUOTE);
    }

    private void follow(SqlToken token) {
        switch (token.kind()) {
            case WORD -> head = head.with(token.text());
            case SEMICOLON -> {
                dataFollows = dataFollows || head == Head.COPY_STDIN;
                head = Head.START;
            }
            case JOINING_SEMICOLON -> head = Head.START;
            case COMMENT -> {}
            default -> head = head == Head.START ? Head.OTHER : head;
        }
    }

    /// psql's commands end with their line, whatever quotes they hold.
    private void metaCommand(int from, SqlToken token, @Nullable SqlToken next) {
        boolean sends =
                next != null
                        && next.start() == token.end()
                        && (next.text().startsWith("g") || next.text().startsWith("crosstabview"));
        head = sends ? Head.START : head;
        if (from >= 0 && line < ends.length) {
            piece(from, ends[line], SqlStyle.META_COMMAND);
            endLines(ends[line] + 1, new LineStart("", head));
        }
    }

    private void style(
            SqlToken token, @Nullable SqlToken before, @Nullable SqlToken next, int shift) {
        var style = TokenStyle.of(token, before, next);
        if (style != null) {
            piece(shift + token.start(), shift + token.end(), style);
        }
    }

    /// Notes what the lines that end inside a token leave open.
    private boolean endLinesInside(SqlToken token, int shift, String prefix) {
        String text = token.text();
        if (text.indexOf('\n') < 0) {
            return false;
        }
        var opened = new OpenedText(token);
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            int end = shift + token.start() + at;
            if (end >= 0 && endLines(end + 1, new LineStart(prefix + opened.at(at), head))) {
                return true;
            }
        }
        return false;
    }

    /// Ends all lines before a place; true when the rest has to be read in another way.
    private boolean endLines(int before, LineStart state) {
        while (line < ends.length && ends[line] < before) {
            line++;
            after.add(dataFollows ? LineStart.DATA : state);
            if (dataFollows) {
                return true;
            }
        }
        return false;
    }

    /// Adds a piece, cut at the ends of lines.
    private void piece(int from, int to, SqlStyle style) {
        int at = Math.max(0, from);
        int index = line;
        int offset = lines.size() - ends.length;
        while (at < to && index < ends.length) {
            int start = index == 0 ? 0 : ends[index - 1] + 1;
            add(offset + index, at - start, Math.min(to, ends[index]) - start, style);
            at = Math.max(at, ends[index] + 1);
            index++;
        }
    }

    private void add(int index, int from, int to, SqlStyle style) {
        if (from < to && lines.get(index).length() <= LONGEST) {
            pieces.get(index).add(new Piece(from, to, style));
        }
    }
}
