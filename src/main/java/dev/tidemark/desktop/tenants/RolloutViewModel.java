package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.tenants.RolloutRequest.Act;
import dev.tidemark.desktop.tenants.TenantRunViewModel.Connection;
import dev.tidemark.desktop.wizard.CommitViewModel;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.postgres.GuardedConnector;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.rollout.RolloutSettings;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The wizard that deploys to tenants, rolls them back, or goes on with what was begun. Used on the
/// JavaFX thread.
final class RolloutViewModel {
    private static final String SCOPE = "scope";
    private static final String RUN = "run";
    private static final String COMMIT = "commit";

    private final PageContext context;
    private final String productVersion;
    private final RolloutRequest request;
    private final ScopeViewModel scope;
    private final SettingsViewModel settings = new SettingsViewModel();
    private final TenantRunViewModel run;
    private final CommitViewModel commit;
    private final WizardViewModel state;
    private final Newest planning;
    private final ReadOnlyObjectWrapper<@Nullable PlannedRollout> planned =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StandingRollout> standing =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    private String plannedFor = "";

    /// @param productVersion for the journal
    /// @param versions of the project's migrations, as far as they are known
    /// @param changed is told when tenants were changed
    /// @param close closes the page
    RolloutViewModel(
            PageContext context,
            String productVersion,
            RolloutRequest request,
            List<String> versions,
            Runnable changed,
            Runnable close) {
        this.context = context;
        this.productVersion = productVersion;
        this.request = request;
        scope =
                switch (request) {
                    case RolloutRequest.Deploy(var marked) ->
                            new ScopeViewModel(ScopeViewModel.Way.DEPLOY, marked, versions);
                    case RolloutRequest.RollBack(var marked) ->
                            new ScopeViewModel(ScopeViewModel.Way.BACK, marked, versions);
                    case RolloutRequest.GoOn _ ->
                            new ScopeViewModel(ScopeViewModel.Way.DEPLOY, List.of(), versions);
                };
        run = new TenantRunViewModel(context, changed);
        commit = new CommitViewModel(context.target().profile(), run.runningProperty());
        state = new WizardViewModel(steps(), commit::loss, close);
        planning = new Newest(context.work());
        state.currentProperty().subscribe(step -> reached(state.ids().get(step.intValue())));
        settings.canaryProperty().subscribe((_, _) -> propose());
        settings.waveProperty().subscribe((_, _) -> propose());
        settings.workersProperty().subscribe((_, _) -> propose());
        settings.mostFailuresProperty().subscribe((_, _) -> propose());
        settings.onFailureProperty().subscribe((_, _) -> propose());
    }

    /// The ids of the steps, in order.
    List<String> steps() {
        return request instanceof RolloutRequest.GoOn
                ? List.of("standing", COMMIT, RUN, "report")
                : List.of(SCOPE, "plan", "settings", COMMIT, RUN, "report");
    }

    private void reached(String step) {
        switch (step) {
            case "standing" -> readStanding();
            case "plan" -> {
                if (!scope.fingerprint().equals(plannedFor)) {
                    plan();
                }
            }
            default -> {}
        }
    }

    /// Plans anew: files and tenants are read again.
    void plan() {
        var wanted = scope.scope();
        if (wanted.isEmpty()) {
            return;
        }
        plannedFor = scope.fingerprint();
        planned.set(null);
        problem.set(null);
        commit.withdraw();
        reading.set(true);
        var desk = TenantDesk.of(context);
        var chosen = wanted.get();
        planning.start(
                () -> PlannedRollout.read(desk, chosen),
                plan -> {
                    reading.set(false);
                    planned.set(plan);
                    propose();
                },
                failure -> {
                    reading.set(false);
                    problem.set(failure);
                });
    }

    /// Reads how the latest rollout stands.
    void readStanding() {
        reading.set(true);
        problem.set(null);
        var desk = TenantDesk.of(context);
        planning.start(
                () -> StandingRollout.read(desk),
                found -> {
                    reading.set(false);
                    standing.set(found);
                    propose();
                },
                failure -> {
                    reading.set(false);
                    problem.set(failure);
                });
    }

    private RunSettings runSettings(TenantsReader reader) {
        return RunSettings.of(
                reader.project().config().run(), context.target().actor(productVersion));
    }

    private void propose() {
        wrong.set(String.join(" ", settings.wrong()));
        commit.withdraw();
        var plan = planned.get();
        var found = standing.get();
        if (plan != null) {
            settings.settings(runSettings(plan.reader()))
                    .filter(_ -> plan.ready() > 0)
                    .ifPresent(how -> commit.propose(proposal(plan, how)));
        } else if (found != null && request instanceof RolloutRequest.GoOn(var act)) {
            settings.settings(runSettings(found.reader()))
                    .ifPresent(how -> commit.propose(proposal(found, act, how)));
        }
    }

    private Proposal proposal(PlannedRollout plan, RolloutSettings how) {
        boolean back = scope.way() == ScopeViewModel.Way.BACK;
        String whom = TenantWords.count(plan.ready());
        String act =
                back
                        ? "Roll back %s on %s".formatted(whom, targetName())
                        : "Deploy to %s on %s".formatted(whom, targetName());
        var lines = new ArrayList<String>();
        for (var group : plan.groups()) {
            if (group.problem().isEmpty()) {
                lines.add(PlanWords.of(group, back));
            }
        }
        lines.add("In this order: %s.".formatted(settings.order(plan.ready())));
        return Proposal.of(act, () -> start(plan, act, how))
                .listing(plan.summary(), lines)
                .warning(
                        plan.plan().findings().isEmpty()
                                ? ""
                                : "%,d places of the SQL are not adapted with certainty; the plan shows them."
                                        .formatted(plan.plan().findings().size()))
                .destroying(
                        back
                                ? Optional.of(
                                        "Rollback scripts take tables, columns and their rows away; what they drop is saved first.")
                                : Optional.empty());
    }

    private Proposal proposal(StandingRollout found, Act act, RolloutSettings how) {
        String text =
                act == Act.RETRY
                        ? "Try %s again on %s".formatted(failed(found), targetName())
                        : "Go on with the rollout on %s".formatted(targetName());
        return Proposal.of(text, () -> goOn(new Connection(runs(found), found.reader()), act, how))
                .listing(
                        SummaryWords.task(found.summary().task()),
                        List.of(SummaryWords.of(found.summary())));
    }

    private static String failed(StandingRollout found) {
        long count = found.summary().count(TenantResult.State.FAILED);
        return count == 1 ? "1 failed tenant" : "%,d failed tenants".formatted(count);
    }

    private GuardedConnector runs(StandingRollout found) {
        return new GuardedConnector(context.target().runsInAllSchemas(), found.identity());
    }

    private void start(PlannedRollout plan, String act, RolloutSettings how) {
        var where =
                new Connection(
                        new GuardedConnector(context.target().runsInAllSchemas(), plan.identity()),
                        plan.reader());
        begin();
        run.start(where, act, (rollout, stop, heard) -> rollout.run(plan.plan(), how, stop, heard));
    }

    private void goOn(Connection where, Act act, RolloutSettings how) {
        begin();
        run.start(
                where,
                act == Act.RETRY ? "Try failed tenants again" : "Go on with a rollout",
                (rollout, stop, heard) ->
                        act == Act.RETRY
                                ? rollout.retry(how, stop, heard)
                                : rollout.resume(how, stop, heard));
    }

    /// Goes on after an end, with the files as they are now: what failed may have been mended in
    /// them.
    void goOn(Act act) {
        var desk = TenantDesk.of(context);
        problem.set(null);
        planning.start(
                () -> StandingRollout.read(desk),
                found ->
                        settings.settings(runSettings(found.reader()))
                                .ifPresent(how ->
                                        goOn(
                                                new Connection(runs(found), found.reader()),
                                                act,
                                                how)),
                problem::set);
    }

    private void begin() {
        state.show(RUN);
        state.seal(RUN);
        state.forgetBehind(RUN);
    }

    /// Back to the beginning, for what is left.
    void planAgain() {
        plannedFor = "";
        state.unseal();
        state.show(state.ids().getFirst());
        state.forgetBehind(state.ids().getFirst());
    }

    /// The wizard's work.
    Wizard.Work work() {
        return new Wizard.Work(run.runningProperty(), run.endedProperty());
    }

    String targetName() {
        return context.target().profile().name();
    }

    PageContext context() {
        return context;
    }

    RolloutRequest request() {
        return request;
    }

    ScopeViewModel scope() {
        return scope;
    }

    SettingsViewModel settings() {
        return settings;
    }

    TenantRunViewModel run() {
        return run;
    }

    CommitViewModel commit() {
        return commit;
    }

    WizardViewModel state() {
        return state;
    }

    /// What would be done; null until it is read.
    ReadOnlyObjectProperty<@Nullable PlannedRollout> plannedProperty() {
        return planned.getReadOnlyProperty();
    }

    /// What was begun earlier; null until it is read.
    ReadOnlyObjectProperty<@Nullable StandingRollout> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// Why nothing could be planned; null when it could.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// What is wrong with the settings; empty for nothing.
    ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }
}
