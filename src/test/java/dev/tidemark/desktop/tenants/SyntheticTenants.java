package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.status.StatusSummary;
import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.TenantStatus.Presence;
import dev.tidemark.engine.tenant.TenantsReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reports on tenants that no database has.
final class SyntheticTenants {
    private final Project project;
    private final List<TenantStatus> tenants = new ArrayList<>();

    SyntheticTenants(Path folder, int migrations) throws IOException {
        for (int i = 1; i <= migrations; i++) {
            Files.writeString(
                    folder.resolve("%03d_change_%d.sql".formatted(i, i)),
                    "create table t%d (id int);\n".formatted(i));
        }
        project = ProjectLoader.load(folder);
    }

    /// Adds a tenant that has so many migrations.
    SyntheticTenants with(String schema, int applied) {
        return with(schema, stand(applied, MigrationState.PENDING));
    }

    /// Adds a tenant that stands as others do.
    SyntheticTenants with(String schema, StatusReport report) {
        tenants.add(
                new TenantStatus(
                        schema,
                        Presence.KNOWN,
                        Optional.of(report),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return this;
    }

    /// Adds a tenant whose schema is not there.
    SyntheticTenants gone(String schema) {
        tenants.add(
                new TenantStatus(
                        schema,
                        Presence.VANISHED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return this;
    }

    /// @param next the state of the first that is not applied
    StatusReport stand(int applied, MigrationState next) {
        var rows = new ArrayList<StatusRow>();
        for (int i = 0; i < project.migrations().size(); i++) {
            var migration = project.migrations().get(i);
            rows.add(
                    new StatusRow(
                            i < applied
                                    ? MigrationState.APPLIED
                                    : i == applied ? next : MigrationState.PENDING,
                            migration.version().text(),
                            migration.description(),
                            Optional.of(migration),
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            List.of()));
        }
        return new StatusReport(
                null,
                Optional.empty(),
                rows,
                new StatusSummary(applied, rows.size() - applied, 0, 0, 0, 0, 0));
    }

    TenantTable table() {
        return TenantTable.of(
                new TenantsReport(project, tenants, List.of(), List.of()), Optional.empty(), false);
    }
}
