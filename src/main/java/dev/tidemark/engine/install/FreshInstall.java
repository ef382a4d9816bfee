package dev.tidemark.engine.install;

import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.DatabaseForm;
import dev.tidemark.engine.backup.ScratchDatabase;
import dev.tidemark.engine.catalog.CatalogScope;
import dev.tidemark.engine.catalog.CatalogSnapshot;
import dev.tidemark.engine.catalog.Fingerprint;
import dev.tidemark.engine.catalog.ObjectKey;
import dev.tidemark.engine.catalog.SchemaDifference;
import dev.tidemark.engine.database.PlainScript;
import dev.tidemark.engine.database.SetupScripts;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Proves that `schema_file` and the migrations make the same schema: the file and the seeds run in
/// one scratch database, all migrations in another, and both are compared. The file runs twice, to
/// see that it may.
///
/// The scratch databases are on the server of the target and gone afterwards; those of a program
/// that was killed are removed by the next.
public final class FreshInstall {
    private static final String WHAT = "The fresh install was not checked";

    private final Project project;
    private final BackupServer server;
    private final Actor actor;
    private final Optional<String> environment;
    private final Clock clock;
    private final Consumer<String> progress;

    /// @param server where the scratch databases are made
    /// @param actor who runs the migrations
    /// @param environment migrations of others are left out
    /// @param progress hears what is done now, in words
    public FreshInstall(
            Project project,
            BackupServer server,
            Actor actor,
            Optional<String> environment,
            Clock clock,
            Consumer<String> progress) {
        this.project = project;
        this.server = server;
        this.actor = actor;
        this.environment = environment;
        this.clock = clock;
        this.progress = progress;
    }

    /// Makes both databases and compares them.
    ///
    /// @throws ProblemException when the project has no `schema_file`, or a script or migration
    ///   fails
    /// @throws InterruptedException when interrupted
    public InstallCheck check(StopSignal stop) throws InterruptedException {
        var scripts = new SetupScripts(project);
        var schema = scripts.schema().orElseThrow(FreshInstall::noSchemaFile);
        var seeds = scripts.seeds();
        try {
            var form = form();
            try (var fresh = scratch(form);
                    var migrated = scratch(form)) {
                return compare(schema, seeds, fresh.connector(), migrated.connector(), stop);
            }
        } catch (SQLException e) {
            throw QueryFailure.problem(WHAT, e);
        }
    }

    private DatabaseForm form() throws SQLException {
        try (var session = server.maintenance()) {
            var own = DatabaseForm.read(session, server.target().database());
            return own.isPresent()
                    ? own.get()
                    : DatabaseForm.read(session, "template1").orElseThrow();
        }
    }

    private ScratchDatabase scratch(DatabaseForm form) {
        return ScratchDatabase.create(
                server,
                form,
                clock.instant(),
                WHAT,
                event -> {
                    if (event instanceof BackupEvent.Told(var text)) {
                        progress.accept(text);
                    }
                });
    }

    private InstallCheck compare(
            SqlSource schema,
            List<SqlSource> seeds,
            Connector fresh,
            Connector migrated,
            StopSignal stop)
            throws SQLException, InterruptedException {
        run(schema, fresh);
        var first = read(fresh, Set.of());
        Optional<Problem> notAgain = Optional.empty();
        stopped(stop);
        try {
            run(schema, fresh);
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.CONNECTION_LOST) {
                throw e;
            }
            notAgain = Optional.of(e.problem());
        }
        var again = SchemaDifference.between(first, read(fresh, Set.of()));
        for (var seed : seeds) {
            stopped(stop);
            run(seed, fresh);
        }
        var books = new HashSet<SqlName>(prepare(fresh));
        var plan = plan(migrated);
        stopped(stop);
        progress.accept("Applying %d migrations.".formatted(plan.migrations().size()));
        var outcome =
                new Runner(migrated)
                        .run(
                                plan,
                                RunSettings.of(project.config().run(), actor),
                                stop,
                                RunListener.SILENT);
        outcome.failure()
                .ifPresent(problem -> {
                    throw problem.asException();
                });
        try (var session = migrated.open("install")) {
            books.addAll(TrackingState.read(session, request()).name().tables());
        }
        progress.accept("Comparing both.");
        return new InstallCheck(
                schema.name(),
                outcome.done(),
                SchemaDifference.between(read(fresh, books), read(migrated, books)),
                again,
                notAgain);
    }

    private void run(SqlSource script, Connector connector) {
        progress.accept("Running %s.".formatted(script.name()));
        new PlainScript(project, script).run(connector, Replies.NONE);
    }

    private TrackingRequest request() {
        return new TrackingRequest(project.config().tracking(), Optional.empty());
    }

    /// Makes the tracking table as an install does, with its schema, unless the file did.
    private Set<SqlName> prepare(Connector connector) throws SQLException {
        try (var session = connector.open("install")) {
            var state = TrackingState.read(session, request());
            if (!state.createSql().isEmpty()) {
                session.send(state.createSql());
            }
            return state.name().tables();
        }
    }

    private Plan plan(Connector connector) throws SQLException {
        try (var session = connector.open("install")) {
            var state = TrackingState.read(session, request());
            var plan =
                    new Planner(project, StatusReport.of(project, state, environment), request())
                            .apply(Selection.everything());
            plan.problems().stream()
                    .findFirst()
                    .ifPresent(problem -> {
                        throw problem.asException();
                    });
            return plan;
        }
    }

    private static void stopped(StopSignal stop) {
        if (stop.requested()) {
            throw Problem.of(ProblemCode.STOPPED, WHAT, "It was stopped.", "Run it again to know.")
                    .withDatabaseState("Nothing is left of the scratch databases.")
                    .asException();
        }
    }

    /// What a schema was, after its session is closed.
    private record Kept(Fingerprint fingerprint, Map<ObjectKey, String> definitions)
            implements SchemaDifference.Schema {
        @Override
        public Map<ObjectKey, String> definitions(Collection<ObjectKey> keys) {
            var some = new HashMap<>(definitions);
            some.keySet().retainAll(keys);
            return some;
        }
    }

    private static Kept read(Connector connector, Set<SqlName> leftOut) throws SQLException {
        try (PgSession session = connector.open("install");
                var snapshot =
                        CatalogSnapshot.open(session, CatalogScope.whole().without(leftOut))) {
            return new Kept(snapshot.fingerprint(), snapshot.definitions());
        }
    }

    private static ProblemException noSchemaFile() {
        return Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        WHAT,
                        "The project has no `schema_file`.",
                        "Name it in tidemark.toml: `schema_file = \"schema.sql\"`.")
                .asException();
    }
}
