package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.database.DatabaseAdministration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import picocli.CommandLine.Command;

/// `db …`: whole databases.
@Command(
        name = "db",
        description =
                "Creates, fills and drops the database that the connection names. Protected"
                        + " databases are refused.",
        subcommands = {
            DbCommand.Create.class,
            DbCommand.Setup.class,
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
                    "Makes the database ready to work with: creates it when it is missing, runs"
                            + " schema_file, applies all pending migrations, runs the seeds.")
    static final class Setup implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            var target = invocation.target();
            refuseProtected(target, "set up");
            return new DatabaseSetup(invocation, target).run();
        }
    }

    /// `db reset`.
    @Command(
            name = "reset",
            description =
                    "Drops the database with everything in it and sets it up anew; asks first.")
    static final class Reset implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            var target = invocation.target();
            refuseProtected(target, "reset");
            var setup = new DatabaseSetup(invocation, target);
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
