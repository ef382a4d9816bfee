package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.EncodingChanged;
import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends the statements of one transaction, the quick ones together and the others alone, and tells
/// each one's error, notices and rows from its neighbours'.
final class StatementSender {
    private static final int MOST_CHARACTERS = 1 << 18;
    private static final int MOST_STATEMENTS = 2000;

    private final Worker worker;
    private final PlannedMigration migration;
    private final RunListener events;
    private final StepLog log;
    private final Batching batching = new Batching();
    private final Message message = new Message();

    StatementSender(Worker worker, PlannedMigration migration, RunListener events, StepLog log) {
        this.worker = worker;
        this.migration = migration;
        this.events = events;
        this.log = log;
    }

    /// Puts a statement of Tidemark's own in front of the next message.
    void control(String sql) {
        message.add(sql);
    }

    /// Sends a statement of the script, now or with the ones after it.
    ///
    /// @throws StatementFailure when the server refuses it or one before it
    /// @throws IOException when COPY data can't be read
    void add(Statement statement) throws StatementFailure, IOException {
        if (statement.kind() == StatementKind.ECHO) {
            flush();
            events.on(new RunEvent.Echoed(migration, statement.text().value()));
        } else if (statement.data() != null) {
            flush();
            copy(statement, statement.data());
        } else if (batching.quick(statement)) {
            message.add(statement);
            if (message.length() >= MOST_CHARACTERS || message.size() >= MOST_STATEMENTS) {
                flush();
            }
        } else {
            flushBefore();
            message.add(statement);
            flush();
        }
    }

    /// Sends what is waiting, but a waiting control statement may travel with what comes next.
    private void flushBefore() throws StatementFailure {
        for (int i = 0; i < message.size(); i++) {
            if (message.part(i).statement() != null) {
                flush();
                return;
            }
        }
    }

    /// Sends what is waiting.
    ///
    /// @throws StatementFailure the first error
    void flush() throws StatementFailure {
        if (message.isEmpty()) {
            return;
        }
        var progress = new Progress();
        try {
            progress.start();
            worker.send(message.text(), progress);
        } catch (SQLException e) {
            throw failure(e, progress.done);
        } finally {
            message.clear();
        }
    }

    private void copy(Statement statement, Statement.CopyData data)
            throws StatementFailure, IOException {
        message.add(statement);
        var progress = new Progress();
        progress.start();
        try (var rows = data.open()) {
            long copied = worker.copyIn(statement.text().value(), rows, progress);
            progress.completed("COPY", copied);
        } catch (SQLException e) {
            throw failure(e, 0);
        } finally {
            message.clear();
        }
    }

    /// The server's position counts code points of the whole message; without one, the statement
    /// after those that were answered is the one that failed.
    private StatementFailure failure(SQLException error, int answered) {
        int position = ServerErrors.position(error);
        String text = message.text();
        if (position > 0 && position <= text.codePointCount(0, text.length())) {
            int unit = text.offsetByCodePoints(0, position - 1);
            var part = message.partAt(unit);
            if (part != null) {
                return new StatementFailure(
                        part.statement(), error, text.codePointCount(part.start(), unit));
            }
        }
        // What changes settings travels alone, so the last statement is the one that did.
        int failed = error instanceof EncodingChanged ? message.size() - 1 : answered;
        var part = failed < message.size() ? message.part(failed) : null;
        return new StatementFailure(part == null ? null : part.statement(), error, -1);
    }

    /// Turns the server's answers into events.
    private final class Progress implements Replies {
        private int done;
        private long since = System.nanoTime();

        void start() {
            announce();
        }

        private @Nullable Statement current() {
            return done < message.size() ? message.part(done).statement() : null;
        }

        private void announce() {
            var statement = current();
            if (statement != null) {
                events.on(new RunEvent.StatementStarted(migration, statement));
            }
        }

        @Override
        public void completed(String commandTag, long rows) {
            long now = System.nanoTime();
            var statement = current();
            done++;
            if (statement != null) {
                var took = Duration.ofNanos(now - since);
                log.finished(statement, rows, took);
                events.on(new RunEvent.StatementFinished(migration, statement, rows, took));
            }
            since = now;
            announce();
        }

        @Override
        public void noticed(ServerNotice notice) {
            log.noticed(notice);
            events.on(new RunEvent.Noticed(migration, notice));
        }
    }
}
