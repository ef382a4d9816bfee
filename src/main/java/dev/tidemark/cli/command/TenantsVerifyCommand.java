package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tenant.TenantHealth;
import dev.tidemark.engine.tenant.TenantsVerification;
import dev.tidemark.engine.tenant.VariantsReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tenants verify`: which are healthy.
@Command(
        name = "verify",
        description =
                "Checks tenants: checksums and order, required tables, invalid indexes, queries of"
                        + " tidemark.toml, and whether each schema is like those with the same"
                        + " migrations. Changes nothing.")
final class TenantsVerifyCommand implements TidemarkCommand {
    @Mixin private final TenantChoice choice = new TenantChoice();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "What each query may take (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--no-compare",
            description = "Don't compare the schemas, which takes longest where tenants are many.")
    private boolean compareNothing;

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new TenantsDesk(invocation);
        var report = desk.report();
        var schemas = choice.lookedAt(report);
        var verification =
                new TenantsVerification(
                        desk.reader(),
                        report,
                        Duration.ofSeconds(seconds),
                        compareNothing
                                ? Optional.empty()
                                : Optional.of(
                                        new VariantsReader(desk.target().connector(), report)));
        var health = desk.read(session -> verification.run(session, schemas));
        var ill = health.stream().filter(tenant -> !tenant.healthy()).toList();
        if (invocation.options().json()) {
            document(invocation, health);
        } else {
            print(invocation, health, ill);
        }
        if (!ill.isEmpty()) {
            invocation.warn(failed(ill));
            return ExitCode.VERIFICATION;
        }
        return ExitCode.DONE;
    }

    private static Problem failed(List<TenantHealth> ill) {
        return Problem.of(
                ProblemCode.VERIFICATION_FAILED,
                TenantWords.count(ill.size()) + " did not pass",
                TenantWords.names(ill.stream().map(TenantHealth::schema).toList()),
                "Mend what is named; missing tables are made by `tidemark tenants backfill`.");
    }

    private static void print(
            Invocation invocation, List<TenantHealth> health, List<TenantHealth> ill) {
        for (var tenant : ill) {
            invocation.say(tenant.schema());
            tenant.findings().forEach(finding -> invocation.say("  " + finding.text()));
        }
        long behind = health.stream().filter(tenant -> tenant.pending() > 0).count();
        invocation.say(
                "%s: %d healthy, %d not%s."
                        .formatted(
                                TenantWords.count(health.size()),
                                health.size() - ill.size(),
                                ill.size(),
                                behind > 0
                                        ? ", %d with pending migrations".formatted(behind)
                                        : ""));
    }

    private static void document(Invocation invocation, List<TenantHealth> health) {
        invocation.document(
                "tenants-verify",
                json -> {
                    json.writeBooleanField(
                            "passed", health.stream().allMatch(TenantHealth::healthy));
                    json.writeArrayFieldStart("tenants");
                    for (var tenant : health) {
                        json.writeStartObject();
                        json.writeStringField("schema", tenant.schema());
                        json.writeBooleanField("healthy", tenant.healthy());
                        json.writeNumberField("pending", tenant.pending());
                        json.writeArrayFieldStart("findings");
                        for (var finding : tenant.findings()) {
                            json.writeStartObject();
                            json.writeStringField("kind", finding.kind().text());
                            json.writeStringField("text", finding.text());
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
