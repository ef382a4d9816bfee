package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.tenant.Variants;
import dev.tidemark.engine.tenant.VariantsReader;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tenants variants`: which schemas are not like the others.
@Command(
        name = "variants",
        description =
                "Compares the schemas of tenants that have the same migrations: how many are alike,"
                        + " and how the others differ. Changes nothing.")
final class TenantsVariantsCommand implements TidemarkCommand {
    @Mixin private final TenantChoice choice = new TenantChoice();

    @Override
    public ExitCode run(Invocation invocation) {
        var desk = new TenantsDesk(invocation);
        var report = desk.report();
        var variants =
                new VariantsReader(desk.target().connector(), report).read(choice.lookedAt(report));
        if (invocation.options().json()) {
            invocation.document("tenants-variants", json -> write(json, variants));
        } else {
            print(invocation, variants);
        }
        return variants.differing() > 0 ? ExitCode.DRIFT : ExitCode.DONE;
    }

    private static void print(Invocation invocation, Variants variants) {
        for (var group : variants.groups()) {
            int differ =
                    group.others().stream().mapToInt(variant -> variant.schemas().size()).sum();
            invocation.say(
                    "%s with %s: %d alike, %d differ."
                            .formatted(
                                    TenantWords.count(group.alike().size() + differ),
                                    RunConsole.count(group.applied()),
                                    group.alike().size(),
                                    differ));
            for (var variant : group.others()) {
                invocation.say("  " + TenantWords.names(variant.schemas()));
                variant.difference()
                        .changes()
                        .forEach(change ->
                                invocation.say("    " + Printable.line(Variants.words(change))));
            }
        }
    }

    private static void write(JsonGenerator json, Variants variants) throws IOException {
        json.writeNumberField("alike", variants.alike());
        json.writeNumberField("differing", variants.differing());
        json.writeArrayFieldStart("groups");
        for (var group : variants.groups()) {
            json.writeStartObject();
            json.writeNumberField("applied", group.applied());
            strings(json, "alike", group.alike());
            json.writeArrayFieldStart("others");
            for (var variant : group.others()) {
                json.writeStartObject();
                strings(json, "schemas", variant.schemas());
                json.writeArrayFieldStart("changes");
                for (var change : variant.difference().changes()) {
                    json.writeStartObject();
                    json.writeStringField("kind", change.kind().text());
                    json.writeStringField("object", change.key().toString());
                    if (change.before().isPresent()) {
                        json.writeStringField("usual", change.before().get());
                    }
                    if (change.after().isPresent()) {
                        json.writeStringField("here", change.after().get());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
