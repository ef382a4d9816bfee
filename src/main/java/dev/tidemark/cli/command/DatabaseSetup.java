package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.database.DatabaseAdministration;
import dev.tidemark.engine.database.PlainScript;
import dev.tidemark.engine.database.SetupScripts;
import dev.tidemark.engine.install.InstallCheck;
import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.repair.Takeover;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.status.MigrationState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a database ready to work with: its schema, its migrations, its seeds.
///
/// Everything that can be read of the project is read before anything is done, so that a mistake in
/// it costs no database.
final class DatabaseSetup {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Invocation invocation;
    private final TargetDatabase target;
    private final Project project;
    private final Optional<SqlSource> schema;
    private final List<SqlSource> seeds;
    private final AfterSchema after;
    private final List<String> recorded = new ArrayList<>();
    private final List<String> seeded = new ArrayList<>();
    private boolean created;

    /// What becomes of the migrations when `schema_file` has run.
    enum AfterSchema {
        /// They are recorded as there already, once it is proved that the file makes what they
        /// make.
        RECORD,
        /// They are applied after it.
        APPLY
    }

    DatabaseSetup(Invocation invocation, TargetDatabase target, AfterSchema after) {
        this.after = after;
        this.invocation = invocation;
        this.target = target;
        this.project = invocation.project();
        var scripts = new SetupScripts(project);
        this.schema = scripts.schema();
        this.seeds = scripts.seeds();
        project.problems().stream()
                .findFirst()
                .ifPresent(problem -> {
                    throw problem.asException();
                });
    }

    ExitCode run() {
        create();
        if (schema.isPresent() && fresh()) {
            install(schema.get());
        }
        Plan plan;
        RunConsole console;
        try (var reading = Reading.of(invocation)) {
            console = new RunConsole(invocation, reading.target(), "db-setup");
            plan =
                    new Planner(reading.project(), reading.report(), reading.request())
                            .apply(Selection.everything());
            console.show(plan);
        }
        if (plan.isEmpty()) {
            return seedAndReport(json -> RunDocument.nothing(plan, List.of()).write(json));
        }
        var outcome =
                console.run(
                        plan,
                        console.settings(plan, Duration.ZERO),
                        ended -> migrated(console, plan, ended));
        return outcome instanceof RunOutcome.Completed
                ? seedAndReport(json -> RunDocument.of(plan, outcome, List.of()).write(json))
                : RunConsole.exitCode(outcome);
    }

    /// Whether no migration is recorded. Where one is, the schema file may be ahead of what is
    /// there, and the pending migrations lead to it.
    private boolean fresh() {
        try (var reading = Reading.of(invocation)) {
            return reading.report().tracking().rows().isEmpty();
        }
    }

    private void install(SqlSource script) {
        if (after == AfterSchema.APPLY) {
            execute(script, "schema");
            return;
        }
        var check = InstallProof.of(invocation, project);
        if (!check.equalButForOrder()) {
            if (!invocation.options().json()) {
                SchemaDifferenceView.print(invocation, check.difference());
            }
            throw differs(check).asException();
        }
        check.difference()
                .changes()
                .forEach(change ->
                        invocation.note(
                                "%s has its columns in another order than the migrations make it."
                                        .formatted(change.key())));
        execute(script, "schema");
        record();
        if (!recorded.isEmpty()) {
            tell(
                    "Recorded %d migrations that it stands for: %s."
                            .formatted(recorded.size(), String.join(", ", recorded)));
        }
    }

    private static Problem differs(InstallCheck check) {
        return Problem.of(
                        ProblemCode.FRESH_INSTALL_DIFFERS,
                        "The database was not set up",
                        "%s does not make what the migrations make: %s"
                                .formatted(check.schemaFile(), check.difference().summary()),
                        "Bring the file up to date, or give `--apply-all`: the migrations are then"
                                + " applied after it.")
                .withDatabaseState("Nothing was done in it.");
    }

    private void record() {
        try (var reading = Reading.of(invocation)) {
            var files =
                    reading.report().rows().stream()
                            .filter(row -> row.state() != MigrationState.SKIPPED)
                            .flatMap(row -> row.migration().stream())
                            .filter(file -> !file.repeatable())
                            .map(file -> file.version().text())
                            .toList();
            if (files.isEmpty()) {
                return;
            }
            new Takeover(reading.report(), reading.actor(Version.text()))
                    .baseline(files.getLast())
                    .execute(target.connector(), Optional.of("installed by schema_file"), PATIENCE);
            recorded.addAll(files);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "The migrations were not recorded",
                            "It was stopped.",
                            "Set the database up again.")
                    .asException();
        }
    }

    private void create() {
        var database = new DatabaseAdministration(target.settings());
        if (!database.exists()) {
            database.create();
            created = true;
            tell("Created %s.".formatted(target.settings().target()));
        }
    }

    private void execute(SqlSource script, String what) {
        new PlainScript(project, script).run(target.connector(), new Notices());
        tell("Ran the %s %s.".formatted(what, script.name()));
    }

    /// What is not complete is reported at once: the process may be about to end.
    private void migrated(RunConsole console, Plan plan, RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Completed) {
            console.say(plan, outcome);
        } else {
            outcome.failure().ifPresent(invocation::warn);
            document(json -> RunDocument.of(plan, outcome, List.of()).write(json));
            console.say(plan, outcome);
        }
    }

    private ExitCode seedAndReport(Part migrations) {
        for (var seed : seeds) {
            execute(seed, "seed");
            seeded.add(seed.name());
        }
        tell("%s is ready.".formatted(target.settings().target()));
        document(migrations);
        return ExitCode.DONE;
    }

    private void tell(String line) {
        if (!invocation.options().json()) {
            invocation.say(Printable.line(line));
            invocation.console().out().flush();
        }
    }

    /// Members of the document that tell of the migrations.
    @FunctionalInterface
    private interface Part {
        void write(JsonGenerator json) throws IOException;
    }

    private void document(Part migrations) {
        if (!invocation.options().json()) {
            return;
        }
        invocation.document(
                "db-setup",
                json -> {
                    json.writeStringField("database", target.settings().target().database());
                    json.writeBooleanField("created", created);
                    if (schema.isPresent()) {
                        json.writeStringField("schemaFile", schema.get().name());
                    }
                    json.writeArrayFieldStart("recorded");
                    for (var version : recorded) {
                        json.writeString(version);
                    }
                    json.writeEndArray();
                    migrations.write(json);
                    json.writeArrayFieldStart("seeds");
                    for (var name : seeded) {
                        json.writeString(name);
                    }
                    json.writeEndArray();
                });
    }

    /// What the server says, on standard error.
    private final class Notices implements Replies {
        @Override
        public void noticed(ServerNotice notice) {
            invocation.note(
                    Printable.line("  %s: %s".formatted(notice.severity(), notice.message())));
        }
    }
}
