package dev.tidemark.engine.sample;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.SqlQuote;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes the databases of samples on a server.
public final class SampleDatabases {
    /// Two that make them at once wait for each other; the number is the word's bytes.
    private static final long LOCK = 0x73616d706c657300L;

    private final ConnectionSettings server;
    private final Consumer<SampleEvent> listener;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable PgSession working;

    /// @param server a database of the server in which nothing is made, such as `postgres`; the
    ///   role has to be allowed to make databases
    /// @param listener called on the calling thread
    public SampleDatabases(ConnectionSettings server, Consumer<SampleEvent> listener) {
        this.server = server;
        this.listener = listener;
    }

    /// Makes those that are missing.
    ///
    /// @throws ProblemException when a script can't be read or the server refuses
    public void make(List<Sample> samples) {
        make(samples, false);
    }

    /// Makes all of them anew; what was in them is gone, and who works in them is thrown out.
    ///
    /// @throws ProblemException when a script can't be read or the server refuses
    public void makeAnew(List<Sample> samples) {
        make(samples, true);
    }

    /// Ends what another thread makes: the database that it is at is left out, and those before it
    /// stay. It fails with [ProblemCode#STOPPED].
    public void stop() {
        stopped.set(true);
        var session = working;
        if (session != null) {
            try {
                session.cancel();
            } catch (SQLException e) {
                // A server that can't be reached can't be asked to cancel.
                session.abort();
            }
        }
    }

    private void make(List<Sample> samples, boolean anew) {
        try (var session = Connectors.of(server).open("samples")) {
            working = session;
            session.first("select 1 from pg_advisory_lock(?)", row -> row.getInt(1), LOCK);
            for (int i = 0; i < samples.size(); i++) {
                requireGoingOn();
                var sample = samples.get(i);
                if (!anew && exists(session, sample)) {
                    listener.accept(new SampleEvent.Kept(sample));
                } else {
                    listener.accept(new SampleEvent.Making(sample, i + 1, samples.size()));
                    make(session, sample);
                    listener.accept(new SampleEvent.Made(sample));
                }
            }
        } catch (SQLException e) {
            requireGoingOn();
            throw QueryFailure.problem("The sample databases were not made", e);
        } finally {
            working = null;
        }
    }

    private static boolean exists(PgSession session, Sample sample) throws SQLException {
        return session.first(
                        "select 1 from pg_database where datname = ?",
                        row -> row.getInt(1),
                        sample.database())
                .isPresent();
    }

    /// Under another name until it is complete: a database that was half made would be taken for a
    /// whole one next time.
    private void make(PgSession session, Sample sample) throws SQLException {
        String script = script(sample);
        String making = sample.database() + "_making";
        drop(session, making);
        session.send("create database " + SqlQuote.identifier(making));
        try (var inside = Connectors.of(server.withDatabase(making)).open("samples")) {
            working = inside;
            inside.send(script);
        } finally {
            working = session;
        }
        requireGoingOn();
        drop(session, sample.database());
        session.send(
                "alter database %s rename to %s"
                        .formatted(
                                SqlQuote.identifier(making),
                                SqlQuote.identifier(sample.database())));
    }

    private void requireGoingOn() {
        if (stopped.get()) {
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "Not all sample databases were made",
                            "It was stopped",
                            "Make them again, or open a sample: its database is made then.")
                    .asException();
        }
    }

    private static void drop(PgSession session, String database) throws SQLException {
        session.send(
                "drop database if exists %s with (force)".formatted(SqlQuote.identifier(database)));
    }

    private static String script(Sample sample) {
        try {
            return Files.readString(sample.oldDatabase());
        } catch (IOException e) {
            throw Samples.unreadable(sample.oldDatabase(), e);
        }
    }
}
