package dev.tidemark.desktop.target;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.postgres.Target;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.tracking.LockHolder;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingTableName;
import dev.tidemark.engine.tracking.TrackingTables;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Asks the server of a window. Called on workers.
///
/// @param where what the profile says of the server
/// @param pinned the database that answered first; all later ones have to be the same
record ServerReader(Target where, AtomicReference<@Nullable ServerIdentity> pinned) {
    /// The answer to a light question.
    ///
    /// @param holder who holds the lock, if anybody does
    record Look(Optional<LockHolder> holder, Duration roundTrip) {}

    /// Reads files and database.
    ///
    /// @throws ProblemException when they can't be read
    Answer read(Sources sources) {
        var project = sources.project();
        try (var session = sources.browsing().open("browse")) {
            return read(sources, project, session, identified(session));
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not read", e);
        }
    }

    /// Asks who holds the lock, and how fast the server answers.
    ///
    /// @throws ProblemException when it does not answer
    Look look(Sources sources, TrackingTableName table) {
        try (var session = sources.browsing().open("browse")) {
            var roundTrip = roundTrip(session);
            return new Look(LockHolder.find(session, table), roundTrip);
        } catch (SQLException e) {
            throw QueryFailure.problem("The server was not asked", e);
        }
    }

    private static Answer read(
            Sources sources, Project project, PgSession session, ServerIdentity identity)
            throws SQLException {
        try {
            var report = sources.compare(project, session);
            var schemas =
                    sources.schema().isPresent() ? schemas(project, session) : List.<String>of();
            var roundTrip = roundTrip(session);
            if (sources.schema().filter(chosen -> !schemas.contains(chosen)).isPresent()) {
                return new Answer.Gone(gone(sources.schema().get()), roundTrip, schemas);
            }
            var server = ServerFacts.read(session);
            return new Answer.Known(
                    new Snapshot(project, report, server, identity, Instant.now()),
                    roundTrip,
                    schemas);
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.TRACKING_AMBIGUOUS) {
                throw e;
            }
            var roundTrip = roundTrip(session);
            return new Answer.Ambiguous(e.problem(), roundTrip, schemas(project, session));
        }
    }

    /// Else everything would look pending, and a run would make the schema anew.
    private static Problem gone(String schema) {
        return Problem.of(
                ProblemCode.TRACKING_MISSING,
                "The schema %s was not read".formatted(schema),
                "it has no tracking table any more",
                "Find out who dropped it; open the project again to choose another schema.");
    }

    private static List<String> schemas(Project project, PgSession session) throws SQLException {
        var anywhere = new TrackingRequest(project.config().tracking(), Optional.empty());
        return TrackingTables.schemas(session, anywhere);
    }

    private static Duration roundTrip(PgSession session) throws SQLException {
        long asked = System.nanoTime();
        session.first("select 1", row -> row.getInt(1));
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /// The first session decides what the window is about; later ones have to be the same.
    private ServerIdentity identified(PgSession session) throws SQLException {
        var found = ServerIdentity.read(session);
        pinned.compareAndSet(null, found);
        Optional.ofNullable(pinned.get())
                .flatMap(first -> first.refusal(found, where))
                .ifPresent(refusal -> {
                    throw refusal.asException();
                });
        return found;
    }
}
