package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunWizardViewModel;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.rollout.RolloutPolicy;
import dev.tidemark.engine.rollout.RolloutPolicy.Guard;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.backup.BackupSource;
import dev.tidemark.engine.rollout.backup.RolloutBackups;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.verify.CheckLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/// What a rollout from this window works with: the same as on the command line.
final class RolloutTerms {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);

    private RolloutTerms() {}

    /// Used on the JavaFX thread.
    static RolloutSetup of(RunWizardViewModel wizard, Plan plan) {
        var context = wizard.context();
        var zone = ZoneId.systemDefault();
        return new RolloutSetup(
                context.target().runs(),
                wizard.pin().identity(),
                context.target().profile().name(),
                plan,
                policy(context, plan, zone),
                wizard.settings(plan),
                CheckLimits.of(CHECK_LIMIT, context.environment()::variable),
                new RolloutBackups(backups(wizard, plan)),
                ProcedureFolder.of(context.environment()),
                Clock.systemUTC(),
                zone);
    }

    /// Where `tidemark backup` keeps them.
    private static BackupSource backups(RunWizardViewModel wizard, Plan plan) {
        var context = wizard.context();
        var server = context.target().server();
        return new BackupSource(
                server,
                new ProgramSearch(context.environment(), Optional.empty()),
                BackupFolder.usual(context.environment(), server),
                context.target().sources().tracking(plan.project()),
                Clock.systemUTC());
    }

    private static RolloutPolicy policy(PageContext context, Plan plan, ZoneId zone) {
        Profile profile = context.target().profile();
        return RolloutPolicy.of(
                plan.project().config().rollout(),
                profile.environment(),
                profile.protectedTarget() ? Guard.PROTECTED : Guard.NONE,
                zone);
    }
}
