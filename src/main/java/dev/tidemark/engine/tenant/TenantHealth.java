package dev.tidemark.engine.tenant;

import java.util.List;
import java.util.Locale;

/// Whether a tenant is as it should be.
///
/// @param schema the tenant
/// @param pending migrations that a rollout would apply; none of the findings
/// @param findings what is not as it should be
public record TenantHealth(String schema, int pending, List<Finding> findings) {
    public TenantHealth {
        findings = List.copyOf(findings);
    }

    /// Whether nothing was found.
    public boolean healthy() {
        return findings.isEmpty();
    }

    /// Something that is not as it should be.
    ///
    /// @param text what, in words
    public record Finding(Kind kind, String text) {}

    /// What was looked at.
    public enum Kind {
        /// The schema and its tracking table.
        TENANT,
        /// Checksums, order, what is half done.
        MIGRATIONS,
        /// Required tables.
        TABLES,
        /// Indexes that were not built to their end.
        INDEXES,
        /// The schema, next to those of tenants with the same migrations.
        SCHEMA,
        /// A query of the project's own.
        QUERY;

        /// As it is written to JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
