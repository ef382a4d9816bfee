package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.rollout.EndViewModel;
import dev.tidemark.desktop.rollout.RolloutTerms;
import dev.tidemark.desktop.run.RunWizardViewModel;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.emergency.Commands;
import dev.tidemark.engine.rollout.emergency.Emergency;
import dev.tidemark.engine.rollout.emergency.Leftover;
import dev.tidemark.engine.rollout.emergency.RestorePort;
import dev.tidemark.engine.rollout.emergency.WayBack;
import dev.tidemark.engine.rollout.emergency.WayBack.Kind;
import java.util.List;
import java.util.Optional;

/// One emergency rollback from choosing the way back to its report. Outlives its page while it was
/// begun and did not end. Used on the JavaFX thread.
final class EmergencyViewModel {
    private static final List<String> STEPS =
            List.of("way", "application", "commit", "run", "report");

    private final PageContext context;
    private final RunWizardViewModel wizard;
    private final WaysViewModel ways;
    private final CommandsViewModel commands;
    private final LeftoverViewModel leftover;
    private final WalkViewModel walk;
    private final EndViewModel end;
    private final Newest proposals;

    /// Everything that an emergency rollback is made of. Immutable, for workers.
    ///
    /// @param restores restores backups
    private record Chosen(
            RolloutSetup setup,
            Commands commands,
            WayBack way,
            RestorePort restores,
            Optional<Leftover> left) {}

    /// @param productVersion for the journal
    /// @param wanted what scripts would take back
    /// @param close closes the page
    EmergencyViewModel(
            PageContext context, String productVersion, RollbackRequest wanted, Runnable close) {
        this.context = context;
        this.wizard = new RunWizardViewModel(context, productVersion, STEPS, close);
        this.ways = new WaysViewModel(context, wanted);
        this.commands = new CommandsViewModel(context.environment());
        this.leftover = new LeftoverViewModel(context, ways::lookAgain);
        this.walk = new WalkViewModel(context, wizard.run(), wizard.targetName());
        this.end = new EndViewModel(context.work(), context.environment().dataFolder());
        this.proposals = new Newest(context.work());
        wizard.wishing(settings -> settings.with(ways.saving()));
        ways.whenRead(this::read);
        wizard.state().currentProperty().subscribe(step -> entered(STEPS.get(step.intValue())));
        ways.lookAgain();
    }

    private void read(Ways read) {
        wizard.pin().set(read.identity());
        commands.take(read.project());
        leftover.show(read.left(), read.project());
        read.left().ifPresent(commands::take);
    }

    private void entered(String step) {
        if (step.equals("commit")) {
            propose();
        }
    }

    /// Offers what was chosen, once the hash of all that is shown is known.
    private void propose() {
        wizard.commit().withdraw();
        choice().ifPresent(one ->
                proposals.start(
                        () -> emergency(one).hash(),
                        hash -> wizard.commit().propose(proposal(one, hash)),
                        this::tell));
    }

    private void tell(Problem problem) {
        context.workspace().toast("%s: %s".formatted(problem.what(), problem.why()));
    }

    private Optional<Chosen> choice() {
        var read = ways.foundProperty().get();
        if (read == null) {
            return Optional.empty();
        }
        var left = leftover.leftover();
        if (left.isPresent()) {
            var setup = RolloutTerms.of(wizard, left.get().plan());
            return Optional.of(
                    new Chosen(
                            setup,
                            left.get().commands(commands.commands()),
                            left.get().way(),
                            RestorePort.none(),
                            left));
        }
        return ways.chosenWay()
                .map(way ->
                        new Chosen(
                                setup(way),
                                commands.commands(),
                                way,
                                ways.restores().of(read.project()),
                                Optional.empty()));
    }

    /// A restore puts another database behind the target's name, which the window's guard would
    /// refuse afterwards; the restore itself is guarded, and so is the commit.
    private RolloutSetup setup(WayBack way) {
        return way.kind() == Kind.RESTORE
                ? RolloutTerms.of(
                        wizard, way.plan(), Connectors.of(context.target().profile().settings()))
                : RolloutTerms.of(wizard, way.plan(), wizard.pin().connector());
    }

    private Emergency emergency(Chosen one) {
        return new Emergency(one.setup(), one.commands(), one.way(), one.restores(), walk::heard);
    }

    private Proposal proposal(Chosen one, String hash) {
        var words = new EmergencyWords(one.setup(), one.commands(), one.way(), wizard.targetName());
        boolean finishing = one.left().isPresent();
        return Proposal.of(finishing ? words.finishing() : words.act(), () -> begin(one, hash))
                .listing(
                        "%s, plan %s".formatted(finishing ? words.finishing() : words.act(), hash),
                        finishing ? words.rest() : words.lines())
                .warning(finishing ? "" : words.warning())
                .destroying(
                        one.setup().policy().demands(Demand.TYPED_NAME)
                                ? Optional.of("The policy wants it named.")
                                : finishing ? Optional.empty() : words.destroys());
    }

    private void begin(Chosen one, String shown) {
        var state = wizard.state();
        end.forget();
        walk.opening();
        state.show("run");
        state.seal("run");
        state.forgetBehind("run");
        var connector = wizard.pin().connector();
        String settled = leftover.reasonProperty().get().strip();
        context.work()
                .start(
                        () -> {
                            // Asks the server once more whether it is this database.
                            connector.open("emergency").close();
                            return begun(one, shown, settled);
                        },
                        begun -> walk.walk(begun, () -> finish(begun)),
                        walk::notBegun);
    }

    private Emergency begun(Chosen one, String shown, String settled) throws InterruptedException {
        var begun = emergency(one);
        if (one.left().isPresent()) {
            begun.takeUp(one.left().get().unfinished(), settled);
            return begun;
        }
        // The name was typed where the page asks for it, which it does wherever it is demanded.
        var record = begun.commit(shown, Optional.of(one.setup().name()));
        if (!record.satisfied()) {
            throw record.problem().orElseThrow().asException();
        }
        return begun;
    }

    private void finish(Emergency begun) {
        end.finish(
                begun,
                () -> ended(begun),
                () -> {
                    walk.close();
                    context.target().refresh();
                    context.workspace()
                            .toast(
                                    "The emergency rollback of %s ended"
                                            .formatted(wizard.targetName()));
                });
        wizard.state().show("report");
    }

    private static GuidedResult ended(Emergency begun) throws InterruptedException {
        var _ = begun.changelog();
        return begun.end();
    }

    /// Goes back to choosing, for another way.
    void startOver() {
        walk.forget();
        end.forget();
        wizard.backTo("way");
        ways.lookAgain();
    }

    RunWizardViewModel wizard() {
        return wizard;
    }

    WaysViewModel ways() {
        return ways;
    }

    CommandsViewModel commands() {
        return commands;
    }

    LeftoverViewModel leftover() {
        return leftover;
    }

    WalkViewModel walk() {
        return walk;
    }

    EndViewModel end() {
        return end;
    }
}
