package dev.tidemark.cli.command;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// A project compared with a database, over one session that stays open.
public final class Reading implements AutoCloseable {
    private final Project project;
    private final TargetDatabase target;
    private final PgSession session;
    private final StatusReport report;

    private Reading(
            Project project, TargetDatabase target, PgSession session, StatusReport report) {
        this.project = project;
        this.target = target;
        this.session = session;
        this.report = report;
    }

    /// Reads files and database, both at once. Changes nothing. When both fail, the files' problem
    /// is told.
    public static Reading of(Invocation invocation) {
        var files = new FutureTask<>(invocation::project);
        Thread.ofVirtual().name("files").start(files);
        TargetDatabase target;
        PgSession session;
        try {
            target = invocation.target();
            session = target.connector().open("status");
        } catch (ProblemException e) {
            finished(files);
            throw e;
        }
        boolean kept = false;
        try {
            var project = finished(files);
            target.settings().notes().forEach(note -> invocation.note("warning: " + note));
            var request = new TrackingRequest(project.config().tracking(), target.schema());
            var tracking = TrackingState.read(session, request);
            var report = StatusReport.of(project, tracking, target.environment());
            kept = true;
            return new Reading(project, target, session, report);
        } finally {
            if (!kept) {
                close(session);
            }
        }
    }

    /// @throws ProblemException what reading the files found
    private static Project finished(Future<Project> files) {
        try {
            return files.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ProblemException problem -> throw problem;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "The project was not read",
                            "The work was interrupted.",
                            "Start again.")
                    .asException();
        }
    }

    /// The files.
    public Project project() {
        return project;
    }

    /// The database.
    public TargetDatabase target() {
        return target;
    }

    PgSession session() {
        return session;
    }

    /// What files and database say together.
    public StatusReport report() {
        return report;
    }

    /// How the tracking table is found again.
    public TrackingRequest request() {
        return new TrackingRequest(project.config().tracking(), target.schema());
    }

    /// Who repairs and adopts.
    Actor actor(String version) {
        return Actor.here(target.settings().target(), version);
    }

    @Override
    public void close() {
        close(session);
    }

    private static void close(PgSession session) {
        try {
            session.close();
        } catch (SQLException e) {
            // Everything was read: a connection that does not close in good order is gone anyway.
            session.abort();
        }
    }
}
