package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.RolloutListener;
import dev.tidemark.engine.rollout.RolloutPolicy;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.backup.BackupSource;
import dev.tidemark.engine.rollout.backup.RolloutBackups;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.report.ProcedureReport;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.verify.CheckLimits;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What rollouts and emergency rollbacks have in common on the command line.
final class ProcedureConsole {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);

    private final Invocation invocation;

    ProcedureConsole(Invocation invocation) {
        this.invocation = invocation;
    }

    /// Everything that a procedure works with.
    RolloutSetup setup(Reading reading, Plan plan, Duration wait) {
        var target = reading.target();
        var console = invocation.console();
        var zone = console.zone().get();
        var policy =
                RolloutPolicy.of(
                        plan.project().config().rollout(),
                        target.environment(),
                        target.isProtected()
                                ? RolloutPolicy.Guard.PROTECTED
                                : RolloutPolicy.Guard.NONE,
                        zone);
        return new RolloutSetup(
                target.connector(),
                identity(reading),
                target.settings().target().database(),
                plan,
                policy,
                RunSettings.of(
                                plan.project().config().run(),
                                Actor.here(target.settings().target(), Version.text()))
                        .withSchema(target.schema())
                        .withLockWait(wait),
                CheckLimits.of(CHECK_LIMIT, console.environment()::variable),
                new RolloutBackups(backups(reading)),
                ProcedureFolder.of(console.environment()),
                console.clock(),
                zone);
    }

    /// The backups of the target, where `tidemark backup` keeps them.
    BackupSource backups(Reading reading) {
        var settings = reading.target().settings();
        var environment = invocation.console().environment();
        var server = new BackupServer(settings);
        return new BackupSource(
                server,
                new ProgramSearch(environment, Optional.empty()),
                BackupFolder.usual(environment, server),
                reading.request(),
                invocation.console().clock());
    }

    private static ServerIdentity identity(Reading reading) {
        try {
            return ServerIdentity.read(reading.session());
        } catch (SQLException e) {
            throw QueryFailure.problem("The target was not looked at", e);
        }
    }

    /// Tells what happens while it happens.
    RolloutListener listener() {
        if (invocation.options().jsonLines()) {
            return new ProcedureLines(invocation);
        }
        return invocation.options().json() ? RolloutListener.SILENT : new ProcedureText(invocation);
    }

    /// Refuses to begin where nobody can say that it should: without a terminal, a plan that was
    /// shown has to be named.
    void needsConfirmation(Optional<String> confirmed, String command) {
        boolean named = invocation.options().yes() && confirmed.isPresent();
        if (!named && !invocation.confirmation().somebodyThere()) {
            throw Problem.of(
                            ProblemCode.CONFIRMATION_NEEDED,
                            "Nothing was begun",
                            "Where nobody can be asked, the plan that was shown has to be named.",
                            "Look at `tidemark %s --plan`, then give --yes and --confirm with its hash."
                                    .formatted(command))
                    .withDatabaseState("Nothing was changed.")
                    .asException();
        }
    }

    /// The target's name: as an option gives it, else as it is typed where that is demanded.
    Optional<String> typedName(
            RolloutSetup setup, Optional<String> given, String act, Stopping stopping) {
        if (given.isPresent() || !setup.policy().demands(RolloutPolicy.Demand.TYPED_NAME)) {
            return given;
        }
        return typed("Type %s to %s".formatted(setup.name(), act), stopping);
    }

    /// Asks before something that is hard to take back.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the answer is no
    void ask(String question, String refused, Stopping stopping) {
        stopping.question(
                () -> {
                    invocation.confirmation().ask(question, refused);
                    return true;
                },
                false);
    }

    /// Asks for a name before something that is hard on others.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when another name is written
    void askName(String question, String name, String refused, Stopping stopping) {
        stopping.question(
                () -> {
                    invocation.confirmation().askName(question, name, refused);
                    return true;
                },
                false);
    }

    /// What somebody types, unless nobody is there or somebody asked to stop.
    Optional<String> typed(String question, Stopping stopping) {
        return stopping.question(() -> invocation.confirmation().typed(question), Optional.empty());
    }

    /// Prints what would run.
    void printPlan(Plan plan) {
        var table =
                new TextTable()
                        .column("version", Align.LEFT)
                        .flexible("description")
                        .column("mode", Align.LEFT)
                        .column("statements", Align.RIGHT);
        for (var migration : plan.migrations()) {
            table.row(
                    List.of(
                            Cell.of(migration.version()),
                            Cell.of(Printable.line(migration.description())),
                            Cell.of(
                                    migration
                                            .runner()
                                            .map(_ -> "runner")
                                            .orElse(migration.summary().mode().text())),
                            Cell.of(String.valueOf(migration.summary().statements()))));
        }
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }

    /// Writes the report, and tells how it ended.
    ///
    /// @param folder where the report goes; a run that was not begun has none
    ExitCode finished(GuidedResult result, Optional<String> folder) {
        var report = new ProcedureReport(result);
        result.problem().ifPresent(invocation::warn);
        List<Path> files = result.begun() ? report.write(reports(folder)) : List.of();
        if (invocation.options().json()) {
            invocation.document(
                    result.kind().text(),
                    json -> {
                        report.writeJson(json);
                        json.writeArrayFieldStart("reports");
                        for (var file : files) {
                            json.writeString(file.toString());
                        }
                        json.writeEndArray();
                    });
        } else {
            print(result.steps());
            if (!result.checks().isEmpty()) {
                CheckView.print(invocation, result.checks());
            }
            invocation.say("%s: %s.".formatted(result.title(), result.outcome().text()));
            files.forEach(file -> invocation.say("wrote " + invocation.shown(file)));
        }
        invocation.console().flush();
        return result.problem()
                .map(problem -> ExitCode.of(problem.code().kind()))
                .orElse(ExitCode.DONE);
    }

    private Path reports(Optional<String> folder) {
        return folder.map(invocation.console().directory()::resolve)
                .orElseGet(
                        () -> invocation.console().environment().dataFolder().resolve("reports"));
    }

    private void print(List<StepRecord> steps) {
        var table =
                new TextTable()
                        .column("step", Align.LEFT)
                        .column("result", Align.LEFT)
                        .flexible("what");
        for (var step : steps) {
            table.row(
                    List.of(
                            Cell.of(step.step().title()),
                            new Cell(step.state().text().replace('-', ' '), colour(step.state())),
                            Cell.of(Printable.line(step.detail()))));
        }
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }

    private static Colour colour(StepRecord.State state) {
        return switch (state) {
            case PASSED -> Colour.GREEN;
            case FAILED -> Colour.RED;
            case INCONCLUSIVE -> Colour.YELLOW;
            case NOT_DEMANDED, NOT_RUN -> Colour.FAINT;
        };
    }

    /// The thread was interrupted, which only happens when the process ends.
    static RuntimeException interrupted() {
        Thread.currentThread().interrupt();
        return Problem.of(
                        ProblemCode.STOPPED,
                        "It was interrupted",
                        "The thread that did it was told to end.",
                        "Look at `tidemark status` and at what the next call says of it.")
                .asException();
    }
}
