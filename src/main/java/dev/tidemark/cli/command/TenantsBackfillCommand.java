package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.cli.failure.ProblemJson;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tenant.Backfill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenants backfill`: makes required tables that are missing.
@Command(
        name = "backfill",
        description =
                "Makes required tables that tenants lack, as the migrations in force there say; rows"
                        + " are not brought back. Asks.")
final class TenantsBackfillCommand implements TidemarkCommand {
    @Mixin private final TenantChoice choice = new TenantChoice();

    @Option(names = "--show", description = "Only print the SQL.")
    private boolean show;

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new TenantsDesk(invocation);
        var report = desk.report();
        var backfill = new Backfill(desk.target().connector(), desk.reader(), report);
        var needs = backfill.needs(choice.schemas(report));
        explain(invocation, needs);
        if (needs.isEmpty() || show) {
            if (invocation.options().json()) {
                document(invocation, List.of());
            }
            return ExitCode.DONE;
        }
        invocation
                .confirmation()
                .ask(
                        "Make required tables of %s on %s?"
                                .formatted(
                                        TenantWords.count(needs.size()),
                                        desk.target().settings().target()),
                        "No tenant was touched");
        return make(invocation, desk, backfill, needs);
    }

    private void explain(Invocation invocation, List<Backfill.Need> needs) {
        if (invocation.options().json()) {
            return;
        }
        if (needs.isEmpty()) {
            invocation.say("Every tenant has all required tables.");
        }
        for (var need : needs) {
            invocation.say(
                    "%s lacks %s".formatted(need.schema(), String.join(", ", need.missing())));
            if (show) {
                need.statements().forEach(sql -> invocation.print(sql + ";\n"));
            }
        }
        invocation.console().out().flush();
    }

    private static ExitCode make(
            Invocation invocation, TenantsDesk desk, Backfill backfill, List<Backfill.Need> needs) {
        var results = new ArrayList<Backfill.Result>();
        try {
            for (var need : needs) {
                var result = backfill.make(need, desk.run(Duration.ZERO));
                result.problem().ifPresent(invocation::warn);
                results.add(result);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "Not all tenants have their required tables",
                            "The thread that made them was told to end.",
                            "Run it again.")
                    .asException();
        }
        long failed = results.stream().filter(result -> result.problem().isPresent()).count();
        if (invocation.options().json()) {
            document(invocation, results);
        } else {
            invocation.say(
                    "%s: %d mended, %d failed."
                            .formatted(
                                    TenantWords.count(results.size()),
                                    results.size() - failed,
                                    failed));
        }
        return failed > 0 ? ExitCode.TENANTS : ExitCode.DONE;
    }

    private static void document(Invocation invocation, List<Backfill.Result> results) {
        invocation.document(
                "tenants-backfill",
                json -> {
                    json.writeArrayFieldStart("tenants");
                    for (var result : results) {
                        json.writeStartObject();
                        json.writeStringField("schema", result.schema());
                        json.writeArrayFieldStart("made");
                        for (String table : result.made()) {
                            json.writeString(table);
                        }
                        json.writeEndArray();
                        if (result.problem().isPresent()) {
                            json.writeObjectFieldStart("problem");
                            ProblemJson.writeMembers(json, result.problem().get());
                            json.writeEndObject();
                        }
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
