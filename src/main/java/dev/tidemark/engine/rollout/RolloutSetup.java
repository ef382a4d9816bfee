package dev.tidemark.engine.rollout;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.project.ProjectConfig.ChecklistItem;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.RunSettings.BringingBack;
import dev.tidemark.engine.run.RunSettings.Saving;
import dev.tidemark.engine.verify.CheckLimits;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// What a rollout or an emergency rollback works with.
///
/// @param connector opens sessions on the target
/// @param identity the target as its server told when the plan was made
/// @param name the target's name, to be typed where that is demanded
/// @param plan what would run
/// @param policy what is demanded
/// @param settings how the plan runs, and who runs it
/// @param limits what checks may take
/// @param backups makes backups
/// @param procedures where is noted what is done
/// @param clock the time
/// @param zone the time zone of times that people read
public record RolloutSetup(
        Connector connector,
        ServerIdentity identity,
        String name,
        Plan plan,
        RolloutPolicy policy,
        RunSettings settings,
        CheckLimits limits,
        BackupPort backups,
        ProcedureFolder procedures,
        Clock clock,
        ZoneId zone) {

    /// The same with another plan.
    public RolloutSetup withPlan(Plan other) {
        return new RolloutSetup(
                connector,
                identity,
                name,
                other,
                policy,
                settings,
                limits,
                backups,
                procedures,
                clock,
                zone);
    }

    /// The same with another fate of data that a rollback takes away.
    public RolloutSetup with(Saving saving) {
        return with(settings.with(saving));
    }

    /// The same with another fate of data that an earlier rollback saved.
    public RolloutSetup with(BringingBack bringingBack) {
        return with(settings.with(bringingBack));
    }

    private RolloutSetup with(RunSettings other) {
        return new RolloutSetup(
                connector,
                identity,
                name,
                plan,
                policy,
                other,
                limits,
                backups,
                procedures,
                clock,
                zone);
    }

    /// What the database is called in journals: the same however it is reached.
    public String key() {
        return ProcedureFolder.key(identity);
    }

    /// Who does it, as `user@host`.
    public String who() {
        return "%s@%s".formatted(settings.actor().osUser(), settings.actor().host());
    }

    /// The points of the checklist that count here.
    public List<ChecklistItem> checklist() {
        return plan.project().config().checklist().stream()
                .filter(item ->
                        item.environments().isEmpty()
                                || policy.environment()
                                        .filter(item.environments()::contains)
                                        .isPresent())
                .toList();
    }

    /// The hash of what would be done.
    ///
    /// @param more what else was shown
    /// @throws dev.tidemark.engine.problem.ProblemException when a script can't be read
    public String hash(List<String> more) {
        var shown = new ArrayList<String>();
        shown.add(policy.environment().orElse(""));
        shown.addAll(policy.sentences());
        shown.add(plan.project().config().verify().toString());
        shown.add(checklist().toString());
        if (settings.bringingBack() == BringingBack.BRING_BACK) {
            shown.add("saved data comes back");
        }
        shown.addAll(more);
        String target =
                "%s %d %s".formatted(key(), identity.databaseOid(), settings.schema().orElse(""));
        return PlanHash.of(plan, target, shown);
    }
}
