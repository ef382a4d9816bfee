package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.DryRun;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Shows plans, runs them and reports how they ended, for people and for programs.
final class RunConsole {
    private final Invocation invocation;
    private final TargetDatabase target;
    private final String document;
    private final List<String> before = new ArrayList<>();
    private final DataMoved moved = new DataMoved();
    private JsonDocument.Body more = _ -> {};

    /// @param document the name of the JSON document
    RunConsole(Invocation invocation, TargetDatabase target, String document) {
        this.invocation = invocation;
        this.target = target;
        this.document = document;
    }

    /// Counts what an earlier run of the same command did as done by it.
    RunConsole after(List<String> done) {
        before.addAll(done);
        return this;
    }

    /// Has more members written into the document of a run.
    void adding(JsonDocument.Body members) {
        more = members;
    }

    /// How the project wants runs to behave, here and now.
    RunSettings settings(Plan plan, Duration wait) {
        return RunSettings.of(
                        plan.project().config().run(),
                        Actor.here(target.settings().target(), Version.text()))
                .withSchema(target.schema())
                .withLockWait(wait);
    }

    /// Prints what a plan would do.
    void show(Plan plan) {
        if (invocation.options().json()) {
            return;
        }
        plan.notes().forEach(note -> invocation.note(Printable.line(note)));
        if (plan.isEmpty()) {
            invocation.say("Nothing to do on %s.".formatted(target.settings().target()));
            return;
        }
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
                            Cell.of(migration.description()),
                            Cell.of(
                                    migration
                                            .runner()
                                            .map(_ -> "runner")
                                            .orElse(migration.summary().mode().text())),
                            Cell.of(String.valueOf(migration.summary().statements()))));
        }
        invocation.say(
                "%s on %s:"
                        .formatted(
                                plan.direction() == Direction.APPLY ? "To apply" : "To roll back",
                                target.settings().target()));
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
        invocation.console().out().flush();
    }

    /// Runs a plan and reports its end.
    RunOutcome run(Plan plan, RunSettings settings) {
        return run(plan, settings, outcome -> report(plan, outcome));
    }

    /// Runs a plan.
    ///
    /// @param report reports its end; after Ctrl-C the process lasts no longer than that
    RunOutcome run(Plan plan, RunSettings settings, Consumer<RunOutcome> report) {
        var stop = new StopSignal();
        try (var _ = new Interruption(stop)) {
            var outcome = new Runner(target.connector()).run(plan, settings, stop, listener());
            report.accept(outcome);
            invocation.console().flush();
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted().asException();
        }
    }

    /// Tries a plan and reports what was found.
    ExitCode dryRun(Plan plan, RunSettings settings) {
        var stop = new StopSignal();
        try (var _ = new Interruption(stop)) {
            var report = new DryRun(target.connector()).run(plan, settings, stop, listener());
            if (invocation.options().json()) {
                invocation.document(document, RunDocument.of(plan, report));
            } else {
                print(report);
            }
            report.problem().ifPresent(invocation::warn);
            invocation.console().flush();
            return report.problem()
                    .map(problem -> ExitCode.of(problem.code().kind()))
                    .orElse(ExitCode.DONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted().asException();
        }
    }

    private void print(DryRun.Report report) {
        invocation.say(
                "Tried %s and rolled everything back.".formatted(count(report.tried().size())));
        for (var left : report.notTried()) {
            invocation.say(
                    "  not tried: %s at %s, because %s."
                            .formatted(left.what(), left.where(), left.why()));
        }
    }

    /// The exit code of an outcome.
    static ExitCode exitCode(RunOutcome outcome) {
        return outcome.failure()
                .map(problem -> ExitCode.of(problem.code().kind()))
                .orElse(ExitCode.DONE);
    }

    /// Reports that there was nothing to do.
    ExitCode nothing(Plan plan) {
        if (invocation.options().json()) {
            invocation.document(document, RunDocument.nothing(plan, before));
        }
        return ExitCode.DONE;
    }

    /// Reports that nothing was run because some of the plan must not.
    ExitCode refused(Plan plan) {
        for (var problem : plan.problems()) {
            invocation.warn(problem.withDatabaseState("Nothing was changed."));
        }
        if (invocation.options().json()) {
            invocation.document(document, RunDocument.refused(plan, before));
        }
        return ExitCode.of(plan.problems().getFirst().code().kind());
    }

    private RunListener listener() {
        RunListener shown =
                invocation.options().jsonLines()
                        ? new RunLines(invocation)
                        : invocation.options().json()
                                ? RunListener.SILENT
                                : new RunText(invocation);
        return event -> {
            moved.on(event);
            shown.on(event);
        };
    }

    /// Reports how a run ended.
    void report(Plan plan, RunOutcome outcome) {
        outcome.failure().ifPresent(invocation::warn);
        document(plan, outcome);
        say(plan, outcome);
    }

    /// Writes how a run ended for programs.
    void document(Plan plan, RunOutcome outcome) {
        if (invocation.options().json()) {
            invocation.document(
                    document,
                    json -> {
                        RunDocument.of(plan, outcome, before).write(json);
                        moved.write(json);
                        more.write(json);
                    });
        }
    }

    /// Says to people how much a run did.
    void say(Plan plan, RunOutcome outcome) {
        if (invocation.options().json()) {
            return;
        }
        String did = plan.direction() == Direction.APPLY ? "Applied" : "Rolled back";
        invocation.say(
                "%s %s on %s."
                        .formatted(did, count(outcome.done().size()), target.settings().target()));
        if (moved.savedAny()) {
            invocation.say(
                    "What was saved is listed by `tidemark repair archive list`, and comes back with `tidemark migrate --restore-data`.");
        }
    }

    /// `1 migration`, `2 migrations`.
    static String count(int number) {
        return number == 1 ? "1 migration" : number + " migrations";
    }

    private static Problem interrupted() {
        return Problem.of(
                        ProblemCode.STOPPED,
                        "The run was interrupted",
                        "The thread that ran it was told to end.",
                        "Look at `tidemark status`, then run it again.")
                .withDatabaseState(
                        "The server rolls back the transaction that was open; what committed before it stays.");
    }
}
