package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.repair.RepairPlan;
import dev.tidemark.engine.repair.Repairs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `repair …`: changes the records of one migration.
@Command(
        name = "repair",
        description =
                "Changes what is recorded of one migration: explains, asks, and logs it in the"
                        + " journal.",
        subcommands = {
            RepairCommand.Accept.class,
            RepairCommand.Forget.class,
            RepairCommand.Mark.class,
            RepairCommand.Rename.class,
            ResumeCommand.class,
            ArchiveCommand.class
        })
public final class RepairCommand {
    private RepairCommand() {}

    /// A repair of one migration.
    abstract static class OfOneMigration implements TidemarkCommand {
        @Parameters(
                index = "0",
                paramLabel = "V",
                description = "The migration's version, name or file.")
        private String version = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the journal.")
        private @Nullable String reason;

        @Override
        public ExitCode run(Invocation invocation) {
            try (var reading = Reading.of(invocation)) {
                var repairs = new Repairs(reading.report(), reading.actor(Version.text()));
                var plan = plan(repairs, reading, version);
                new PlanView(invocation, reading.target())
                        .carryOut("repair", plan, Optional.ofNullable(reason));
            }
            return ExitCode.DONE;
        }

        abstract RepairPlan plan(Repairs repairs, Reading reading, String itsVersion);
    }

    /// `repair accept V`.
    @Command(
            name = "accept",
            description = "Takes a changed file as it is now; shows what differs.")
    static final class Accept extends OfOneMigration {
        @Override
        RepairPlan plan(Repairs repairs, Reading reading, String itsVersion) {
            return repairs.accept(reading.session(), itsVersion);
        }
    }

    /// `repair forget V`.
    @Command(name = "forget", description = "Removes a migration's record; what it did stays.")
    static final class Forget extends OfOneMigration {
        @Override
        RepairPlan plan(Repairs repairs, Reading reading, String itsVersion) {
            return repairs.forget(itsVersion);
        }
    }

    /// `repair mark V`.
    @Command(name = "mark", description = "Records a migration as applied without running it.")
    static final class Mark extends OfOneMigration {
        @Override
        RepairPlan plan(Repairs repairs, Reading reading, String itsVersion) {
            return repairs.mark(itsVersion);
        }
    }

    /// `repair rename V [--to NEW]`.
    @Command(
            name = "rename",
            description = "Gives the record of a migration without file the name of its new file.")
    static final class Rename extends OfOneMigration {
        @Option(
                names = "--to",
                paramLabel = "V",
                description = "The new file's version (default: the one file that fits).")
        private @Nullable String target;

        @Override
        RepairPlan plan(Repairs repairs, Reading reading, String itsVersion) {
            return target == null
                    ? repairs.rename(itsVersion)
                    : repairs.renameTo(itsVersion, target);
        }
    }
}
