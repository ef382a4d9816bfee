package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.GuardedConnector;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.TenantsReport;

/// Files and tenants as they were read before something is changed. Immutable.
///
/// @param reader files and tenants
/// @param report where the tenants stand
/// @param identity the database that they were read from
record Prepared(TenantsReader reader, TenantsReport report, ServerIdentity identity) {
    /// Called on a worker.
    static Prepared read(TenantDesk desk) {
        var reader = desk.reader();
        return desk.ask(session ->
                new Prepared(reader, reader.read(session), ServerIdentity.read(session)));
    }

    /// Sessions that write there and nowhere else. Called on the JavaFX thread.
    Connector runs(PageContext context) {
        return new GuardedConnector(context.target().runsInAllSchemas(), identity);
    }

    /// How each tenant's run behaves. Called on the JavaFX thread.
    RunSettings settings(PageContext context, String productVersion) {
        return RunSettings.of(
                reader.project().config().run(), context.target().actor(productVersion));
    }
}
