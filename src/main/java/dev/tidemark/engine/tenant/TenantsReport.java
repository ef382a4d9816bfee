package dev.tidemark.engine.tenant;

import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.tenant.TenantStatus.Standing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where all tenants stand. Immutable.
///
/// @param project the files
/// @param tenants by name
/// @param extensionSchemas schemas of the database's extensions, which names are looked up in after
///   the tenant's own
/// @param shared names in the source schema that belong to extensions
public record TenantsReport(
        Project project,
        List<TenantStatus> tenants,
        List<String> extensionSchemas,
        List<String> shared) {
    public TenantsReport {
        tenants = List.copyOf(tenants);
        extensionSchemas = List.copyOf(extensionSchemas);
        shared = List.copyOf(shared);
    }

    /// How many tenants stand where.
    public Map<Standing, Integer> counts() {
        var counts = new EnumMap<Standing, Integer>(Standing.class);
        for (var standing : Standing.values()) {
            counts.put(standing, 0);
        }
        tenants.forEach(tenant -> counts.merge(tenant.standing(), 1, Integer::sum));
        return counts;
    }

    /// The tenant of that name.
    public Optional<TenantStatus> find(String schema) {
        return tenants.stream().filter(tenant -> tenant.schema().equals(schema)).findFirst();
    }
}
