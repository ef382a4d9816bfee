package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.impact.Impact;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.RunSettings.Saving;
import dev.tidemark.engine.run.Selection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `rollback`: takes migrations back, the latest first.
@Command(
        name = "rollback",
        description = "Takes migrations back by their rollback scripts, the latest first; asks.")
public final class RollbackCommand implements TidemarkCommand {
    @ArgGroup(exclusive = true)
    private @Nullable Scope scope;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description =
                    "How long to wait for another run, for example 5min (default: not at all).")
    private @Nullable String wait;

    @Option(
            names = "--no-save",
            description =
                    "Let the data go that the rollback scripts drop, instead of saving it first.")
    private boolean unsaved;

    /// What is taken back; the last one unless said.
    static final class Scope {
        @Option(names = "--last", paramLabel = "N", description = "The last N (default: 1).")
        private @Nullable Integer count;

        @Option(
                names = "--to",
                paramLabel = "V",
                description = "Everything applied after this one, which stays.")
        private @Nullable String above;

        @Option(names = "--version", paramLabel = "V", description = "This one.")
        private @Nullable String version;

        @Option(names = "--list", description = "Only show what could be taken back, and how.")
        private boolean list;

        Selection.Back selection() {
            if (above != null) {
                return new Selection.Back.To(above);
            }
            if (version != null) {
                return new Selection.Back.Only(version);
            }
            return new Selection.Back.Last(count == null ? 1 : positive(count));
        }
    }

    private static int positive(int count) {
        if (count < 1) {
            throw Problem.of(
                            ProblemCode.USAGE,
                            "Nothing was rolled back",
                            "`--last %d` names no migration.".formatted(count),
                            "Write how many are to be taken back, 1 or more.")
                    .asException();
        }
        return count;
    }

    @Override
    public ExitCode run(Invocation invocation) {
        if (scope != null && scope.list) {
            return list(invocation);
        }
        Plan plan;
        RunConsole console;
        try (var reading = Reading.of(invocation)) {
            console = new RunConsole(invocation, reading.target(), "rollback");
            plan =
                    planner(reading)
                            .rollBack(
                                    scope == null ? new Selection.Back.Last(1) : scope.selection());
            console.show(plan);
            if (plan.isEmpty()) {
                return console.nothing(plan);
            }
            if (!plan.problems().isEmpty()) {
                return console.refused(plan);
            }
            var impact = Impact.of(plan, reading.session());
            var losses = new LossView(impact, saving());
            console.adding(losses::write);
            if (!invocation.options().json()) {
                losses.print(invocation);
            }
            if (saving() == Saving.SAVE && impact.hindrance().isPresent()) {
                throw impact.hindrance().get().asException();
            }
            invocation
                    .confirmation()
                    .ask(
                            "%sRoll back %s on %s?"
                                    .formatted(
                                            losses.loses() ? "Data is lost for good. " : "",
                                            plan.migrations().size() == 1
                                                    ? plan.migrations().getFirst().label()
                                                    : plan.migrations().size() + " migrations",
                                            reading.target().settings().target()),
                            "Nothing was rolled back");
        }
        return RunConsole.exitCode(
                console.run(plan, console.settings(plan, Wait.of(wait)).with(saving())));
    }

    private Saving saving() {
        return unsaved ? Saving.LOSE : Saving.SAVE;
    }

    private static Planner planner(Reading reading) {
        return new Planner(reading.project(), reading.report(), reading.request());
    }

    private static ExitCode list(Invocation invocation) {
        try (var reading = Reading.of(invocation)) {
            var rows = planner(reading).newestFirst();
            if (invocation.options().json()) {
                invocation.document("rollback-list", new RollbackList(rows)::write);
            } else {
                new RollbackList(rows).print(invocation);
            }
        }
        return ExitCode.DONE;
    }
}
