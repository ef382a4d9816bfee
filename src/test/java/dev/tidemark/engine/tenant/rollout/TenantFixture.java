package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tenant.TenantsReader;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A project with tenants and the calls that a rollout takes, for tests.
final class TenantFixture {
    final Path folder;
    final Connector connector;
    final List<TenantEvent> events = Collections.synchronizedList(new ArrayList<>());
    TenantListener also = TenantListener.SILENT;
    int workers = 3;
    int canary;
    int wave;
    OnFailure onFailure = OnFailure.GO_ON;
    OptionalInt mostFailures = OptionalInt.empty();

    TenantFixture(Path folder, Connector connector) {
        this.folder = folder;
        this.connector = connector;
    }

    /// A project whose tenants begin with a word.
    static TenantFixture of(Path folder, TestDatabase database, String prefix) throws IOException {
        var fixture = new TenantFixture(folder, database.connector());
        return fixture.file(
                "tidemark.toml",
                """
                name = "%1$s"
                migrations = ["migrations"]
                [tenants]
                schemas = "^%1$s"
                source_schema = "public"
                required_tables = ["orders"]
                [run]
                lock_timeout = "100ms"
                lock_retries = 1
                """
                        .formatted(prefix));
    }

    TenantFixture file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    TenantFixture migration(String name, String text) throws IOException {
        return file("migrations/" + name, text);
    }

    TenantsReader reader() {
        return new TenantsReader(ProjectLoader.load(folder), Optional.empty());
    }

    TenantsReport report() {
        try (var session = connector.open("test")) {
            return reader().read(session);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    RolloutSettings settings() {
        var run =
                RunSettings.of(
                        ProjectLoader.load(folder).config().run(),
                        Actor.here(connector.target(), "test"));
        return new RolloutSettings(
                workers, canary, wave, onFailure, mostFailures, run.withLockWait(Duration.ZERO));
    }

    TenantsPlan plan(TenantTask task) {
        return new TenantsPlanner(reader()).all(task, report(), Map.of());
    }

    RolloutSummary deploy() throws InterruptedException {
        return run(TenantTask.deployEverything());
    }

    RolloutSummary run(TenantTask task) throws InterruptedException {
        return run(plan(task), new StopSignal());
    }

    RolloutSummary run(TenantsPlan plan, StopSignal stop) throws InterruptedException {
        return new TenantRollout(connector, reader()).run(plan, settings(), stop, this::hear);
    }

    RolloutSummary retry() throws InterruptedException {
        return new TenantRollout(connector, reader())
                .retry(settings(), new StopSignal(), this::hear);
    }

    RolloutSummary resume() throws InterruptedException {
        return new TenantRollout(connector, reader())
                .resume(settings(), new StopSignal(), this::hear);
    }

    void hear(TenantEvent event) {
        events.add(event);
        also.on(event);
    }

    <T extends TenantEvent> List<T> heard(Class<T> kind) {
        synchronized (events) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
