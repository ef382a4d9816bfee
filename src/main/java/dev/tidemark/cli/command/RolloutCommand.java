package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.rollout.BackupWay;
import dev.tidemark.engine.rollout.Rollout;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.rollout.report.ProcedureJson;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rollout`: applies what is pending the way the environment demands it.
@Command(
        name = "rollout",
        description =
                "Applies pending migrations step by step as the environment's policy demands:"
                        + " preflight, checklist, window, backup, commit, run, verify, report.")
public final class RolloutCommand implements TidemarkCommand {
    @Option(names = "--plan", description = "Only show the plan, what is demanded, and its hash.")
    private boolean planOnly;

    @Option(names = "--to", paramLabel = "V", description = "Apply up to this one.")
    private @Nullable String last;

    @Option(
            names = "--checked",
            paramLabel = "TEXT",
            description = "A point of the checklist that is done, word for word; may be repeated.")
    private List<String> checked = new ArrayList<>();

    @Option(
            names = "--backup-method",
            paramLabel = "HOW",
            description =
                    "dump: by pg_dump; copy: a copy on the same server, where no pg_dump fits; nobody"
                            + " can connect while it is made.")
    private @Nullable String backupMethod;

    @Option(
            names = "--outside-window",
            paramLabel = "REASON",
            description = "Why it can't wait for the maintenance window.")
    private @Nullable String outsideWindow;

    @Mixin private final SavedData savedData = new SavedData();

    @Mixin private final GuidedOptions guided = new GuidedOptions();

    @Override
    public ExitCode run(Invocation invocation) {
        var console = new ProcedureConsole(invocation);
        var patience = guided.patience();
        var way = Optional.ofNullable(backupMethod).map(RolloutCommand::backupWay);
        RolloutSetup setup;
        try (var reading = Reading.of(invocation)) {
            var selection = last == null ? Selection.everything() : Selection.upTo(last);
            var plan =
                    new Planner(reading.project(), reading.report(), reading.request())
                            .apply(selection);
            if (plan.isEmpty()) {
                return nothing(invocation, plan, reading.target().settings().target().toString());
            }
            setup =
                    console.setup(reading, plan, patience)
                            .with(savedData.choose(invocation, reading, plan));
        }
        knownPoints(setup);
        tellOfEarlierOnes(invocation, setup);
        try (var rollout = new Rollout(setup, console.listener())) {
            if (!invocation.options().json()) {
                print(invocation, console, rollout);
            }
            if (planOnly) {
                return shown(invocation, rollout);
            }
            console.needsConfirmation(guided.confirm(), "rollout");
            return walked(invocation, console, rollout, way);
        } catch (InterruptedException e) {
            throw ProcedureConsole.interrupted();
        }
    }

    private static BackupWay backupWay(String word) {
        return Arrays.stream(BackupWay.values())
                .filter(way -> way.text().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.USAGE,
                                        "Nothing was begun",
                                        "There is no way `%s` of backing up before a rollout."
                                                .formatted(word),
                                        "Give dump or copy.")
                                .asException());
    }

    private ExitCode walked(
            Invocation invocation,
            ProcedureConsole console,
            Rollout rollout,
            Optional<BackupWay> way)
            throws InterruptedException {
        var answers =
                new RolloutWalk.Answers(
                        guided.confirm(),
                        guided.name(),
                        checked,
                        way,
                        Optional.ofNullable(outsideWindow),
                        guided.acceptInconclusive());
        try (var stopping = new Stopping()) {
            new RolloutWalk(invocation, console, rollout, answers, stopping).walk();
            return console.finished(rollout.end(), guided.reports());
        }
    }

    private static ExitCode nothing(Invocation invocation, Plan plan, String target) {
        if (invocation.options().json()) {
            invocation.document(
                    "rollout",
                    json -> {
                        json.writeStringField("outcome", "nothing");
                        ProcedureJson.writeMigrations(json, plan);
                    });
        } else {
            plan.notes().forEach(note -> invocation.note(Printable.line(note)));
            invocation.say("Nothing to do on %s.".formatted(target));
        }
        return ExitCode.DONE;
    }

    /// A slip of the pen must not look like an answer.
    private void knownPoints(RolloutSetup setup) {
        var points = setup.checklist().stream().map(item -> item.text()).toList();
        for (String text : checked) {
            if (!points.contains(text)) {
                throw Problem.of(
                                ProblemCode.USAGE,
                                "Nothing was begun",
                                "The checklist has no point `%s` here.".formatted(text),
                                points.isEmpty()
                                        ? "Leave out --checked: there is no checklist."
                                        : "Write one of: %s.".formatted(String.join("; ", points)))
                        .asException();
            }
        }
    }

    private static void tellOfEarlierOnes(Invocation invocation, RolloutSetup setup) {
        for (var left : setup.procedures().unfinished(setup.key())) {
            if (left.kind() == ProcedureKind.ROLLOUT) {
                invocation.note(
                        "The rollout that %s began at %s did not end; `tidemark status` says what is in force."
                                .formatted(left.who(), left.began()));
                try (var journal = setup.procedures().resume(left, setup.clock())) {
                    journal.over("told");
                }
            }
        }
    }

    private void print(Invocation invocation, ProcedureConsole console, Rollout rollout) {
        var setup = rollout.setup();
        setup.plan().notes().forEach(note -> invocation.note(Printable.line(note)));
        invocation.say("To apply on %s:".formatted(setup.connector().target()));
        console.printPlan(setup.plan());
        String environment = setup.policy().environment().orElse("no environment named");
        invocation.say("Demanded (%s):".formatted(environment));
        setup.policy().sentences().forEach(text -> invocation.say("  - " + text));
        if (!setup.checklist().isEmpty()) {
            invocation.say("Checklist:");
            setup.checklist().forEach(item -> invocation.say("  - " + Printable.line(item.text())));
        }
        invocation.say("Plan: " + rollout.hash());
        invocation.console().out().flush();
    }

    private static ExitCode shown(Invocation invocation, Rollout rollout) {
        var setup = rollout.setup();
        if (invocation.options().json()) {
            invocation.document(
                    "rollout-plan",
                    json -> {
                        json.writeStringField("plan", rollout.hash());
                        json.writeStringField("name", setup.name());
                        json.writeStringField("target", setup.settings().actor().target());
                        ProcedureJson.writePolicy(json, setup.policy());
                        json.writeArrayFieldStart("checklist");
                        for (var item : setup.checklist()) {
                            json.writeString(item.text());
                        }
                        json.writeEndArray();
                        ProcedureJson.writeMigrations(json, setup.plan());
                        json.writeArrayFieldStart("steps");
                        for (var step : Rollout.STEPS) {
                            json.writeString(step.text());
                        }
                        json.writeEndArray();
                    });
        }
        return ExitCode.DONE;
    }
}
