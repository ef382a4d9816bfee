package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.tenant.rollout.TenantResult;

/// What is in the way of a tenant, in one line.
final class Trouble {
    private Trouble() {}

    /// Empty when nothing is.
    static String of(TenantRow tenant) {
        return switch (tenant.state()) {
            case FAILED, CHANGED, BLOCKED ->
                    tenant.status()
                            .problem()
                            .map(problem -> problem.why())
                            .or(() -> tenant.last().flatMap(TenantResult::error))
                            .orElse("");
            case GONE -> "listed or worked on before, and its schema is not there";
            case NEW, PENDING, CURRENT -> "";
        };
    }
}
