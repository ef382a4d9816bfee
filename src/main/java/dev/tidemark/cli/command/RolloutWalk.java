package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.engine.rollout.BackupWay;
import dev.tidemark.engine.rollout.Rollout;
import dev.tidemark.engine.rollout.Rollout.Answer;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.StepRecord.State;
import java.util.List;
import java.util.Optional;

/// Walks a rollout's steps, with answers from the options, and else from the person at the
/// terminal. Nobody there is no answer.
final class RolloutWalk {
    private final Invocation invocation;
    private final ProcedureConsole console;
    private final Rollout rollout;
    private final Answers answers;
    private final Stopping stopping;

    /// What the options answer.
    ///
    /// @param confirm the hash of the plan that was shown
    /// @param name the target's name
    /// @param checked points of the checklist that are done
    /// @param backup how the backup is made
    /// @param outsideWindow why it can't wait for the window
    /// @param acceptInconclusive why inconclusive checks are good enough
    record Answers(
            Optional<String> confirm,
            Optional<String> name,
            List<String> checked,
            Optional<BackupWay> backup,
            Optional<String> outsideWindow,
            Optional<String> acceptInconclusive) {
        Answers {
            checked = List.copyOf(checked);
        }
    }

    RolloutWalk(
            Invocation invocation,
            ProcedureConsole console,
            Rollout rollout,
            Answers answers,
            Stopping stopping) {
        this.invocation = invocation;
        this.console = console;
        this.rollout = rollout;
        this.answers = answers;
        this.stopping = stopping;
    }

    /// Walks until the end, or until a step does not pass.
    void walk() throws InterruptedException {
        answers.backup().ifPresent(rollout::backUpBy);
        boolean prepared =
                preflight().satisfied()
                        && checklist().satisfied()
                        && window().satisfied()
                        && backup().satisfied();
        if (!prepared || !commit().satisfied()) {
            return;
        }
        boolean ran = rollout.run(stopping.signal()).satisfied();
        if (ran) {
            verify();
        }
        rollout.changelog();
    }

    private StepRecord preflight() throws InterruptedException {
        var record = rollout.preflight();
        while (!record.satisfied() && invocation.confirmation().somebodyThere()) {
            record.problem().ifPresent(invocation::warn);
            if (!agrees("Look again?")) {
                break;
            }
            record = rollout.preflight();
        }
        return record;
    }

    private StepRecord checklist() throws InterruptedException {
        for (var item : rollout.setup().checklist()) {
            if (answers.checked().contains(item.text())) {
                rollout.answer(item.text(), Answer.YES);
            } else if (invocation.confirmation().somebodyThere()) {
                boolean yes = agrees("Done: %s?".formatted(Printable.line(item.text())));
                rollout.answer(item.text(), yes ? Answer.YES : Answer.NO);
            }
        }
        return rollout.checklist();
    }

    private StepRecord window() throws InterruptedException {
        var record = rollout.window();
        if (record.satisfied()) {
            return record;
        }
        var reason =
                answers.outsideWindow()
                        .or(() ->
                                console.typed(
                                        "The window is closed. Why can't it wait? (empty to end)",
                                        stopping));
        return reason.isPresent() ? rollout.outsideWindow(reason.get()) : record;
    }

    /// A copy on the server is made where somebody chose it, after what it blocks was said.
    private StepRecord backup() throws InterruptedException {
        boolean copy =
                rollout.backupOffer().filter(offer -> offer.way() == BackupWay.COPY).isPresent();
        if (copy && invocation.confirmation().somebodyThere()) {
            askToCopy();
            rollout.backUpBy(BackupWay.COPY);
        }
        stopping.check();
        return rollout.backup(stopping.signal());
    }

    private void askToCopy() {
        var database = rollout.setup().connector().target();
        String question =
                "Copy %s on its server, and let nobody connect to it until that is done?"
                        .formatted(database);
        String refused = "Nothing was rolled out to %s".formatted(rollout.setup().name());
        if (invocation.target().isProtected()) {
            console.askName(question, database.database(), refused, stopping);
        } else {
            console.ask(question, refused, stopping);
        }
    }

    private StepRecord commit() throws InterruptedException {
        String act =
                "apply %s to %s"
                        .formatted(
                                RunConsole.count(rollout.setup().plan().migrations().size()),
                                rollout.setup().name());
        boolean named = rollout.setup().policy().demands(Demand.TYPED_NAME);
        boolean asks = !named && invocation.confirmation().somebodyThere();
        if (asks) {
            console.ask("Go on and %s?".formatted(act), "Nothing was rolled out", stopping);
        }
        var typed = console.typedName(rollout.setup(), answers.name(), act, stopping);
        stopping.check();
        return rollout.commit(answers.confirm().orElse(rollout.hash()), typed);
    }

    private void verify() throws InterruptedException {
        var record = rollout.verify(stopping.signal());
        if (record.state() != State.INCONCLUSIVE) {
            return;
        }
        if (answers.acceptInconclusive().isPresent()) {
            rollout.decide(Answer.YES, answers.acceptInconclusive().get());
            return;
        }
        console.typed("Why are they good enough all the same? (empty: they are not)", stopping)
                .ifPresent(reason -> rollout.decide(Answer.YES, reason));
    }

    private boolean agrees(String question) {
        return stopping.question(() -> invocation.confirmation().agrees(question), false);
    }
}
