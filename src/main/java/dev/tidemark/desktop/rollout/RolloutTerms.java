package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunWizardViewModel;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.rollout.RolloutPolicy;
import dev.tidemark.engine.rollout.RolloutPolicy.Guard;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.backup.BackupSource;
import dev.tidemark.engine.rollout.backup.RolloutBackups;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.verify.CheckLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/// What a guided run from this window works with: the same as on the command line.
public final class RolloutTerms {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);

    private RolloutTerms() {}

    /// On the database that the window is pinned to. Used on the JavaFX thread.
    public static RolloutSetup of(RunWizardViewModel wizard, Plan plan) {
        return of(wizard, plan, wizard.context().target().runs());
    }

    /// The same through other sessions.
    public static RolloutSetup of(RunWizardViewModel wizard, Plan plan, Connector connector) {
        var context = wizard.context();
        var target = context.target();
        var zone = ZoneId.systemDefault();
        var tracking = target.sources().tracking(plan.project());
        return new RolloutSetup(
                connector,
                wizard.pin().identity(),
                target.profile().name(),
                plan,
                policy(context, plan, zone),
                wizard.settings(plan),
                CheckLimits.of(CHECK_LIMIT, context.environment()::variable),
                new RolloutBackups(backups(context.environment(), target.server(), tracking)),
                ProcedureFolder.of(context.environment()),
                Clock.systemUTC(),
                zone);
    }

    /// Where `tidemark backup` keeps them. Callable on any thread.
    public static BackupSource backups(
            Environment environment, BackupServer server, TrackingRequest tracking) {
        return new BackupSource(
                server,
                new ProgramSearch(environment, Optional.empty()),
                BackupFolder.usual(environment, server),
                tracking,
                Clock.systemUTC());
    }

    /// What is to be known of an earlier one whose process is gone.
    static String left(Unfinished left, RolloutSetup setup) {
        String began =
                "! The %s that %s began at %s did not end. %s"
                        .formatted(
                                switch (left.kind()) {
                                    case ROLLOUT -> "rollout";
                                    case EMERGENCY -> "emergency rollback";
                                },
                                left.who(),
                                new TimeText(setup.zone()).minute(left.began()),
                                left.reached());
        return switch (left.kind()) {
            case ROLLOUT -> "%s This plan has what the database says is left.".formatted(began);
            case EMERGENCY ->
                    "%s The application may be stopped; nothing is rolled out before that is finished or settled: Roll back › Go back in an emergency."
                            .formatted(began);
        };
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
