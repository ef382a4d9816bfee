package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.postgres.TransactionStatus;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.tracking.WorkerSession;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The session that runs migrations: its settings, its stop, and what became of it.
final class Worker implements AutoCloseable {
    /// The version that brought the end of idle sessions.
    private static final int IDLE_SESSIONS_END = 140_000;

    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(500);

    private final Connector connector;
    private final PgSession session;
    private final StopSignal stop;
    private final Optional<String> searchPath;
    private final boolean owned;
    private final @Nullable WorkerSession identity;
    private final Duration statementTimeout;
    private volatile boolean busy;
    private boolean actsAsOther;

    /// What [#begin] sent and [#finish] has not asked for yet.
    private @Nullable FutureTask<@Nullable SQLException> underway;

    private Worker(
            Connector connector,
            PgSession session,
            @Nullable WorkerSession identity,
            StopSignal stop,
            RunSettings settings,
            Optional<SchemaScope> scope) {
        this.connector = connector;
        this.session = session;
        this.owned = identity == null;
        this.identity = identity;
        this.stop = stop;
        this.searchPath =
                scope.map(SchemaScope::searchPath)
                        .or(() ->
                                settings.schema()
                                        .map(name -> SqlQuote.identifier(name) + ", public"));
        this.statementTimeout = settings.statementTimeout();
    }

    /// Opens the session and makes it stoppable.
    ///
    /// @throws SQLException when its settings can't be made
    static Worker open(
            Connector connector, StopSignal stop, RunSettings settings, Optional<SchemaScope> scope)
            throws SQLException {
        var session = connector.open("run");
        var worker = new Worker(connector, session, null, stop, settings, scope);
        try {
            session.send(worker.settingsText());
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        stop.onRequest(worker::stopped);
        return worker;
    }

    /// Works on a session that stays open; [#prepare] or [#reset] comes first.
    ///
    /// @param identity the session's
    static Worker on(
            Connector connector,
            PgSession session,
            @Nullable WorkerSession identity,
            StopSignal stop,
            RunSettings settings,
            Optional<SchemaScope> scope) {
        var worker = new Worker(connector, session, identity, stop, settings, scope);
        stop.onRequest(worker::stopped);
        return worker;
    }

    /// Makes the settings on a session that is as it was opened, or as another plan left it.
    ///
    /// @throws SQLException when the server refuses
    void prepare() throws SQLException {
        session.send(settingsText());
    }

    /// Who the session is for those who look for it later.
    ///
    /// @throws SQLException when it can't be asked
    WorkerSession identity() throws SQLException {
        return identity == null ? WorkerSession.of(session) : identity;
    }

    /// The settings of every migration's start. Only the end of a run waits for the disk: a
    /// migration and its tracking row commit together, so a crash of the server can lose the last
    /// of them, never half of one.
    private String settingsText() {
        var text = new StringBuilder("SET synchronous_commit = off; SET statement_timeout = ");
        text.append(statementTimeout.toMillis());
        searchPath.ifPresent(path -> text.append("; SET search_path = ").append(path));
        if (session.serverVersion() >= IDLE_SESSIONS_END) {
            // It has nothing to say between two attempts, and while an external command works.
            text.append("; SET idle_session_timeout = 0");
        }
        return text.toString();
    }

    /// Forgets what the last migration left in the session: settings, role, temporary tables,
    /// prepared statements.
    ///
    /// @throws SQLException when the server refuses
    void reset() throws SQLException {
        awaitUnderway();
        session.send("DISCARD ALL");
        session.send(settingsText());
        actsAsOther = false;
    }

    /// The same inside a transaction, where DISCARD ALL is refused: what it stands for (PostgreSQL
    /// manual, DISCARD) but for locks.
    ///
    /// @throws SQLException when the server refuses
    void resetInTransaction() throws SQLException {
        awaitUnderway();
        session.send(
                "CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; DEALLOCATE ALL; UNLISTEN *; DISCARD TEMP; DISCARD SEQUENCES");
        session.send(settingsText());
        actsAsOther = false;
    }

    /// A statement of the script may have made the session act as another role, until [#reset].
    void mayActAsOther() {
        actsAsOther = true;
    }

    /// Whether the session may act as another role.
    boolean mayBeOther() {
        return actsAsOther;
    }

    /// What has to stand before statements of Tidemark's own inside a transaction: the role that
    /// the script took on may not be allowed to write the tracking table. The script keeps its role
    /// after the transaction.
    List<String> asItself() {
        return actsAsOther
                ? List.of("SET LOCAL SESSION AUTHORIZATION DEFAULT", "SET LOCAL ROLE TO DEFAULT")
                : List.of();
    }

    /// Sends a message, while the caller prepares the next one. Everything else that is asked of
    /// the worker waits for its end.
    ///
    /// @param replies called on another thread
    void begin(String sql, Replies replies) {
        awaitUnderway();
        var sending =
                new FutureTask<@Nullable SQLException>(() -> {
                    try {
                        sendNow(sql, replies);
                        return null;
                    } catch (SQLException e) {
                        return e;
                    }
                });
        underway = sending;
        Thread.ofVirtual().name("send").start(sending);
    }

    /// Waits for the end of what [#begin] sent.
    ///
    /// @throws SQLException the server's first error
    void finish() throws SQLException {
        var failure = awaitUnderway();
        if (failure != null) {
            throw failure;
        }
    }

    /// @return the server's first error, or null
    private @Nullable SQLException awaitUnderway() {
        var sending = underway;
        if (sending == null) {
            return null;
        }
        underway = null;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return sending.get();
                } catch (InterruptedException e) {
                    // As without the other thread: what is on its way to the server is waited for.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Sends a message.
    ///
    /// @throws SQLException the server's first error
    void send(String sql, Replies replies) throws SQLException {
        awaitUnderway();
        sendNow(sql, replies);
    }

    private void sendNow(String sql, Replies replies) throws SQLException {
        busy = true;
        try {
            session.send(sql, replies);
        } finally {
            busy = false;
        }
    }

    /// Work of Tidemark's own on the session, of more than one message.
    @FunctionalInterface
    interface Own {
        /// @throws SQLException the server's error
        void on(PgSession session) throws SQLException;
    }

    /// Does work of Tidemark's own, which can be stopped like a statement of the script.
    ///
    /// @throws SQLException the server's error
    void work(Own own) throws SQLException {
        awaitUnderway();
        busy = true;
        try {
            own.on(session);
        } finally {
            busy = false;
        }
    }

    /// Sends statements of Tidemark's own.
    ///
    /// @throws SQLException the server's first error
    void send(String sql) throws SQLException {
        sendOwn(sql, Replies.NONE);
    }

    /// Sends statements of Tidemark's own, which a stop does not cancel.
    ///
    /// @throws SQLException the server's first error
    void sendOwn(String sql, Replies replies) throws SQLException {
        awaitUnderway();
        session.send(sql, replies);
    }

    /// [PgSession#copyIn].
    ///
    /// @throws SQLException when the server refuses
    /// @throws IOException when the data can't be read
    long copyIn(String sql, InputStream data, Replies replies) throws SQLException, IOException {
        awaitUnderway();
        busy = true;
        try {
            return session.copyIn(sql, data, replies);
        } finally {
            busy = false;
        }
    }

    /// [PgSession#sendForValue].
    ///
    /// @throws SQLException the server's first error
    String value(String sql) throws SQLException {
        awaitUnderway();
        return session.sendForValue(sql);
    }

    /// Sends a message that ends in a question.
    ///
    /// @return the answer as text
    /// @throws SQLException the server's first error
    String value(String sql, Replies replies) throws SQLException {
        awaitUnderway();
        busy = true;
        try {
            return session.sendForValue(sql, replies);
        } finally {
            busy = false;
        }
    }

    PgSession session() {
        return session;
    }

    TransactionStatus status() {
        awaitUnderway();
        return session.transactionStatus();
    }

    boolean stopRequested() {
        return stop.requested();
    }

    /// Rolls back what is open, if the connection still lives.
    ///
    /// @return whether the session is known to be in no transaction now
    boolean rollBack() {
        awaitUnderway();
        try {
            if (session.transactionStatus() != TransactionStatus.IDLE) {
                session.send("ROLLBACK");
            }
            return session.transactionStatus() == TransactionStatus.IDLE;
        } catch (SQLException e) {
            return false;
        }
    }

    /// Whether the error ended the connection.
    boolean lost(SQLException error) {
        return ServerErrors.connectionLost(error) || session.isClosed();
    }

    private void stopped(StopSignal.Stage stage) {
        Thread.ofVirtual().name("stop").start(() -> act(stage));
    }

    private void act(StopSignal.Stage stage) {
        switch (stage) {
            case NONE -> {}
            case CANCEL -> cancel();
            case TERMINATE -> terminate();
            case ABANDON -> session.abort();
        }
    }

    /// Cancels until what is sent has ended: a request that reaches the server before the statement
    /// does is lost.
    private void cancel() {
        try {
            do {
                session.cancel();
                TimeUnit.NANOSECONDS.sleep(BETWEEN_CANCELS.toNanos());
            } while (busy && stop.stage() == StopSignal.Stage.CANCEL);
        } catch (SQLException e) {
            terminate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void terminate() {
        try (var other = connector.open("stop")) {
            other.query(
                    "select pg_terminate_backend(?)",
                    row -> row.getBoolean(1),
                    session.backendPid());
        } catch (SQLException | ProblemException e) {
            session.abort();
        }
    }

    @Override
    public void close() {
        awaitUnderway();
        stop.onRequest(null);
        if (!owned) {
            return;
        }
        try {
            session.close();
        } catch (SQLException e) {
            session.abort();
        }
    }
}
