package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tenant.adapt.AdaptationReview;
import dev.tidemark.engine.tenant.adapt.SourceSchema;
import dev.tidemark.engine.tenant.rollout.RolloutSettings;
import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.RolloutSummary.Phase;
import dev.tidemark.engine.tenant.rollout.TenantListener;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import dev.tidemark.engine.tenant.rollout.TenantRollout;
import dev.tidemark.engine.tenant.rollout.TenantsPlan;
import dev.tidemark.engine.tracking.Direction;
import java.util.Set;

/// Shows what a rollout over tenants would do, does it, and reports how it ended.
final class TenantsWork {
    private final Invocation invocation;
    private final TenantsDesk desk;
    private final String document;

    TenantsWork(Invocation invocation, TenantsDesk desk, String document) {
        this.invocation = invocation;
        this.desk = desk;
        this.document = document;
    }

    /// What a rollout does on the engine's side.
    @FunctionalInterface
    interface Work {
        /// @throws InterruptedException when interrupted
        RolloutSummary with(TenantRollout rollout, StopSignal stop, TenantListener listener)
                throws InterruptedException;
    }

    /// Prints the SQL that would be sent.
    ExitCode show(TenantsPlan plan) {
        var source =
                new SourceSchema(
                        desk.reader().config().sourceSchema(), Set.copyOf(plan.report().shared()));
        var review = new AdaptationReview(source, desk.project().scriptOptions());
        for (var entry : plan.entries()) {
            invocation.say("-- " + Printable.line(entry.schema()));
            entry.problem().ifPresent(invocation::warn);
            entry.plan()
                    .ifPresent(each ->
                            each.migrations()
                                    .forEach(migration -> {
                                        invocation.say("-- " + migration.label());
                                        invocation.print(review.shown(migration, entry.schema()));
                                    }));
        }
        return findings(plan);
    }

    private ExitCode findings(TenantsPlan plan) {
        for (var finding : plan.findings()) {
            invocation.note(
                    "%s %s: %s: %s"
                            .formatted(
                                    invocation.errorStyle().paint(Colour.YELLOW, "not adapted:"),
                                    finding.where(),
                                    finding.kind().text(),
                                    Printable.line(finding.text())));
        }
        return ExitCode.DONE;
    }

    /// Explains, asks, and works.
    ExitCode carryOut(TenantsPlan plan, TenantOptions options) {
        var settings = options.settings(desk.run(options.patience()));
        explain(plan);
        findings(plan);
        if (plan.isEmpty()) {
            if (invocation.options().json()) {
                invocation.document(document, json -> TenantsSummary.nothing(json, plan));
            }
            return ExitCode.DONE;
        }
        boolean back = plan.task().direction() == Direction.ROLLBACK;
        invocation
                .confirmation()
                .ask(
                        "%s %s on %s%s?"
                                .formatted(
                                        back ? "Roll back" : "Deploy to",
                                        TenantWords.count(plan.entries().size()),
                                        desk.target().settings().target(),
                                        plan.findings().isEmpty()
                                                ? ""
                                                : ", in spite of what is not adapted"),
                        "No tenant was touched");
        return work(settings, (rollout, stop, heard) -> rollout.run(plan, settings, stop, heard));
    }

    private void explain(TenantsPlan plan) {
        if (invocation.options().json()) {
            return;
        }
        var target = desk.target().settings().target();
        if (plan.isEmpty()) {
            invocation.say(
                    "Nothing to do on %s: %s."
                            .formatted(
                                    target,
                                    plan.current().size() == 1
                                            ? "1 tenant needs nothing"
                                            : plan.current().size() + " tenants need nothing"));
            return;
        }
        TenantsSummary.explain(plan).forEach(invocation::say);
        invocation.console().out().flush();
    }

    /// Works on a rollout and reports its end.
    ExitCode work(RolloutSettings settings, Work work) {
        var stop = new StopSignal();
        try (var _ = new Interruption(stop)) {
            var rollout = new TenantRollout(desk.target().connector(), desk.reader());
            var summary = work.with(rollout, stop, listener());
            report(summary);
            invocation.console().flush();
            return exitCode(summary, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "The rollout was interrupted",
                            "The thread that ran it was told to end.",
                            "Go on with `tidemark tenants resume`.")
                    .asException();
        }
    }

    private TenantListener listener() {
        if (invocation.options().jsonLines()) {
            return new TenantLines(invocation);
        }
        return invocation.options().json() ? TenantListener.SILENT : new TenantText(invocation);
    }

    /// Reports how a rollout stands.
    void report(RolloutSummary summary) {
        if (invocation.options().json()) {
            invocation.document(document, json -> TenantsSummary.write(json, summary));
            return;
        }
        TenantsSummary.lines(summary).forEach(invocation::say);
    }

    /// Some tenants failed, or are not reached because of that.
    static ExitCode exitCode(RolloutSummary summary, StopSignal stop) {
        if (!summary.failures().isEmpty()) {
            return ExitCode.TENANTS;
        }
        boolean unfinished = summary.count(TenantResult.State.WAITING) > 0;
        if (stop.requested() && unfinished) {
            return ExitCode.INTERRUPTED;
        }
        return unfinished && summary.phase() == Phase.STOPPED ? ExitCode.TENANTS : ExitCode.DONE;
    }
}
