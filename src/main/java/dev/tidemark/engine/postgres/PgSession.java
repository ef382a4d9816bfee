package dev.tidemark.engine.postgres;

import dev.tidemark.engine.sql.ClientEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandler;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;
import org.postgresql.util.PSQLWarning;

/// One connection in autocommit mode. Transactions are opened and closed by sending BEGIN and
/// COMMIT.
///
/// [#send] speaks the simple query protocol, as psql does: the text goes to the server untouched
/// and each statement's reply is told apart, which the JDBC interface can't do. One thread at a
/// time; only [#cancel] and [#abort] may be called from another.
public final class PgSession implements AutoCloseable {
    private static final int SIMPLE =
            QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
                    | QueryExecutor.QUERY_SUPPRESS_BEGIN
                    | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS
                    | QueryExecutor.QUERY_NO_RESULTS
                    | QueryExecutor.QUERY_NO_METADATA;

    /// How long [#hear] may go without looking at a connection on which nothing waits.
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(100);

    private final Connection owner;
    private final BaseConnection connection;
    private final @Nullable Socket socket;
    private long heard = System.nanoTime();

    private PgSession(Connection owner, BaseConnection connection, @Nullable Socket socket) {
        this.owner = owner;
        this.connection = connection;
        this.socket = socket;
    }

    /// Wraps an open connection, which the session owns from now on; one of a pool goes back there
    /// when the session is closed.
    ///
    /// @throws SQLException when it is no connection of the PostgreSQL driver
    public static PgSession of(Connection connection) throws SQLException {
        return of(connection, null);
    }

    /// @param socket what the connection runs over, or null when that is not known
    static PgSession of(Connection connection, @Nullable Socket socket) throws SQLException {
        connection.setAutoCommit(true);
        return new PgSession(connection, connection.unwrap(BaseConnection.class), socket);
    }

    /// Sends one or more statements in one message and waits for all replies. Rows are dropped as
    /// they come.
    ///
    /// Outside a transaction block several statements form one implicit transaction (PostgreSQL
    /// manual 55.2.2.1), so what refuses a transaction has to be sent alone.
    ///
    /// @throws SQLException the first error; [Replies#completed] was called once for each statement
    ///   before it. [EncodingChanged] when all took effect and one changed `client_encoding`
    public void send(String sql, Replies replies) throws SQLException {
        send(sql, new Forwarding(replies), SIMPLE);
    }

    private void send(String sql, ResultHandler handler, int flags) throws SQLException {
        var executor = connection.getQueryExecutor();
        Query query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
        executor.execute(query, null, handler, 0, 0, flags);
        var encoding = reported("client_encoding");
        if (encoding.isPresent() && !ClientEncoding.isUtf8(encoding.get())) {
            throw new EncodingChanged(encoding.get());
        }
    }

    /// [#send(String, Replies)] for statements whose replies nobody needs.
    ///
    /// @throws SQLException the first error
    public void send(String sql) throws SQLException {
        send(sql, Replies.NONE);
    }

    /// Sends statements in one message, as [#send] does, and keeps the rows.
    ///
    /// @return the first column of the last row as text, empty when there is none
    /// @throws SQLException the first error
    public String sendForValue(String sql) throws SQLException {
        return sendForValue(sql, Replies.NONE);
    }

    /// [#sendForValue(String)], telling what becomes of each statement as [#send] does.
    ///
    /// @throws SQLException as [#send]
    public String sendForValue(String sql, Replies replies) throws SQLException {
        var keeping = new KeepingLastRow(connection.getQueryExecutor(), replies);
        send(sql, keeping, SIMPLE & ~QueryExecutor.QUERY_NO_RESULTS);
        return keeping.value;
    }

    /// Sends a COPY … FROM STDIN and its data.
    ///
    /// @return rows copied
    /// @throws SQLException when the server refuses the statement or a row
    /// @throws IOException when the data can't be read; the copy is then cancelled
    public long copyIn(String sql, InputStream data, Replies replies)
            throws SQLException, IOException {
        connection.clearWarnings();
        try {
            return connection.getCopyAPI().copyIn(sql, data, 1 << 16);
        } finally {
            for (var warning = connection.getWarnings();
                    warning != null;
                    warning = warning.getNextWarning()) {
                forward(warning, replies);
            }
        }
    }

    /// Runs a query and maps each row.
    ///
    /// @param parameters values for `?`, in order
    /// @throws SQLException the server's error
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
                return result;
            }
        }
    }

    /// The first row of a query, or empty when it returns none.
    ///
    /// @throws SQLException the server's error
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /// What the server last said of its transaction.
    public TransactionStatus transactionStatus() {
        return switch (connection.getTransactionState()) {
            case IDLE -> TransactionStatus.IDLE;
            case OPEN -> TransactionStatus.OPEN;
            case FAILED -> TransactionStatus.FAILED;
        };
    }

    /// The server process as the connection start told it; behind a pooler another one may answer.
    public int backendPid() {
        return connection.getBackendPID();
    }

    /// The server's version as a number, for example 180006.
    public int serverVersion() {
        return connection.getQueryExecutor().getServerVersionNum();
    }

    /// The server's version as it names itself, for example `18.6`.
    public String serverVersionText() {
        return connection.getQueryExecutor().getServerVersion();
    }

    /// A setting that the server reports by itself, for example `standard_conforming_strings`, or
    /// empty.
    public Optional<String> reported(String name) {
        return Optional.ofNullable(connection.getParameterStatus(name));
    }

    /// Asks the server to cancel what this session runs now. May be called from any thread.
    ///
    /// @throws SQLException when the request can't be delivered
    public void cancel() throws SQLException {
        connection.cancelQuery();
    }

    /// Cuts the connection without waiting. May be called from any thread; what ran then has an
    /// unknown outcome.
    public void abort() {
        connection.getQueryExecutor().abort();
    }

    /// Whether the connection is known to be closed.
    public boolean isClosed() {
        return connection.getQueryExecutor().isClosed();
    }

    /// Takes in what the server has sent by itself, without asking or waiting; the session must be
    /// in no transaction.
    ///
    /// The driver waits a millisecond for something to come, which is longer than a short migration
    /// takes. So it is called when something has come, and now and then to hear of a connection
    /// that ended without a word.
    ///
    /// @throws SQLException what the server said when it ended the connection
    public void hear() throws SQLException {
        long now = System.nanoTime();
        if (now - heard >= LONGEST_SILENCE.toNanos() || somethingWaits()) {
            heard = now;
            connection.getNotifications();
        }
    }

    private boolean somethingWaits() {
        try {
            return socket == null || socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /// The JDBC connection, for reading.
    public Connection jdbc() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }

    /// Makes a value of the row the result set stands on.
    @FunctionalInterface
    public interface RowMapper<T> {
        /// @throws SQLException when a column can't be read
        T map(ResultSet row) throws SQLException;
    }

    /// Hands the driver's callbacks on as they come.
    private static class Forwarding extends ResultHandlerBase {
        private final Replies replies;

        Forwarding(Replies replies) {
            this.replies = replies;
        }

        @Override
        public void handleResultRows(
                Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            // Rows of a migration's SELECT have no reader; the command tag that follows tells their
            // number.
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            replies.completed(status, updateCount);
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            forward(warning, replies);
        }
    }

    /// Keeps the last row that came.
    private static final class KeepingLastRow extends Forwarding {
        private final QueryExecutor executor;
        private String value = "";

        KeepingLastRow(QueryExecutor executor, Replies replies) {
            super(replies);
            this.executor = executor;
        }

        @Override
        public void handleResultRows(
                Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
            byte[] column = tuples.isEmpty() ? null : tuples.getLast().get(0);
            if (column != null) {
                try {
                    value = executor.getEncoding().decode(column);
                } catch (IOException e) {
                    handleError(
                            new SQLException("a value of the server can't be decoded", "22021", e));
                }
            }
        }
    }

    private static void forward(SQLWarning warning, Replies replies) {
        if (warning instanceof PSQLWarning driver && driver.getServerErrorMessage() != null) {
            var message = driver.getServerErrorMessage();
            replies.noticed(
                    new ServerNotice(
                            String.valueOf(message.getSeverity()),
                            String.valueOf(message.getSQLState()),
                            String.valueOf(message.getMessage()),
                            message.getDetail(),
                            message.getHint()));
        }
    }
}
