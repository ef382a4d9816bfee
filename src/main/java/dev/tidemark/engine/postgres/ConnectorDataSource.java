package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.ProblemException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A connector in the form that a pool asks for.
final class ConnectorDataSource implements DataSource {
    private final Connector connector;
    private final String purpose;

    ConnectorDataSource(Connector connector, String purpose) {
        this.connector = connector;
        this.purpose = purpose;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return connector.open(purpose).jdbc();
        } catch (ProblemException e) {
            throw new SQLException(e.problem().why(), e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is logged; problems carry what there is to say.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The settings have their own.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
