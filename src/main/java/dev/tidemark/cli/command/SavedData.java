package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.engine.archive.Archive;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.run.RunSettings.BringingBack;
import dev.tidemark.engine.tracking.Direction;
import picocli.CommandLine.Option;

/// Whether what earlier rollbacks saved comes back with the migrations: by option, else asked where
/// somebody can answer, else not.
final class SavedData {
    @Option(
            names = "--restore-data",
            description =
                    "Bring back what the rollback of these migrations saved, each in the"
                            + " transaction that applies its migration.")
    private boolean wanted;

    /// The tracking table by whose name the archive tells projects and tenants apart.
    static String tracking(Reading reading) {
        return reading.report().tracking().name().toString();
    }

    /// Decides for a plan, and says what there is.
    BringingBack choose(Invocation invocation, Reading reading, Plan plan) {
        if (plan.direction() != Direction.APPLY || plan.isEmpty()) {
            return BringingBack.LEAVE;
        }
        var entries =
                Archive.toBringBack(
                        reading.session(),
                        tracking(reading),
                        plan.migrations().stream().map(PlannedMigration::version).toList());
        if (entries.isEmpty()) {
            return wanted ? BringingBack.BRING_BACK : BringingBack.LEAVE;
        }
        invocation.note(
                wanted
                        ? "Brought back with it, saved by an earlier rollback:"
                        : "An earlier rollback saved:");
        entries.forEach(entry ->
                invocation.note(
                        Printable.line(
                                "  %s: %s, in %s"
                                        .formatted(
                                                entry.version(), entry.text(), entry.keptIn()))));
        if (wanted || (asks(invocation) && invocation.confirmation().agrees("Bring it back?"))) {
            return BringingBack.BRING_BACK;
        }
        invocation.note("It stays in the archive; --restore-data brings it back.");
        return BringingBack.LEAVE;
    }

    /// `--yes` answers what has to be confirmed, and this has not.
    private static boolean asks(Invocation invocation) {
        return invocation.console().terminal().input()
                && !invocation.options().yes()
                && !invocation.options().json();
    }
}
