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
///
/// A full message goes out while the next one is read and put together, so that the server does not
/// wait for the reading. An error of it is thrown when the next one is ready: nothing that came
/// after it was sent.
final class StatementSender {
    /// Enough that the way there and back does not count; a larger message only delays the replies.
    private static final int MOST_CHARACTERS = 1 << 16;

    private static final int MOST_STATEMENTS = 1000;

    private final Worker worker;
    private final PlannedMigration migration;
    private final RunListener events;
    private final StepLog log;
    private final Batching batching = new Batching();
    private Message message = new Message();
    private @Nullable Progress underway;

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

    /// Takes back the statements of Tidemark's own that wait for the next message, to be sent by
    /// somebody else, each with its semicolon.
    String takeControls() {
        String text = message.text();
        message = new Message();
        return text;
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
                sendWhileReading();
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

    /// Sends what is waiting and waits for its end.
    ///
    /// @throws StatementFailure the first error
    void flush() throws StatementFailure {
        finish();
        if (message.isEmpty()) {
            return;
        }
        var progress = takeMessage();
        try {
            worker.send(progress.message.text(), progress);
        } catch (SQLException e) {
            throw progress.failure(e);
        }
    }

    /// Sends what is waiting with a question of Tidemark's own behind it, and waits for the answer.
    ///
    /// @return the answer as text
    /// @throws StatementFailure the first error
    String flushAsking(String question) throws StatementFailure {
        finish();
        message.add(question);
        var progress = takeMessage();
        try {
            return worker.value(progress.message.text(), progress);
        } catch (SQLException e) {
            throw progress.failure(e);
        }
    }

    /// Sends what is waiting; its end is waited for later.
    private void sendWhileReading() throws StatementFailure {
        finish();
        var progress = takeMessage();
        underway = progress;
        worker.begin(progress.message.text(), progress);
    }

    /// Waits for the end of the message that is on its way.
    private void finish() throws StatementFailure {
        var progress = underway;
        if (progress == null) {
            return;
        }
        underway = null;
        try {
            worker.finish();
        } catch (SQLException e) {
            throw progress.failure(e);
        }
    }

    private Progress takeMessage() {
        var progress = new Progress(message);
        message = new Message();
        progress.announce();
        return progress;
    }

    private void copy(Statement statement, Statement.CopyData data)
            throws StatementFailure, IOException {
        message.add(statement);
        var progress = takeMessage();
        try (var rows = data.open()) {
            long copied = worker.copyIn(statement.text().value(), rows, progress);
            progress.completed("COPY", copied);
        } catch (SQLException e) {
            throw progress.failure(e);
        }
    }

    /// Turns the server's answers into events.
    private final class Progress implements Replies {
        private final Message message;
        private int done;
        private int announced = -1;
        private long since = System.nanoTime();

        Progress(Message message) {
            this.message = message;
        }

        private @Nullable Statement current() {
            return done < message.size() ? message.part(done).statement() : null;
        }

        /// Statements of Tidemark's own in front of it travel along: the server answers them
        /// together with it, so that nobody would hear of it before its end.
        void announce() {
            int next = done;
            while (next < message.size() && message.part(next).statement() == null) {
                next++;
            }
            if (next < message.size() && next > announced) {
                announced = next;
                var statement = message.part(next).statement();
                if (statement != null) {
                    events.on(new RunEvent.StatementStarted(migration, statement));
                }
            }
        }

        /// The server's position counts code points of the whole message; without one, the
        /// statement after those that were answered is the one that failed.
        StatementFailure failure(SQLException error) {
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
            int failed = error instanceof EncodingChanged ? message.size() - 1 : done;
            var part = failed < message.size() ? message.part(failed) : null;
            return new StatementFailure(part == null ? null : part.statement(), error, -1);
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
                // Not after one of Tidemark's own: the server answers it together with the next.
                since = now;
            }
            announce();
        }

        @Override
        public void noticed(ServerNotice notice) {
            log.noticed(notice);
            events.on(new RunEvent.Noticed(migration, notice));
        }
    }
}
