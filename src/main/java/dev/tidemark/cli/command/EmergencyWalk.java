package dev.tidemark.cli.command;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.rollout.emergency.Emergency;
import java.util.Optional;

/// Walks the steps of an emergency rollback, with answers from the options, and else from the
/// person at the terminal. Nobody there is no answer.
final class EmergencyWalk {
    private final Invocation invocation;
    private final ProcedureConsole console;
    private final Emergency emergency;
    private final Answers answers;
    private final Stopping stopping;

    /// What the options answer.
    ///
    /// @param confirm the hash of what was shown
    /// @param name the target's name
    /// @param startAnyway why the application is started in spite of a failure
    /// @param acceptInconclusive why inconclusive checks are good enough
    record Answers(
            Optional<String> confirm,
            Optional<String> name,
            Optional<String> startAnyway,
            Optional<String> acceptInconclusive) {}

    EmergencyWalk(
            Invocation invocation,
            ProcedureConsole console,
            Emergency emergency,
            Answers answers,
            Stopping stopping) {
        this.invocation = invocation;
        this.console = console;
        this.emergency = emergency;
        this.answers = answers;
        this.stopping = stopping;
    }

    /// From the commit to the end.
    void whole() throws InterruptedException {
        if (!commit().satisfied()) {
            return;
        }
        var stopped = emergency.stopApplication(stopping.signal());
        if (!goesOn(stopped, Optional.empty())) {
            return;
        }
        var back = emergency.goBack(stopping.signal());
        if (goesOn(back, answers.startAnyway())) {
            rest();
        } else {
            emergency.changelog();
        }
    }

    /// What comes after going back, as far as it is not done yet.
    void rest() throws InterruptedException {
        if (!emergency.done(Step.VERIFY)
                && !goesOn(emergency.verify(stopping.signal()), answers.startAnyway())) {
            return;
        }
        if (!emergency.done(Step.START)
                && !goesOn(emergency.startApplication(stopping.signal()), Optional.empty())) {
            return;
        }
        goesOn(emergency.monitor(stopping.signal()), Optional.empty());
        emergency.changelog();
    }

    private StepRecord commit() throws InterruptedException {
        String act = "go back on " + emergency.setup().name();
        boolean named = emergency.setup().policy().demands(Demand.TYPED_NAME);
        if (!named && invocation.confirmation().somebodyThere()) {
            console.ask("Go on and %s?".formatted(act), "Nothing was taken back", stopping);
        }
        var typed = console.typedName(emergency.setup(), answers.name(), act, stopping);
        stopping.check();
        return emergency.commit(answers.confirm().orElse(emergency.hash()), typed);
    }

    /// Whether the next step may begin; a step that did not pass needs a reason.
    private boolean goesOn(StepRecord record, Optional<String> reason) {
        if (record.satisfied() || stopping.signal().requested()) {
            return record.satisfied();
        }
        var given =
                record.state() == State.INCONCLUSIVE
                        ? answers.acceptInconclusive().or(() -> reason)
                        : reason;
        var said =
                given.or(() -> {
                    record.problem().ifPresent(this::warn);
                    return console.typed("Why go on all the same? (empty: not)", stopping);
                });
        return said.map(it -> emergency.goOn(record.step(), it).satisfied()).orElse(false);
    }

    private void warn(Problem problem) {
        if (invocation.confirmation().somebodyThere()) {
            invocation.warn(problem);
        }
    }
}
