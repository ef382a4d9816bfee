package dev.tidemark.engine.preflight;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.run.Plan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Looks at a target before a plan runs there. Changes nothing, and asks nothing that waits for
/// other sessions' locks.
///
/// What is found holds for the moment of looking only; the run checks again what it depends on.
public final class Preflight {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connector connector;
    private final Map<Subject, Inspection> inspections = new EnumMap<>(Subject.class);

    /// @param connector opens sessions as the run will
    /// @param expected the target as the user saw it when the plan was made
    /// @param environment what the target's profile calls its environment
    public Preflight(
            Connector connector, ServerIdentity expected, Plan plan, Optional<String> environment) {
        this(connector, expected, plan, environment, LONG);
    }

    /// @param longTransaction the age from which a transaction is worth a warning
    Preflight(
            Connector connector,
            ServerIdentity expected,
            Plan plan,
            Optional<String> environment,
            Duration longTransaction) {
        this.connector = connector;
        var server = new ServerInspections(connector.target(), expected);
        inspections.put(Subject.IDENTITY, server::identity);
        inspections.put(Subject.SERVER, server::version);
        inspections.put(Subject.WRITABLE, server::writable);
        inspections.put(Subject.DIRECT, server::direct);
        var records = new RecordInspections(plan, environment);
        inspections.put(Subject.LOCK, records::lock);
        inspections.put(Subject.FILES, records::files);
        inspections.put(Subject.CHANGED, records::changed);
        inspections.put(Subject.ORDER, records::order);
        inspections.put(Subject.UNFINISHED, records::unfinished);
        var names = new PlanNames(plan);
        inspections.put(Subject.RIGHTS, new RightsInspection(plan, names));
        var activity = new ActivityInspections(plan, names, longTransaction);
        inspections.put(Subject.TRANSACTIONS, activity::transactions);
        inspections.put(Subject.LOCKS, activity::locks);
        inspections.put(Subject.DISK, new DiskInspection());
        inspections.put(Subject.REPLICATION, new ReplicationInspection());
    }

    /// Looks at everything. Called on any thread but the user interface's.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when no connection can be made, or it
    ///   is lost
    public List<Finding> all() {
        try (var session = open()) {
            var findings = new ArrayList<Finding>();
            for (var subject : Subject.values()) {
                findings.add(look(session, subject));
            }
            return findings;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Looks at one subject again.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException as [#all]
    public Finding look(Subject subject) {
        try (var session = open()) {
            return look(session, subject);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private PgSession open() throws SQLException {
        var session = connector.open("preflight");
        session.send("SET statement_timeout = %d".formatted(PATIENCE.toMillis()));
        return session;
    }

    private Finding look(PgSession session, Subject subject) throws SQLException {
        var inspection = Objects.requireNonNull(inspections.get(subject));
        try {
            return inspection.look(session);
        } catch (SQLException e) {
            if (ServerErrors.connectionLost(e) || session.isClosed()) {
                throw e;
            }
            return Finding.notKnown(
                    subject,
                    "The server did not answer: %s."
                            .formatted(
                                    ServerErrors.of(e)
                                            .map(error -> error.message())
                                            .orElse(String.valueOf(e.getMessage()))),
                    "");
        }
    }

    private static RuntimeException failed(SQLException e) {
        return QueryFailure.problem("The target was not looked at", e);
    }
}
