package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.tenants.RolloutRequest.Act;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The steps of the wizard that deploys to tenants, rolls them back, or goes on with a rollout.
final class RolloutSteps {
    private RolloutSteps() {}

    static List<WizardStep> of(RolloutViewModel model) {
        var steps = new ArrayList<WizardStep>();
        switch (model.request()) {
            case RolloutRequest.Deploy _ -> {
                before(model, steps);
                steps.add(commit(model, BootstrapIcons.PLAY_FILL, "Deploys to the tenants."));
            }
            case RolloutRequest.RollBack _ -> {
                before(model, steps);
                steps.add(
                        commit(
                                model,
                                BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                                "Rolls the tenants back."));
            }
            case RolloutRequest.GoOn(var act) -> {
                steps.add(
                        WizardStep.of(
                                        "standing",
                                        "Standing",
                                        "How the rollout stands that is in the database.",
                                        new StandingView(model))
                                .readyWhen(model.commit().proposalProperty().isNotNull()));
                steps.add(
                        commit(
                                model,
                                BootstrapIcons.PLAY_FILL,
                                act == Act.RETRY
                                        ? "Tries what failed again."
                                        : "Goes on with those that wait."));
            }
        }
        steps.add(
                WizardStep.of("run", "Run", "", new TenantRunView(model))
                        .readyWhen(model.run().endedProperty())
                        .failedWhen(
                                Bindings.createBooleanBinding(
                                        () -> failed(model.run().summaryProperty().get()),
                                        model.run().summaryProperty())));
        steps.add(
                ReportView.step(
                        Bindings.createObjectBinding(
                                () -> report(model),
                                model.run().summaryProperty(),
                                model.run().problemProperty())));
        return List.copyOf(steps);
    }

    private static boolean failed(@Nullable RolloutSummary summary) {
        return summary != null && !summary.failures().isEmpty();
    }

    private static void before(RolloutViewModel model, List<WizardStep> steps) {
        boolean back = model.scope().way() == ScopeViewModel.Way.BACK;
        steps.add(
                WizardStep.of(
                                "scope",
                                "Scope",
                                back
                                        ? "Which tenants go back, and how far. Nothing is done from here."
                                        : "Which tenants get what. Nothing is done from here.",
                                new TenantScopeView(model.scope()))
                        .readyWhen(chosen(model.scope())));
        var ready =
                Bindings.createBooleanBinding(
                        () -> {
                            var plan = model.plannedProperty().get();
                            return plan != null && plan.ready() > 0;
                        },
                        model.plannedProperty());
        steps.add(
                WizardStep.of(
                                "plan",
                                "Plan",
                                "Tenants that get the same stand together, with the SQL as it is sent.",
                                new TenantPlanView(model))
                        .readyWhen(ready));
        steps.add(
                WizardStep.of(
                                "settings",
                                "Waves",
                                "Who comes when, and what a failure means.",
                                new SettingsView(model))
                        .readyWhen(model.wrongProperty().isEmpty()));
    }

    private static ObservableBooleanValue chosen(ScopeViewModel scope) {
        return Bindings.createBooleanBinding(
                () -> scope.scope().isPresent(),
                scope.extentProperty(),
                scope.versionProperty(),
                scope.countProperty());
    }

    private static WizardStep commit(RolloutViewModel model, Ikon icon, String help) {
        return CommitView.step(
                model.commit(),
                icon,
                help,
                List.of(
                        "Each tenant commits alone, under its own lock and with its own journal: one that fails leaves the others as they are.",
                        "The work list is in the database: any process may go on with it if this one ends."));
    }

    private static Report report(RolloutViewModel model) {
        var summary = model.run().summaryProperty().get();
        var tenants =
                Action.of(
                        "report-tenants",
                        "Show the tenants",
                        "",
                        BootstrapIcons.COLLECTION,
                        model.context().navigator()::tenants);
        if (summary == null) {
            var problem = model.run().problemProperty().get();
            return new Report(
                    problem == null ? "Nothing was done" : problem.what(),
                    Report.Result.NOT_DONE,
                    problem == null ? List.of() : List.of(new Report.Part("Why", problem.why())),
                    List.of(tenants));
        }
        var again =
                Action.of(
                        "report-plan",
                        "Plan what is left",
                        "",
                        BootstrapIcons.LIST_CHECK,
                        model::planAgain);
        return new Report(
                SummaryWords.of(summary),
                summary.complete() ? Report.Result.DONE : Report.Result.NOT_DONE,
                parts(model, summary),
                summary.complete() ? List.of(tenants) : List.of(tenants, again));
    }

    private static List<Report.Part> parts(RolloutViewModel model, RolloutSummary summary) {
        var parts = new ArrayList<Report.Part>();
        parts.add(
                new Report.Part(
                        "Target",
                        "%s, %s"
                                .formatted(
                                        model.targetName(),
                                        model.context().target().profile().settings().target())));
        parts.add(new Report.Part("Rollout", summary.rollout().toString()));
        parts.add(new Report.Part("Task", SummaryWords.task(summary.task())));
        var done = named(summary, State.DONE);
        parts.add(new Report.Part("Done", done.isEmpty() ? "no tenant" : TenantWords.names(done)));
        summary.byKind()
                .forEach((kind, failed) ->
                        parts.add(
                                new Report.Part(
                                        "Failed, " + kind,
                                        "%s\n%s"
                                                .formatted(
                                                        TenantWords.names(
                                                                failed.stream()
                                                                        .map(TenantResult::schema)
                                                                        .toList()),
                                                        failed.getFirst().error().orElse("")))));
        var waiting = named(summary, State.WAITING);
        if (!waiting.isEmpty()) {
            parts.add(new Report.Part("Not begun", TenantWords.names(waiting)));
        }
        summary.tenants().stream()
                .filter(tenant -> tenant.state() == State.EXCLUDED)
                .forEach(tenant ->
                        parts.add(
                                new Report.Part(
                                        "Left out",
                                        "%s: %s"
                                                .formatted(
                                                        tenant.schema(),
                                                        tenant.reason()
                                                                .orElse("no reason given")))));
        return parts;
    }

    private static List<String> named(RolloutSummary summary, State state) {
        return summary.tenants().stream()
                .filter(tenant -> tenant.state() == state)
                .map(TenantResult::schema)
                .toList();
    }
}
