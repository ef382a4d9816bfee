package dev.tidemark.desktop.target;

import dev.tidemark.desktop.theme.EnvironmentMark;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.ConnectorPool;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.GuardedConnector;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectConfig;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.tracking.Actor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The database and the project that a window is about, for as long as it is open. Nothing points
/// it elsewhere; where several schemas could be meant, one of them is chosen before anything is
/// shown. Used on the JavaFX thread.
public final class PinnedTarget implements AutoCloseable {
    private final BackgroundWork work;
    private final Profile profile;
    private final Path projectFolder;
    private final ServerReader reader;
    private final ReadOnlyObjectWrapper<Optional<String>> schema =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> schemas =
            new ReadOnlyObjectWrapper<>(List.of());
    private ConnectorPool pool;
    private @Nullable ConnectorPool wholePool;
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
    private int away;
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
        this.reader = new ServerReader(profile.settings().target(), pinned);
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
    public EnvironmentMark environment() {
        return EnvironmentMark.of(profile.environment());
    }

    /// What the window is about, for titles and buttons: the profile's name, and the schema's where
    /// one was chosen.
    public String title() {
        return schema.get()
                .map(name -> "%s · %s".formatted(profile.name(), name))
                .orElse(profile.name());
    }

    /// The schema that was chosen; empty where nobody had to choose, or has not yet.
    public ReadOnlyObjectProperty<Optional<String>> schemaProperty() {
        return schema.getReadOnlyProperty();
    }

    /// The schemas that the window could be about, in the order of their names; empty where there
    /// is no choice.
    public ReadOnlyObjectProperty<List<String>> schemasProperty() {
        return schemas.getReadOnlyProperty();
    }

    /// Whether a schema may be chosen here: nothing was shown of another one.
    public boolean choosable() {
        return snapshot.get() == null;
    }

    /// Chooses the schema that the window is about, and reads.
    ///
    /// @throws IllegalStateException when another one is shown already
    public void choose(String name) {
        if (!choosable()) {
            throw new IllegalStateException("the window shows another schema");
        }
        look(Optional.of(name));
    }

    private void look(Optional<String> wanted) {
        var before = pool;
        schema.set(wanted);
        pool = ConnectorPool.readOnly(settings());
        work.start(
                () -> {
                    before.close();
                    return wanted;
                },
                _ -> {},
                _ -> {});
        refresh();
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

    /// Read-only sessions that prefer no schema, for what is about all of them.
    public Connector browsingAllSchemas() {
        if (schema.get().isEmpty()) {
            return pool;
        }
        var whole = wholePool;
        if (whole == null) {
            whole = ConnectorPool.readOnly(profile.settings());
            wholePool = whole;
        }
        return whole;
    }

    /// What a page reads, as it is now.
    public Sources sources() {
        return new Sources(pool, projectFolder, profile.environment(), schema.get());
    }

    /// Sessions that may write, for what runs after its commit page. Each is opened anew, and
    /// refused when it reaches another database, cluster or role than the window was opened on.
    public Connector runs() {
        return guarded(settings());
    }

    /// The same sessions, preferring no schema, for what is about all of them.
    public Connector runsInAllSchemas() {
        return guarded(profile.settings());
    }

    private Connector guarded(ConnectionSettings settings) {
        var runs = Connectors.of(settings);
        var identity = pinned.get();
        return identity == null ? runs : new GuardedConnector(runs, identity);
    }

    /// The database and its server, for backups and restores. Sessions on the database are refused
    /// as those of [#runs] are.
    public BackupServer server() {
        return new BackupServer(settings(), Optional.ofNullable(pinned.get()));
    }

    /// Ends the window's sessions for looking, and looks no more by itself until [#comeBack]: for
    /// what needs a database that nobody is connected to.
    ///
    /// @return closes the sessions; blocks, so that a worker calls it
    public Runnable leave() {
        var before = pool;
        var whole = wholePool;
        pool = ConnectorPool.readOnly(settings());
        wholePool = null;
        away++;
        return () -> {
            before.close();
            close(whole);
        };
    }

    /// Looks again. Called once for each [#leave].
    public void comeBack() {
        away--;
        refresh();
    }

    /// Another database has the name now, by an act of this window: the window is about that one
    /// from here on.
    public void replaced() {
        pinned.set(null);
        refresh();
    }

    /// Who changes the database from here.
    ///
    /// @param productVersion for the journal
    public Actor actor(String productVersion) {
        return Actor.here(profile.settings().target(), productVersion);
    }

    /// How a run behaves: as the project wants it, in the chosen schema.
    ///
    /// @param productVersion for the journal
    public RunSettings runSettings(ProjectConfig.Run config, String productVersion) {
        return RunSettings.of(config, actor(productVersion)).withSchema(schema.get());
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
        if (closed || away > 0) {
            return;
        }
        if (reading.get()) {
            again = true;
            return;
        }
        reading.set(true);
        var sources = sources();
        work.start(
                () -> reader.read(sources),
                answer -> {
                    if (sources.schema().equals(schema.get())) {
                        show(answer);
                    }
                },
                failure -> {
                    if (sources.schema().equals(schema.get())) {
                        problem.set(failure);
                        lost(failure);
                    }
                },
                this::ended);
    }

    /// Asks the server one light question: whether it is there, how fast it answers, and who holds
    /// the lock. A server that is back is read again, and one that worked for a run whose program
    /// is gone.
    public void check() {
        var known = snapshot.get();
        if (closed || away > 0 || checking || reading.get()) {
            return;
        }
        if (known == null
                || link.get() instanceof Link.Lost
                || known.report().tracking().abandoned().isPresent()) {
            refresh();
            return;
        }
        checking = true;
        var table = known.report().tracking().name();
        var sources = sources();
        work.start(
                () -> reader.look(sources, table), this::show, this::lost, () -> checking = false);
    }

    /// Ends the sessions for looking. What runs is not touched.
    @Override
    public void close() {
        closed = true;
        var sessions = pool;
        var whole = wholePool;
        work.start(
                () -> {
                    files.close();
                    sessions.close();
                    close(whole);
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    private static void close(@Nullable ConnectorPool sessions) {
        if (sessions != null) {
            sessions.close();
        }
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

    private ConnectionSettings settings() {
        var settings = profile.settings();
        return schema.get().map(settings::inSchema).orElse(settings);
    }

    private void show(ServerReader.Look look) {
        link.set(new Link.Connected(look.roundTrip()));
        lock.set(look.holder().<Lock>map(Lock.Held::new).orElseGet(Lock.Free::new));
    }

    private void show(Answer answer) {
        schemas.set(answer.schemas());
        switch (answer) {
            case Answer.Ambiguous ambiguous -> {
                link.set(new Link.Connected(ambiguous.roundTrip()));
                problem.set(ambiguous.problem());
            }
            case Answer.Gone gone -> {
                link.set(new Link.Connected(gone.roundTrip()));
                if (choosable()) {
                    // It was chosen at an earlier start.
                    look(Optional.empty());
                } else {
                    problem.set(gone.problem());
                }
            }
            case Answer.Known known -> {
                problem.set(null);
                snapshot.set(known.snapshot());
                var holder = known.snapshot().report().tracking().lockHolder();
                show(new ServerReader.Look(holder, known.roundTrip()));
                if (watching) {
                    follow(known.snapshot().project());
                }
            }
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
}
