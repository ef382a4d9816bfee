package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tenant.TenantCreation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tenants create`: makes new ones.
@Command(
        name = "create",
        description =
                "Makes a tenant: schema, extensions, tracking table, all migrations, the script"
                        + " `on_create`. A failure leaves nothing of it. Asks.")
final class TenantsCreateCommand implements TidemarkCommand {
    @Parameters(paramLabel = "S", arity = "1..*", description = "The new tenants' schemas.")
    private List<String> schemas = List.of();

    private record Ended(String schema, TenantCreation.Created created) {}

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new TenantsDesk(invocation);
        invocation
                .confirmation()
                .ask(
                        "Create %s on %s?"
                                .formatted(
                                        TenantWords.names(schemas),
                                        desk.target().settings().target()),
                        "No tenant was created");
        var made = new ArrayList<Ended>();
        var stop = new StopSignal();
        try (var _ = new Interruption(stop)) {
            for (String schema : schemas) {
                made.add(new Ended(schema, create(invocation, desk, schema, stop)));
            }
            report(invocation, made, null);
            invocation.console().flush();
            return ExitCode.DONE;
        } catch (ProblemException e) {
            if (schemas.size() == 1) {
                throw e;
            }
            invocation.warn(e.problem());
            report(invocation, made, e.problem());
            return ExitCode.TENANTS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "The tenant was not created",
                            "The thread that made it was told to end.",
                            "Run it again.")
                    .asException();
        }
    }

    private static TenantCreation.Created create(
            Invocation invocation, TenantsDesk desk, String schema, StopSignal stop)
            throws InterruptedException {
        RunListener heard =
                invocation.options().jsonLines()
                        ? new RunLines(invocation)
                        : invocation.options().json()
                                ? RunListener.SILENT
                                : new RunText(invocation);
        var settings = desk.run(Duration.ZERO);
        var created =
                new TenantCreation(desk.target().connector(), desk.reader())
                        .create(schema, settings, stop, heard);
        if (!created.found()) {
            invocation.note(
                    "warning: `schemas` in tidemark.toml does not find %s: rollouts will not reach it"
                            .formatted(Printable.line(schema)));
        }
        return created;
    }

    private static void report(Invocation invocation, List<Ended> made, @Nullable Problem problem) {
        if (!invocation.options().json()) {
            made.forEach(one ->
                    invocation.say(
                            "Created %s with %s."
                                    .formatted(
                                            Printable.line(one.schema()),
                                            RunConsole.count(one.created().done().size()))));
            return;
        }
        invocation.document(
                "tenants-create",
                json -> {
                    json.writeArrayFieldStart("tenants");
                    for (var one : made) {
                        json.writeStartObject();
                        json.writeStringField("schema", one.schema());
                        json.writeBooleanField("found", one.created().found());
                        json.writeArrayFieldStart("done");
                        for (String version : one.created().done()) {
                            json.writeString(version);
                        }
                        json.writeEndArray();
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    if (problem != null) {
                        json.writeObjectFieldStart("problem");
                        ProblemJson.writeMembers(json, problem);
                        json.writeEndObject();
                    }
                });
    }
}
