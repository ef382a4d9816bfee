package dev.tidemark.desktop.target;

import dev.tidemark.desktop.theme.EnvironmentKind;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.ConnectorPool;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.GuardedConnector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerFacts;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.LockHolder;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.TrackingTableName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The database and the project that a window is about, for as long as it is open. Nothing points
/// it elsewhere. Used on the JavaFX thread.
public final class PinnedTarget implements AutoCloseable {
    private final BackgroundWork work;
    private final Profile profile;
    private final Path projectFolder;
    private final ConnectorPool pool;
    private final Connector runs;
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> snapshot =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Link> link =
            new ReadOnlyObjectWrapper<>(new Link.Connecting());
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final FileWatch files;
    private final AtomicReference<@Nullable ServerIdentity> pinned = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<Lock> lock =
            new ReadOnlyObjectWrapper<>(new Lock.Unknown());
    private boolean again;
    private boolean checking;
    private boolean closed;
    private boolean watching;

    /// @param profile how the database is reached, password included
    /// @param projectFolder the project's folder, or its folder of migrations
    public PinnedTarget(BackgroundWork work, Profile profile, Path projectFolder) {
        this.work = work;
        this.profile = profile;
        this.projectFolder = projectFolder;
        this.pool = ConnectorPool.readOnly(profile.settings());
        this.runs = Connectors.of(profile.settings());
        this.files = new FileWatch(() -> work.fxThread().execute(this::refresh));
    }

    /// The profile that the window was opened for.
    public Profile profile() {
        return profile;
    }

    /// The project's folder.
    public Path projectFolder() {
        return projectFolder;
    }

    /// What the target is for.
    public EnvironmentKind environment() {
        return EnvironmentKind.of(profile.environment());
    }

    /// Files and database as last read together; null before that.
    public ReadOnlyObjectProperty<@Nullable Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// Why the last reading gave nothing, null when it did. The snapshot before it stays.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How the window stands with its server.
    public ReadOnlyObjectProperty<Link> linkProperty() {
        return link.getReadOnlyProperty();
    }

    /// Who works on the tracking table.
    public ReadOnlyObjectProperty<Lock> lockProperty() {
        return lock.getReadOnlyProperty();
    }

    /// Whether files and database are being read.
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Read-only sessions, for looking. Close gives a session back.
    public Connector browsing() {
        return pool;
    }

    /// Sessions that may write, for what runs after its commit page. Each is opened anew, and
    /// refused when it reaches another database, cluster or role than the window was opened on.
    public Connector runs() {
        var identity = pinned.get();
        return identity == null ? runs : new GuardedConnector(runs, identity);
    }

    /// From now on, reads again by itself whenever a file of the project appears, changes or goes.
    public void watchFiles() {
        if (!watching) {
            watching = true;
            refresh();
        }
    }

    /// Reads files and database again; asked while it reads, it reads once more afterwards.
    public void refresh() {
        if (closed) {
            return;
        }
        if (reading.get()) {
            again = true;
            return;
        }
        reading.set(true);
        var folder = projectFolder;
        var environment = profile.environment();
        work.start(
                () -> read(folder, environment),
                this::show,
                failure -> {
                    problem.set(failure);
                    lost(failure);
                },
                this::ended);
    }

    /// Asks the server one light question: whether it is there, how fast it answers, and who holds
    /// the lock. A server that is back is read again.
    public void check() {
        var known = snapshot.get();
        if (closed || checking || reading.get()) {
            return;
        }
        if (known == null || link.get() instanceof Link.Lost) {
            refresh();
            return;
        }
        checking = true;
        var table = known.report().tracking().name();
        work.start(() -> look(table), this::show, this::lost, () -> checking = false);
    }

    /// Ends the sessions for looking. What runs is not touched.
    @Override
    public void close() {
        closed = true;
        work.start(
                () -> {
                    files.close();
                    pool.close();
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    private void ended() {
        reading.set(false);
        if (again) {
            again = false;
            refresh();
        }
    }

    private void lost(Problem failure) {
        if (failure.code().name().startsWith("CONNECTION")) {
            link.set(new Link.Lost(failure));
            lock.set(new Lock.Unknown());
        }
    }

    private void show(Look look) {
        link.set(new Link.Connected(look.roundTrip()));
        lock.set(look.holder().<Lock>map(Lock.Held::new).orElseGet(Lock.Free::new));
    }

    private void show(Read read) {
        problem.set(null);
        snapshot.set(read.snapshot());
        var holder = read.snapshot().report().tracking().lockHolder();
        show(new Look(holder, read.roundTrip()));
        if (watching) {
            follow(read.snapshot().project());
        }
    }

    /// What changed before the watch began was seen by nobody, so that all is read once more then.
    private void follow(Project project) {
        work.start(
                () -> files.follow(project),
                began -> {
                    if (began) {
                        refresh();
                    }
                },
                _ -> {});
    }

    private record Look(Optional<LockHolder> holder, Duration roundTrip) {}

    private Look look(TrackingTableName table) {
        try (var session = pool.open("browse")) {
            var roundTrip = roundTrip(session);
            return new Look(LockHolder.find(session, table), roundTrip);
        } catch (SQLException e) {
            throw QueryFailure.problem("The server was not asked", e);
        }
    }

    private static Duration roundTrip(PgSession session) throws SQLException {
        long asked = System.nanoTime();
        session.first("select 1", row -> row.getInt(1));
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private record Read(Snapshot snapshot, Duration roundTrip) {}

    private Read read(Path folder, Optional<String> environment) {
        Project project = ProjectLoader.load(folder);
        try (var session = pool.open("browse")) {
            var identity = identified(session);
            var request = new TrackingRequest(project.config().tracking(), Optional.empty());
            var tracking = TrackingState.read(session, request);
            var report = StatusReport.of(project, tracking, environment);
            var roundTrip = roundTrip(session);
            return new Read(
                    new Snapshot(
                            project, report, ServerFacts.read(session), identity, Instant.now()),
                    roundTrip);
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not read", e);
        }
    }

    /// The first session decides what the window is about; later ones have to be the same.
    private ServerIdentity identified(PgSession session) throws SQLException {
        var found = ServerIdentity.read(session);
        pinned.compareAndSet(null, found);
        Optional.ofNullable(pinned.get())
                .flatMap(first -> first.refusal(found, profile.settings().target()))
                .ifPresent(refusal -> {
                    throw refusal.asException();
                });
        return found;
    }
}
