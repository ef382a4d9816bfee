package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.Resume;
import dev.tidemark.engine.run.RunSettings.BringingBack;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `repair resume V`: goes on with a migration that an earlier run left half done.
@Command(
        name = "resume",
        description =
                "Goes on with an interrupted migration at the step that did not finish; drops an"
                        + " INVALID index that the step left.")
public final class ResumeCommand implements TidemarkCommand {
    @Parameters(
            index = "0",
            paramLabel = "V",
            description = "The migration's version, name or file.")
    private String version = "";

    @ArgGroup(exclusive = true)
    private @Nullable Decision decision;

    @Mixin private SavedData saved = new SavedData();

    /// What to do about a step whose end can't be seen in the database.
    static final class Decision {
        @Option(
                names = "--repeat-step",
                description = "Run the step again whose end can't be seen.")
        private boolean repeat;

        @Option(names = "--skip-step", description = "Take that step as done.")
        private boolean skip;
    }

    @Override
    public ExitCode run(Invocation invocation) {
        Plan plan;
        RunConsole console;
        BringingBack back;
        try (var reading = Reading.of(invocation)) {
            console = new RunConsole(invocation, reading.target(), "resume");
            plan =
                    new Planner(reading.project(), reading.report(), reading.request())
                            .resume(version, choice());
            var resume = plan.migrations().getFirst().resume().orElseThrow();
            invocation.note(
                    "%s; %s."
                            .formatted(
                                    resume.finished().size() == 1
                                            ? "1 of its steps is done"
                                            : "%d of its steps are done"
                                                    .formatted(resume.finished().size()),
                                    resume.unfinished()
                                            .map(
                                                    "step %d was begun and did not end well"
                                                            ::formatted)
                                            .orElse("no other step was begun")));
            invocation
                    .confirmation()
                    .ask(
                            "Go on with %s on %s?"
                                    .formatted(
                                            plan.migrations().getFirst().label(),
                                            reading.target().settings().target()),
                            "Nothing was resumed");
            back = saved.choose(invocation, reading, plan);
        }
        return RunConsole.exitCode(
                console.run(plan, console.settings(plan, Duration.ZERO).with(back)));
    }

    private Resume.Choice choice() {
        if (decision == null) {
            return Resume.Choice.ASK;
        }
        if (decision.repeat) {
            return Resume.Choice.REPEAT;
        }
        return decision.skip ? Resume.Choice.SKIP : Resume.Choice.ASK;
    }
}
