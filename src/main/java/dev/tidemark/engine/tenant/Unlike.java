package dev.tidemark.engine.tenant;

import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tenant.TenantHealth.Finding;
import dev.tidemark.engine.tenant.TenantHealth.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// Which of some tenants have a schema that is not like those of most tenants with the same
/// migrations.
final class Unlike {
    /// So many of the same migrations are compared at least, where there are as many: with fewer
    /// nobody knows which of them is as it should be.
    private static final int FEWEST = 3;

    private static final int MOST_NAMED = 5;

    private final TenantsReport report;
    private final VariantsReader variants;

    Unlike(TenantsReport report, VariantsReader variants) {
        this.report = report;
        this.variants = variants;
    }

    /// By tenant, without those that are like the others.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the database can't be asked
    Map<String, Finding> among(List<String> schemas, StopSignal stop, IntConsumer compared) {
        var unlike = new HashMap<String, Finding>();
        for (var group : variants.read(List.copyOf(withPeers(schemas)), stop, compared).groups()) {
            for (var variant : group.others()) {
                var finding = new Finding(Kind.SCHEMA, words(group, variant));
                variant.schemas().stream()
                        .filter(schemas::contains)
                        .forEach(schema -> unlike.put(schema, finding));
            }
        }
        return unlike;
    }

    /// The peers come first: of two that differ, the one that was asked about is not like the
    /// other.
    private Set<String> withPeers(List<String> schemas) {
        var wanted = new HashSet<>(schemas);
        var all = new LinkedHashSet<String>();
        var groups = new IdentityHashMap<StatusReport, List<String>>();
        for (var tenant : report.tenants()) {
            tenant.report()
                    .ifPresent(found ->
                            groups.computeIfAbsent(found, _ -> new ArrayList<>())
                                    .add(tenant.schema()));
        }
        for (var group : groups.values()) {
            long asked = group.stream().filter(wanted::contains).count();
            if (asked > 0 && asked < FEWEST) {
                group.stream()
                        .filter(schema -> !wanted.contains(schema))
                        .limit(FEWEST - asked)
                        .forEach(all::add);
            }
        }
        all.addAll(schemas);
        return all;
    }

    private static String words(Variants.Group group, Variants.Variant variant) {
        var changes = variant.difference().changes();
        String named =
                changes.stream()
                        .limit(MOST_NAMED)
                        .map(Variants::words)
                        .collect(Collectors.joining("; "));
        int more = changes.size() - MOST_NAMED;
        return "its schema is not like that of %s with the same migrations: %s%s"
                .formatted(
                        group.alike().size() == 1
                                ? group.alike().getFirst()
                                : "%d others".formatted(group.alike().size()),
                        named,
                        more > 0 ? "; and %d more".formatted(more) : "");
    }
}
