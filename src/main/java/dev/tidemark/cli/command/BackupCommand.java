package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.backup.BackupPlan;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.Method;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `backup`: makes one; `backup …`: what there is.
@Command(
        name = "backup",
        description =
                "Backs the database up with pg_dump, counts what it holds at the same moment, and"
                        + " proves the backup.",
        subcommands = {
            BackupListCommand.class,
            BackupVerifyCommand.class,
            BackupRemovalCommand.Delete.class,
            BackupRemovalCommand.Prune.class
        })
public final class BackupCommand implements TidemarkCommand {
    /// Instead of a level.
    private static final String NONE = "none";

    @Mixin private final BackupOptions options = new BackupOptions();

    @Option(
            names = "--schemas",
            paramLabel = "S",
            split = ",",
            description = "Only these schemas, with all they hold.")
    private List<String> schemas = List.of();

    @Option(
            names = "--tables",
            paramLabel = "T",
            split = ",",
            description = "Only these tables, with their partitions.")
    private List<String> tables = List.of();

    @Option(
            names = "--method",
            paramLabel = "HOW",
            defaultValue = "custom",
            description =
                    "custom: one file; directory: a file for each table; copy: a database on the same"
                            + " server, where no pg_dump fits (default: ${DEFAULT-VALUE}).")
    private String method = "custom";

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "2",
            description = "With directory: how many tables at once (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--compress",
            paramLabel = "0-9",
            defaultValue = "1",
            description = "How hard to compress (default: ${DEFAULT-VALUE}).")
    private int compression;

    @Option(
            names = "--lock-wait",
            paramLabel = "TIME",
            description = "How long to wait for a locked table (default: 5s).")
    private @Nullable String lockWait;

    @Option(
            names = "--verify",
            paramLabel = "LEVEL",
            defaultValue = "readable",
            description =
                    "How far to prove it: none, written, readable or restored (default:"
                            + " ${DEFAULT-VALUE}).")
    private String level = NONE;

    @Option(names = "--note", paramLabel = "TEXT", description = "Words to keep with it.")
    private String note = "";

    @Override
    public ExitCode run(Invocation invocation) {
        var proof = level.equals(NONE) ? Optional.<Verification>empty() : levelOf(level);
        var how = method();
        var desk = new BackupDesk(invocation, options);
        var request =
                BackupRequest.whole(desk.folder().path())
                        .of(scope(desk))
                        .by(how)
                        .compressed(compression())
                        .waiting(lockWait(lockWait, BackupRequest.DEFAULT_LOCK_WAIT))
                        .tracking(tracking(invocation, desk.target()))
                        .because("manual", note);
        var plan = desk.plan(() -> new BackupPlanner(desk.server(), desk.search()).plan(request));
        show(invocation, plan);
        if (how instanceof Method.ServerCopy) {
            confirmCopy(invocation, desk.target(), plan);
        }
        var backup =
                desk.perform((stop, listener) ->
                        new BackupRun(desk.server(), desk.clock()).run(plan, stop, listener));
        report(invocation, desk, backup, proof);
        return ExitCode.DONE;
    }

    private static void report(
            Invocation invocation,
            BackupDesk desk,
            StoredBackup backup,
            Optional<Verification> proof) {
        var view = new BackupView(invocation);
        if (proof.isEmpty()) {
            view.one("backup", backup);
            return;
        }
        try {
            view.one("backup", desk.verify(backup, proof.get()));
        } catch (ProblemException e) {
            invocation.note("The backup is there, not proved: %s".formatted(backup.folder()));
            throw e;
        }
    }

    private static void show(Invocation invocation, BackupPlan plan) {
        if (!invocation.options().json()) {
            invocation.note(plan.summary() + ".");
        }
        plan.notes().forEach(text -> invocation.note("  note: " + text));
    }

    private static void confirmCopy(Invocation invocation, TargetDatabase target, BackupPlan plan) {
        var database = plan.target();
        String question =
                "Copy %s, and let nobody connect to it until that is done?".formatted(database);
        String refused = "No backup of %s was made".formatted(database);
        if (target.isProtected()) {
            invocation.confirmation().askName(question, database.database(), refused);
        } else {
            invocation.confirmation().ask(question, refused);
        }
    }

    private Scope scope(BackupDesk desk) {
        if (!schemas.isEmpty() && !tables.isEmpty()) {
            throw usage("--schemas and --tables both say what to back up", "Give one of them.");
        }
        if (!schemas.isEmpty()) {
            return new Scope.Schemas(schemas);
        }
        String schema = desk.target().schema().orElse("public");
        return tables.isEmpty()
                ? new Scope.Whole()
                : new Scope.Tables(TableNames.of(tables, schema));
    }

    private Method method() {
        return switch (method.toLowerCase(Locale.ROOT)) {
            case "custom" -> new Method.Custom();
            case "directory" -> {
                if (jobs < 1) {
                    throw usage("`--jobs %d` dumps nothing".formatted(jobs), "Write 1 or more.");
                }
                yield new Method.Directory(jobs);
            }
            case "copy" -> new Method.ServerCopy();
            default ->
                    throw usage(
                            "There is no way `%s` of backing up".formatted(method),
                            "Give custom, directory or copy.");
        };
    }

    private int compression() {
        if (compression < 0 || compression > 9) {
            throw usage("`--compress %d` is no level".formatted(compression), "Write 0 to 9.");
        }
        return compression;
    }

    static Duration lockWait(@Nullable String text, Duration usual) {
        if (text == null) {
            return usual;
        }
        return DurationText.parse(text)
                .orElseThrow(() ->
                        usage(
                                "`--lock-wait %s` is no time".formatted(text),
                                "Write " + DurationText.FORMS + "."));
    }

    static Optional<Verification> levelOf(String word) {
        var found = Verification.of(word);
        if (found.isEmpty()) {
            throw usage(
                    "There is no level `%s`".formatted(word),
                    "Give written, readable or restored.");
        }
        return found;
    }

    private static ProblemException usage(String why, String hint) {
        return Problem.of(ProblemCode.USAGE, "Nothing was done", why, hint).asException();
    }

    /// A backup is worth having without a project, and with one that can't be read.
    private static TrackingRequest tracking(Invocation invocation, TargetDatabase target) {
        try {
            return new TrackingRequest(invocation.project().config().tracking(), target.schema());
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.PROJECT_NOT_FOUND) {
                invocation.note("  note: " + e.problem().what() + ": " + e.problem().why());
            }
            return new TrackingRequest(Optional.empty(), target.schema());
        }
    }
}
