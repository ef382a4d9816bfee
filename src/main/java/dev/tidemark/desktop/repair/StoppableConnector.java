package dev.tidemark.desktop.repair;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.Target;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Opens sessions that can be stopped from outside. Safe for use by several threads.
final class StoppableConnector implements Connector {
    private final Connector connector;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable PgSession latest;

    StoppableConnector(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Target target() {
        return connector.target();
    }

    @Override
    public PgSession open(String purpose) {
        var session = connector.open(purpose);
        latest = session;
        return session;
    }

    @Override
    public Map<String, String> environment() {
        return connector.environment();
    }

    @Override
    public String passwordFileLine() {
        return connector.passwordFileLine();
    }

    /// Whether somebody asked to stop.
    boolean stopping() {
        return stopped.getCount() == 0;
    }

    /// Waits for a while.
    ///
    /// @return whether somebody asked to stop meanwhile
    /// @throws InterruptedException when the thread is interrupted
    boolean pause(long milliseconds) throws InterruptedException {
        return stopped.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    /// Asks the server to cancel what the session runs; asked again, cuts the connection. Blocks
    /// for as long as the request takes.
    void stop() {
        boolean again = stopping();
        stopped.countDown();
        var session = latest;
        if (session == null) {
            return;
        }
        if (again) {
            session.abort();
            return;
        }
        try {
            session.cancel();
        } catch (SQLException e) {
            // A server that can't be reached can't be asked to cancel.
            session.abort();
        }
    }
}
