package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.backup.SwapRestores;
import dev.tidemark.engine.rollout.emergency.Commands;
import dev.tidemark.engine.rollout.emergency.Emergency;
import dev.tidemark.engine.rollout.emergency.Leftover;
import dev.tidemark.engine.rollout.emergency.RestorePort;
import dev.tidemark.engine.rollout.emergency.WayBack;
import dev.tidemark.engine.rollout.emergency.WaysBack;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunSettings.Saving;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.tracking.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `emergency`: the way back, with the application stopped meanwhile.
@Command(
        name = "emergency",
        description =
                "Goes back in an emergency: stops the application, takes one of three ways back,"
                        + " verifies, starts the application again, and watches it.")
public final class EmergencyCommand implements TidemarkCommand {
    @ArgGroup(exclusive = true)
    private @Nullable Mode mode;

    @ArgGroup(exclusive = true)
    private @Nullable Scope scope;

    @Option(
            names = "--way",
            paramLabel = "WAY",
            description = "script, restore or forward-fix; asked for otherwise.")
    private @Nullable String wayName;

    @Option(
            names = "--stop-command",
            paramLabel = "COMMAND",
            description = "Instead of [emergency] stop; only one that tidemark.toml allows.")
    private @Nullable String stopCommand;

    @Option(
            names = "--start-command",
            paramLabel = "COMMAND",
            description = "Instead of [emergency] start; only one that tidemark.toml allows.")
    private @Nullable String startCommand;

    @Option(
            names = "--no-save",
            description =
                    "Let the data go that the rollback scripts drop, instead of saving it first.")
    private boolean unsaved;

    @Option(
            names = "--start-anyway",
            paramLabel = "REASON",
            description = "Start the application also when going back or a check fails, and why.")
    private @Nullable String startAnyway;

    @Option(
            names = "--settled",
            paramLabel = "REASON",
            description = "With --finish: what became of a step whose end was not seen.")
    private @Nullable String settled;

    /// What is done; a whole emergency rollback unless said.
    static final class Mode {
        @Option(
                names = "--plan",
                description =
                        "Only show the ways back, what each loses, the commands and the hash.")
        private boolean plan;

        @Option(
                names = "--status",
                description = "Only show what one that did not end has done, and what not.")
        private boolean status;

        @Option(
                names = "--finish",
                description = "Verify, start and watch after one that did not end.")
        private boolean finish;

        @Option(
                names = "--dismiss",
                paramLabel = "REASON",
                description = "Take one that did not end as settled by hand, and why.")
        private @Nullable String dismiss;
    }

    /// What the scripts take back; the last one unless said.
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
    }

    @Mixin private final GuidedOptions guided = new GuidedOptions();

    @Override
    public ExitCode run(Invocation invocation) {
        var console = new ProcedureConsole(invocation);
        try {
            if (mode != null && (mode.status || mode.finish || mode.dismiss != null)) {
                return leftOver(invocation, console);
            }
            return whole(invocation, console);
        } catch (InterruptedException e) {
            throw ProcedureConsole.interrupted();
        }
    }

    private ExitCode whole(Invocation invocation, ProcedureConsole console)
            throws InterruptedException {
        var view = new EmergencyView(invocation, console);
        var patience = guided.patience();
        RolloutSetup base;
        List<WayBack> ways;
        Commands commands;
        RestorePort restores;
        try (var reading = Reading.of(invocation)) {
            restores = new SwapRestores(console.backups(reading));
            base = console.setup(reading, nothing(reading), patience).with(saving());
            commands = commands(invocation, reading);
            ways =
                    new WaysBack(
                                    reading.project(),
                                    reading.report(),
                                    reading.request(),
                                    reading.session(),
                                    restores,
                                    saving())
                            .of(kinds(), selection(), invocation.console().clock().instant());
        }
        boolean planOnly = mode != null && mode.plan;
        if (!invocation.options().json()) {
            view.print(base, commands, ways);
        }
        var chosen = chosen(invocation, ways, planOnly);
        if (chosen.isEmpty()) {
            return view.withoutWay(base, commands, ways);
        }
        var way = chosen.get();
        try (var emergency =
                new Emergency(
                        base.withPlan(way.plan()), commands, way, restores, console.listener())) {
            if (planOnly) {
                return view.plan(base, commands, ways, way, emergency.hash());
            }
            if (!invocation.options().json()) {
                invocation.say("Plan: " + emergency.hash());
            }
            console.needsConfirmation(guided.confirm(), "emergency");
            return walked(invocation, console, emergency, EmergencyWalk::whole);
        }
    }

    /// A part of the way.
    @FunctionalInterface
    private interface Part {
        void walk(EmergencyWalk walk) throws InterruptedException;
    }

    private ExitCode walked(
            Invocation invocation, ProcedureConsole console, Emergency emergency, Part part)
            throws InterruptedException {
        var answers =
                new EmergencyWalk.Answers(
                        guided.confirm(),
                        guided.name(),
                        Optional.ofNullable(startAnyway),
                        guided.acceptInconclusive());
        try (var stopping = new Stopping()) {
            part.walk(new EmergencyWalk(invocation, console, emergency, answers, stopping));
            return console.finished(emergency.end(), guided.reports());
        }
    }

    private Saving saving() {
        return unsaved ? Saving.LOSE : Saving.SAVE;
    }

    private static Plan nothing(Reading reading) {
        return new Plan(
                Direction.ROLLBACK,
                reading.project(),
                reading.request(),
                List.of(),
                List.of(),
                List.of());
    }

    private Commands commands(Invocation invocation, Reading reading) {
        var config = reading.project().config().rollout().emergency();
        var commands =
                new Commands(
                        Optional.ofNullable(stopCommand).or(config::stop),
                        Optional.ofNullable(startCommand).or(config::start),
                        config.timeout(),
                        reading.project().root(),
                        invocation.console().environment().variables());
        for (var command : List.of(commands.stop(), commands.start())) {
            command.flatMap(it -> Commands.refusal(reading.project().config(), it))
                    .ifPresent(problem -> {
                        throw problem.asException();
                    });
        }
        return commands;
    }

    private Selection.Back selection() {
        if (scope == null) {
            return new Selection.Back.Last(1);
        }
        if (scope.above != null) {
            return new Selection.Back.To(scope.above);
        }
        if (scope.version != null) {
            return new Selection.Back.Only(scope.version);
        }
        int count = scope.count == null ? 1 : scope.count;
        if (count < 1) {
            throw usage(
                    "`--last %d` names no migration.".formatted(count),
                    "Write how many are to be taken back, 1 or more.");
        }
        return new Selection.Back.Last(count);
    }

    private Optional<WayBack> chosen(Invocation invocation, List<WayBack> ways, boolean planOnly) {
        var word =
                Optional.ofNullable(wayName)
                        .or(() ->
                                planOnly
                                        ? Optional.empty()
                                        : invocation
                                                .confirmation()
                                                .typed(
                                                        "Which way: script, restore or forward-fix"));
        if (word.isEmpty()) {
            if (planOnly) {
                return Optional.empty();
            }
            throw usage("No way back was named.", "Give --way script, restore or forward-fix.");
        }
        var kind = kind(word.get());
        var way = ways.stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
        way.obstacle()
                .ifPresent(problem -> {
                    throw problem.withDatabaseState("Nothing was changed.").asException();
                });
        return Optional.of(way);
    }

    /// Only the way that is named, if one is.
    private List<WayBack.Kind> kinds() {
        return wayName == null ? List.of(WayBack.Kind.values()) : List.of(kind(wayName));
    }

    private static WayBack.Kind kind(String word) {
        return WayBack.Kind.of(word)
                .orElseThrow(() ->
                        usage(
                                "There is no way `%s`.".formatted(word),
                                "Give --way script, restore or forward-fix."));
    }

    private static RuntimeException usage(String why, String hint) {
        return Problem.of(ProblemCode.USAGE, "Nothing was taken back", why, hint).asException();
    }

    private ExitCode leftOver(Invocation invocation, ProcedureConsole console)
            throws InterruptedException {
        RolloutSetup setup;
        Commands commands;
        try (var reading = Reading.of(invocation)) {
            setup = console.setup(reading, nothing(reading), Duration.ZERO);
            commands = commands(invocation, reading);
        }
        var leftover = new EmergencyLeftover(invocation, setup);
        if (mode != null && mode.status) {
            return leftover.status();
        }
        if (mode != null && mode.dismiss != null) {
            return leftover.dismiss(mode.dismiss);
        }
        var left = leftover.only();
        var begun = new Leftover(left, setup.plan());
        String reason = leftover.settled(left, Optional.ofNullable(settled));
        try (var emergency =
                new Emergency(
                        setup,
                        begun.commands(commands),
                        begun.way(),
                        RestorePort.none(),
                        console.listener())) {
            invocation
                    .confirmation()
                    .ask("Verify, start the application and watch it?", "Nothing was started");
            emergency.takeUp(left, reason);
            return walked(invocation, console, emergency, EmergencyWalk::rest);
        }
    }
}
