package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.database.DatabaseAdministration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `db …`: whole databases.
@Command(
        name = "db",
        description =
                "Creates, fills and drops the database that the connection names. Protected"
                        + " databases are refused.",
        subcommands = {
            DbCommand.Create.class,
            DbCommand.Setup.class,
            DbCommand.Check.class,
            DbCommand.Reset.class,
            DbCommand.Drop.class
        })
public final class DbCommand {
    private DbCommand() {}

    /// `db create`.
    @Command(name = "create", description = "Creates the database, empty.")
    static final class Create implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            var target = invocation.target();
            new DatabaseAdministration(target.settings()).create();
            report(invocation, target, "created");
            return ExitCode.DONE;
        }
    }

    /// `db setup`.
    @Command(
            name = "setup",
            description =
                    "Makes the database ready to work with: creates it when it is missing, installs"
                            + " schema_file and records the migrations it stands for, or applies them"
                            + " where there is none, and runs the seeds.")
    static final class Setup implements TidemarkCommand {
        @Option(
                names = "--apply-all",
                description =
                        "Apply all migrations after schema_file instead of recording them: for a file"
                                + " that is behind them.")
        private boolean applyAll;

        @Override
        public ExitCode run(Invocation invocation) {
            var target = invocation.target();
            refuseProtected(target, "set up");
            return new DatabaseSetup(invocation, target, after(applyAll)).run();
        }
    }

    /// `db check`.
    @Command(
            name = "check",
            description =
                    "Runs schema_file and the seeds in one scratch database, all migrations in"
                            + " another, and compares what they make; runs schema_file twice. The"
                            + " database itself is not touched.")
    static final class Check implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            var check = InstallProof.of(invocation, invocation.project());
            if (invocation.options().json()) {
                invocation.document("db-check", json -> InstallCheckView.write(json, check));
            } else {
                InstallCheckView.print(invocation, check);
            }
            var problem = InstallCheckView.problem(check);
            problem.ifPresent(invocation::warn);
            return problem.isPresent() ? ExitCode.DRIFT : ExitCode.DONE;
        }
    }

    /// `db reset`.
    @Command(
            name = "reset",
            description =
                    "Drops the database with everything in it and sets it up anew; asks first.")
    static final class Reset implements TidemarkCommand {
        @Option(
                names = "--apply-all",
                description =
                        "Apply all migrations after schema_file instead of recording them: for a file"
                                + " that is behind them.")
        private boolean applyAll;

        @Override
        public ExitCode run(Invocation invocation) {
            var target = invocation.target();
            refuseProtected(target, "reset");
            var setup = new DatabaseSetup(invocation, target, after(applyAll));
            String name = target.settings().target().toString();
            var database = new DatabaseAdministration(target.settings());
            if (database.exists()) {
                invocation
                        .confirmation()
                        .ask(
                                "Drop the database %s with everything in it and set it up anew?"
                                        .formatted(name),
                                "The database %s was not reset".formatted(name));
                database.drop();
                if (!invocation.options().json()) {
                    invocation.say("Dropped %s.".formatted(name));
                }
            }
            return setup.run();
        }
    }

    /// `db drop`.
    @Command(name = "drop", description = "Drops the database with everything in it; asks first.")
    static final class Drop implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            var target = invocation.target();
            refuseProtected(target, "dropped");
            String name = target.settings().target().toString();
            invocation
                    .confirmation()
                    .ask(
                            "Drop the database %s with everything in it?".formatted(name),
                            "The database %s was not dropped".formatted(name));
            new DatabaseAdministration(target.settings()).drop();
            report(invocation, target, "dropped");
            return ExitCode.DONE;
        }
    }

    private static DatabaseSetup.AfterSchema after(boolean applyAll) {
        return applyAll ? DatabaseSetup.AfterSchema.APPLY : DatabaseSetup.AfterSchema.RECORD;
    }

    /// Stops when the database may not be emptied.
    static void refuseProtected(TargetDatabase target, String done) {
        if (target.isProtected()) {
            throw Problem.of(
                            ProblemCode.POLICY_PROTECTED_TARGET,
                            "The database %s was not %s"
                                    .formatted(target.settings().target(), done),
                            target.protectedByProfile()
                                    ? "Its profile protects it."
                                    : "Its environment is production.",
                            "Do it by hand with PostgreSQL's own tools if it has to be.")
                    .asException();
        }
    }

    static void report(Invocation invocation, TargetDatabase target, String done) {
        var database = target.settings().target();
        if (invocation.options().json()) {
            invocation.document(
                    "db",
                    json -> {
                        json.writeStringField("database", database.database());
                        json.writeStringField("host", database.host());
                        json.writeNumberField("port", database.port());
                        json.writeStringField("done", done);
                    });
        } else {
            invocation.say(
                    "%s %s.".formatted(done.equals("created") ? "Created" : "Dropped", database));
        }
    }
}
