package dev.tidemark.engine.sql;

/// Notices the `BEGIN ATOMIC … END` body of CREATE FUNCTION and CREATE PROCEDURE, whose semicolons
/// end no statement.
///
/// psql counts every BEGIN, CASE and END word and is misled by names such as `t.end`. The grammar
/// is stricter: the END that closes a body is the first token behind ATOMIC or a semicolon, and no
/// statement inside can begin with END.
final class RoutineBody {
    private enum State {
        START,
        CREATE,
        OR,
        REPLACE,
        ROUTINE,
        BEGIN,
        STATEMENT_START,
        STATEMENT,
        NONE
    }

    private State state = State.NONE;
    private long openedAt;

    /// A statement begins.
    void clear() {
        state = State.START;
    }

    /// Whether it wants to see the next token.
    boolean isOpen() {
        return state != State.NONE;
    }

    /// Whether a semicolon belongs to a body.
    boolean isInside() {
        return state == State.STATEMENT_START || state == State.STATEMENT;
    }

    /// The place of the BEGIN.
    long openedAt() {
        return openedAt;
    }

    /// Takes the next token.
    ///
    /// @param depth number of parentheses open around it
    void add(SqlTokenKind kind, byte[] bytes, int from, int to, int depth, long place) {
        boolean word = kind == SqlTokenKind.WORD;
        switch (state) {
            case START -> state = word && is("CREATE", bytes, from, to) ? State.CREATE : State.NONE;
            case CREATE -> {
                boolean or = word && is("OR", bytes, from, to);
                state = or ? State.OR : routine(word, bytes, from, to);
            }
            case OR -> state = word && is("REPLACE", bytes, from, to) ? State.REPLACE : State.NONE;
            case REPLACE -> state = routine(word, bytes, from, to);
            case ROUTINE -> begin(word && depth == 0, bytes, from, to, place);
            case BEGIN -> {
                if (word && is("ATOMIC", bytes, from, to)) {
                    state = State.STATEMENT_START;
                } else {
                    state = State.ROUTINE;
                    begin(word && depth == 0, bytes, from, to, place);
                }
            }
            case STATEMENT_START -> {
                if (word && depth == 0 && is("END", bytes, from, to)) {
                    state = State.ROUTINE;
                } else if (kind != SqlTokenKind.SEMICOLON) {
                    state = State.STATEMENT;
                }
            }
            case STATEMENT -> {
                if (kind == SqlTokenKind.SEMICOLON && depth == 0) {
                    state = State.STATEMENT_START;
                }
            }
            case NONE -> {}
        }
    }

    private void begin(boolean word, byte[] bytes, int from, int to, long place) {
        if (word && is("BEGIN", bytes, from, to)) {
            state = State.BEGIN;
            openedAt = place;
        }
    }

    private static State routine(boolean word, byte[] bytes, int from, int to) {
        boolean routine =
                word && (is("FUNCTION", bytes, from, to) || is("PROCEDURE", bytes, from, to));
        return routine ? State.ROUTINE : State.NONE;
    }

    private static boolean is(String word, byte[] bytes, int from, int to) {
        return Keywords.is(word, bytes, from, to);
    }
}
