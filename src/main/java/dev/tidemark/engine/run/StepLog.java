package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What one transaction's statements did, for the journal. Bounded: of a million statements the
/// first few hundred are kept one by one and all of them as a sum.
final class StepLog {
    private static final int MOST_STATEMENTS = 500;
    private static final int MOST_NOTICES = 200;
    private static final int STATEMENT_HEAD = 200;

    private final List<Entry> entries = new ArrayList<>();
    private final List<ServerNotice> notices = new ArrayList<>();
    private long statements;
    private long rows;
    private boolean leavesSessionState;

    /// @param line of the file
    /// @param head the beginning of its text
    record Entry(int index, int line, String head, long rows, long millis) {}

    void finished(Statement statement, long rowsTouched, Duration took) {
        statements++;
        rows += rowsTouched;
        leavesSessionState |= leavesState(statement);
        if (entries.size() < MOST_STATEMENTS) {
            entries.add(
                    new Entry(
                            statement.index(),
                            statement.position().line(),
                            statement.text().head(STATEMENT_HEAD),
                            rowsTouched,
                            took.toMillis()));
        }
    }

    void noticed(ServerNotice notice) {
        if (notices.size() < MOST_NOTICES) {
            notices.add(notice);
        }
    }

    /// A migration begins in a clean session, as with one psql for each file; most leave it clean.
    private static boolean leavesState(Statement statement) {
        return switch (statement.kind()) {
            case DML, COPY_FROM_STDIN, BEGIN, COMMIT, ROLLBACK, SAVEPOINT, ECHO, MAINTENANCE ->
                    false;
            case DDL -> statement.command().contains("TEMP");
            case QUERY, SETTING, CALL, DO, OTHER -> true;
        };
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<ServerNotice> notices() {
        return List.copyOf(notices);
    }

    long statements() {
        return statements;
    }

    long rows() {
        return rows;
    }

    boolean leavesSessionState() {
        return leavesSessionState;
    }
}
