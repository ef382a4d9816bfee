package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tenant.rollout.RolloutSettings;
import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.TenantListener;
import dev.tidemark.engine.tenant.rollout.TenantRollout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What can be done with a rollout over tenants that is in the database already.
final class TenantsRolloutCommands {
    private TenantsRolloutCommands() {}

    /// `tenants progress`.
    @Command(
            name = "progress",
            description = "Shows how the latest rollout over tenants stands. Changes nothing.")
    static final class Progress implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            var desk = new TenantsDesk(invocation);
            var summary =
                    desk.read(session -> TenantRollout.latest(session, desk.project()))
                            .orElseThrow(() ->
                                    Problem.of(
                                                    ProblemCode.TENANT_ROLLOUT_NONE,
                                                    "Nothing is shown",
                                                    "There was no rollout over this project's tenants yet",
                                                    "Begin one with `tidemark tenants deploy --all`.")
                                            .asException());
            new TenantsWork(invocation, desk, "tenants-progress").report(summary);
            return TenantsWork.exitCode(summary, new StopSignal());
        }
    }

    /// A command that works on.
    abstract static class Working implements TidemarkCommand {
        @Mixin private final TenantOptions options = new TenantOptions();

        @Override
        public ExitCode run(Invocation invocation) {
            var desk = new TenantsDesk(invocation);
            var settings = options.settings(desk.run(options.patience()));
            return new TenantsWork(invocation, desk, document())
                    .work(settings, (rollout, stop, heard) -> go(rollout, settings, stop, heard));
        }

        abstract String document();

        abstract RolloutSummary go(
                TenantRollout rollout,
                RolloutSettings settings,
                StopSignal stop,
                TenantListener listener)
                throws InterruptedException;
    }

    /// `tenants resume`.
    @Command(
            name = "resume",
            description =
                    "Goes on with the latest rollout over tenants: one that was paused or whose"
                            + " process died, or beside the processes that work on it.")
    static final class Resume extends Working {
        @Override
        String document() {
            return "tenants-resume";
        }

        @Override
        RolloutSummary go(
                TenantRollout rollout,
                RolloutSettings settings,
                StopSignal stop,
                TenantListener listener)
                throws InterruptedException {
            return rollout.resume(settings, stop, listener);
        }
    }

    /// `tenants retry`.
    @Command(
            name = "retry",
            description =
                    "Tries the tenants of the latest rollout again that failed, and goes on with"
                            + " those that were not begun.")
    static final class Retry extends Working {
        @Override
        String document() {
            return "tenants-retry";
        }

        @Override
        RolloutSummary go(
                TenantRollout rollout,
                RolloutSettings settings,
                StopSignal stop,
                TenantListener listener)
                throws InterruptedException {
            return rollout.retry(settings, stop, listener);
        }
    }

    /// A command that changes what happens next and does not work itself.
    abstract static class Turning implements TidemarkCommand {
        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with it.")
        private @Nullable String reason;

        @Override
        public ExitCode run(Invocation invocation) {
            var desk = new TenantsDesk(invocation);
            var summary = desk.read(session -> turn(session, desk, reason == null ? "" : reason));
            new TenantsWork(invocation, desk, document()).report(summary);
            return ExitCode.DONE;
        }

        abstract String document();

        abstract RolloutSummary turn(PgSession session, TenantsDesk desk, String why);
    }

    /// `tenants pause`.
    @Command(
            name = "pause",
            description =
                    "Lets no process begin another tenant until `resume`; those being worked on"
                            + " are brought to their end.")
    static final class Pause extends Turning {
        @Override
        String document() {
            return "tenants-pause";
        }

        @Override
        RolloutSummary turn(PgSession session, TenantsDesk desk, String why) {
            return TenantRollout.pause(session, desk.project(), why);
        }
    }

    /// `tenants stop`.
    @Command(
            name = "stop",
            description =
                    "Ends the latest rollout; tenants being worked on are brought to their end.")
    static final class Stop extends Turning {
        @Override
        String document() {
            return "tenants-stop";
        }

        @Override
        RolloutSummary turn(PgSession session, TenantsDesk desk, String why) {
            return TenantRollout.stop(session, desk.project(), why);
        }
    }

    /// `tenants exclude`.
    @Command(
            name = "exclude",
            description = "Leaves a tenant of the latest rollout out that is not done.")
    static final class Exclude extends Turning {
        @Parameters(index = "0", paramLabel = "S", description = "The tenant.")
        private String schema = "";

        @Override
        String document() {
            return "tenants-exclude";
        }

        @Override
        RolloutSummary turn(PgSession session, TenantsDesk desk, String why) {
            return TenantRollout.exclude(session, desk.project(), schema, why);
        }
    }
}
