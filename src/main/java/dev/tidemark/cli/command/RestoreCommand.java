package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.restore.Connected;
import dev.tidemark.engine.backup.restore.NameSwap;
import dev.tidemark.engine.backup.restore.NewDatabaseRestore;
import dev.tidemark.engine.backup.restore.Ownership;
import dev.tidemark.engine.backup.restore.RescueDump;
import dev.tidemark.engine.backup.restore.RestorePlan;
import dev.tidemark.engine.backup.restore.RestorePlanner;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `restore BACKUP`: into a new database beside the old one; `restore …`: other ways, and what is
/// left.
@Command(
        name = "restore",
        description =
                "Restores a backup into a new database beside the old one and compares it; with"
                        + " --swap the two change names and the old one is kept.",
        subcommands = {
            RestoreInPlaceCommand.class,
            RestoreTablesCommand.class,
            RestoreDatabasesCommand.Swap.class,
            RestoreDatabasesCommand.ListThem.class,
            RestoreDatabasesCommand.Remove.class
        })
public final class RestoreCommand implements TidemarkCommand {
    @Mixin private final BackupOptions options = new BackupOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BACKUP",
            description = "Its name, the beginning, or `latest`.")
    private @Nullable String name;

    @Option(names = "--swap", description = "Change names with the old database afterwards.")
    private boolean swap;

    @Option(
            names = "--terminate",
            description = "With --swap: end the sessions that are connected.")
    private boolean terminate;

    @Option(
            names = "--no-owner",
            description = "Everything belongs to the role that restores; nothing is granted.")
    private boolean noOwner;

    @Option(
            names = "--no-rescue",
            description = "With --swap: make no backup of the present state first.")
    private boolean noRescue;

    @Override
    public ExitCode run(Invocation invocation) {
        if (name == null) {
            throw Problem.of(
                            ProblemCode.USAGE,
                            "Nothing was restored",
                            "No backup was named.",
                            "Write one that `tidemark backup list` shows, or `latest`.")
                    .asException();
        }
        var desk = new BackupDesk(invocation, options);
        var view = new RestoreView(invocation);
        var plan = plan(desk, name);
        view.plan(plan);
        NewDatabaseRestore.check(plan);
        if (swap) {
            confirmSwap(invocation, desk, plan);
        }
        var rescue =
                swap && !noRescue && plan.exists()
                        ? rescue(desk, plan)
                        : Optional.<StoredBackup>empty();
        var database =
                desk.perform((stop, listener) ->
                        new NewDatabaseRestore(desk.server(), desk.clock())
                                .run(plan, ownership(noOwner), stop, listener));
        var swapped =
                swap
                        ? Optional.of(swap(invocation, desk, database.name(), terminate))
                        : Optional.<NameSwap.Swapped>empty();
        view.restored(plan, database, swapped, rescue);
        return ExitCode.DONE;
    }

    /// Who is connected is said before any work is done.
    private void confirmSwap(Invocation invocation, BackupDesk desk, RestorePlan plan) {
        String database = plan.target().database();
        String refused = "The backup %s was not restored".formatted(plan.backup().name());
        if (!plan.connected().isEmpty() && !terminate) {
            throw Problem.of(
                            ProblemCode.DATABASE_IN_USE,
                            refused,
                            "%s connected to %s, which can't change its name then"
                                    .formatted(
                                            Counted.of(plan.connected().size(), "session"),
                                            database),
                            "Let them end, have them ended with --terminate, or restore without --swap.")
                    .withDatabaseState("The database is as it was.")
                    .asException();
        }
        String question =
                "Restore %s and give it the name of %s?%s"
                        .formatted(
                                plan.backup().name(),
                                plan.target(),
                                plan.connected().isEmpty()
                                        ? ""
                                        : " This ends %s."
                                                .formatted(
                                                        Counted.of(
                                                                plan.connected().size(),
                                                                "session")));
        confirm(invocation, desk, question, refused);
    }

    /// Asks, for the name where the target is protected.
    static void confirm(Invocation invocation, BackupDesk desk, String question, String refused) {
        if (desk.target().isProtected()) {
            invocation.confirmation().askName(question, desk.server().target().database(), refused);
        } else {
            invocation.confirmation().ask(question, refused);
        }
    }

    static RestorePlan plan(BackupDesk desk, String name) {
        var backup = desk.find(name);
        return desk.plan(() -> new RestorePlanner(desk.server(), desk.search()).plan(backup));
    }

    /// A copy on the server is restored where there may be no pg_dump; the old database is kept in
    /// any case.
    static Optional<StoredBackup> rescue(BackupDesk desk, RestorePlan plan) {
        if (plan.programs().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                desk.perform((stop, listener) ->
                        new RescueDump(desk.server(), desk.search(), desk.clock())
                                .run(desk.folder().path(), plan, stop, listener)));
    }

    static NameSwap.Swapped swap(
            Invocation invocation, BackupDesk desk, String database, boolean terminate) {
        try {
            return desk.perform((_, listener) ->
                    new NameSwap(desk.server(), desk.clock())
                            .run(
                                    database,
                                    terminate ? Connected.TERMINATE : Connected.LEAVE,
                                    listener));
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.USAGE) {
                invocation.note(
                        "%s is there; try again with `tidemark restore swap %s`."
                                .formatted(database, database));
            }
            throw e;
        }
    }

    static Ownership ownership(boolean noOwner) {
        return noOwner ? Ownership.TO_WHOEVER_RESTORES : Ownership.AS_BACKED_UP;
    }
}
