package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.Resume;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.RunSettings.BringingBack;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.status.MigrationState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `migrate`: applies what is pending.
@Command(
        name = "migrate",
        description =
                "Applies pending migrations in order, each recorded in the transaction that applies"
                        + " it.")
public final class MigrateCommand implements TidemarkCommand {
    @Option(names = "--to", paramLabel = "V", description = "Apply up to this one.")
    private @Nullable String last;

    @Option(
            names = "--only",
            paramLabel = "V",
            description = "Apply this one alone, even below a later one that is applied.")
    private @Nullable String only;

    @Option(
            names = "--out-of-order",
            description = "Also apply pending migrations below a later one that is applied.")
    private boolean outOfOrder;

    @Option(
            names = "--dry-run",
            description = "Run everything, then roll it back; names what can't be tried.")
    private boolean dryRun;

    @Mixin private SavedData saved = new SavedData();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description =
                    "How long to wait for another run, for example 5min (default: not at all).")
    private @Nullable String wait;

    @Override
    public ExitCode run(Invocation invocation) {
        var patience = Wait.of(wait);
        var first = Reading.of(invocation);
        if (dryRun || first.report().in(MigrationState.INTERRUPTED).isEmpty()) {
            return migrate(invocation, first, List.of(), patience);
        }
        var outcome = finishInterrupted(invocation, first, patience);
        return outcome instanceof RunOutcome.Completed completed
                ? migrate(invocation, Reading.of(invocation), completed.done(), patience)
                : RunConsole.exitCode(outcome);
    }

    /// @param current where things stand; closed before anything runs
    /// @param before what was brought to its end first
    private ExitCode migrate(
            Invocation invocation, Reading current, List<String> before, Duration patience) {
        Plan plan;
        RunConsole console;
        var back = BringingBack.LEAVE;
        try (var reading = current) {
            console = new RunConsole(invocation, reading.target(), "migrate").after(before);
            plan = planner(reading).apply(selection());
            console.show(plan);
            if (plan.isEmpty()) {
                return console.nothing(plan);
            }
            if (!plan.problems().isEmpty()) {
                return console.refused(plan);
            }
            if (reading.target().isProtected() && !dryRun) {
                invocation
                        .confirmation()
                        .ask(
                                "Apply %s to %s?"
                                        .formatted(
                                                RunConsole.count(plan.migrations().size()),
                                                reading.target().settings().target()),
                                "Nothing was applied");
            }
            if (!dryRun) {
                back = saved.choose(invocation, reading, plan);
            }
        }
        var settings = console.settings(plan, patience).with(back);
        if (dryRun) {
            return console.dryRun(plan, settings);
        }
        return RunConsole.exitCode(run(invocation, console, plan, settings));
    }

    /// A new enum value can't be used in the transaction that adds it; statement by statement it
    /// can, if the user agrees.
    private static RunOutcome run(
            Invocation invocation, RunConsole console, Plan plan, RunSettings settings) {
        var outcome =
                console.run(
                        plan,
                        settings,
                        ended -> {
                            if (!needsStatements(invocation, ended)) {
                                console.report(plan, ended);
                            }
                        });
        if (!(outcome instanceof RunOutcome.Failed failed)
                || !needsStatements(invocation, outcome)) {
            return outcome;
        }
        invocation.warn(failed.problem());
        String question =
                "Run %s statement by statement instead, each committed alone?"
                        .formatted(failed.failed());
        if (!invocation.confirmation().agrees(question)) {
            console.document(plan, outcome);
            console.say(plan, outcome);
            return outcome;
        }
        console.after(failed.done());
        return console.run(plan.statementByStatementFrom(failed.failed()), settings);
    }

    private static boolean needsStatements(Invocation invocation, RunOutcome outcome) {
        return outcome instanceof RunOutcome.Failed failed
                && failed.problem().code() == ProblemCode.ENUM_VALUE_IN_TRANSACTION
                && (invocation.options().yes() || invocation.console().terminal().input());
    }

    private static Planner planner(Reading reading) {
        return new Planner(reading.project(), reading.report(), reading.request());
    }

    private Selection selection() {
        var selection =
                new Selection(
                        Optional.ofNullable(last),
                        Optional.ofNullable(only),
                        only == null ? Selection.OutOfOrder.REFUSE : Selection.OutOfOrder.ALLOW);
        return outOfOrder ? selection.allowingOutOfOrder() : selection;
    }

    /// A migration that an earlier run left half done comes first; going on with it is asked,
    /// because somebody may have to look at it.
    ///
    /// @return how that ended; reported unless it is complete
    private RunOutcome finishInterrupted(
            Invocation invocation, Reading current, Duration patience) {
        Plan plan;
        RunConsole console;
        BringingBack back;
        try (var reading = current) {
            var interrupted = reading.report().in(MigrationState.INTERRUPTED);
            var version = interrupted.getFirst().version();
            plan = planner(reading).resume(version, Resume.Choice.ASK);
            console = new RunConsole(invocation, reading.target(), "migrate");
            String label = plan.migrations().getFirst().label();
            invocation
                    .confirmation()
                    .ask(
                            label
                                    + " was interrupted in an earlier run. Go on with it at the step"
                                    + " that did not finish?",
                            "Nothing was applied: %s was interrupted in an earlier run and comes first"
                                    .formatted(label));
            back = saved.choose(invocation, reading, plan);
        }
        return console.run(
                plan,
                console.settings(plan, patience).with(back),
                outcome -> {
                    if (outcome instanceof RunOutcome.Completed) {
                        console.say(plan, outcome);
                    } else {
                        console.report(plan, outcome);
                    }
                });
    }
}
