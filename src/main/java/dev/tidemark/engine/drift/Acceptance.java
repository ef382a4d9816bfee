package dev.tidemark.engine.drift;

import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Takes the present schema of a database as its ground; the journal says who did so and why.
public final class Acceptance {
    private final TrackingState state;
    private final Ground ground;
    private final Actor actor;

    /// @param state the tracking table and its journal, which is made when it is missing
    /// @param actor who accepts
    public Acceptance(TrackingState state, Ground ground, Actor actor) {
        this.state = state;
        this.ground = ground;
        this.actor = actor;
    }

    /// Records the schema while no run works on it.
    ///
    /// @param what what is accepted, for the journal
    /// @param reason why, in the person's words
    /// @param patience how long a run's end is waited for
    /// @throws dev.tidemark.engine.problem.ProblemException when another run holds the lock, or the
    ///   role may not write
    /// @throws InterruptedException when interrupted while waiting
    public void record(Connector connector, String what, Optional<String> reason, Duration patience)
            throws InterruptedException {
        try (var session = connector.open("drift")) {
            ChangeCheck.writable(session, connector.target());
            try (var _ = TrackingLock.take(session, state.name(), patience)) {
                var run = UUID.randomUUID();
                String entry =
                        new Journal(state.name(), run, actor)
                                .changed(
                                        JournalEvent.REPAIR,
                                        Optional.empty(),
                                        Optional.empty(),
                                        what,
                                        reason);
                String create = state.readAgain(session).createSql();
                if (create.isEmpty()) {
                    ground.record(session, run, entry);
                } else {
                    ground.record(session, run, create, entry);
                }
            }
        } catch (SQLException e) {
            throw QueryFailure.problem("The schema was not recorded", e);
        }
    }
}
