package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.repair.RepairPlan;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A folder of migrations and a database, as a test needs them.
public final class Scenario {
    public static final UUID RUN = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private final Path folder;
    private final TestDatabase database;
    private TrackingRequest request = TrackingRequest.ANY;

    public Scenario(Path folder, TestDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    /// Looks for another tracking table from now on.
    public Scenario asking(TrackingRequest other) {
        request = other;
        return this;
    }

    public Scenario file(String name, String text) {
        try {
            var path = folder.resolve("migrations").resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Scenario without(String name) {
        try {
            Files.delete(folder.resolve("migrations").resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String name) {
        return folder.resolve("migrations").resolve(name);
    }

    public Project project() {
        return ProjectLoader.load(folder);
    }

    public Migration migration(String version) {
        return project().migrations().stream()
                .filter(file -> file.version().text().equals(version))
                .findFirst()
                .orElseThrow();
    }

    public TrackingState state() {
        try (var session = database.open()) {
            return TrackingState.read(session, request);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public StatusReport report() {
        return StatusReport.of(project(), state(), Optional.of("development"));
    }

    /// `version state` of each row.
    public List<String> states() {
        return report().rows().stream()
                .map(row -> row.version() + " " + row.state().text())
                .toList();
    }

    public StatusRow row(String version) {
        return report().find(version).orElseThrow();
    }

    /// Records a migration as the runner does: all in one message, in one transaction.
    public void record(String version) {
        var state = state();
        var applied = Applied.of(migration(version), 12, RUN, "alice (al@box)");
        String create = state.createSql().isEmpty() ? "" : state.createSql() + ";";
        database.execute("begin;" + create + state.table().insertSql(applied) + ";commit");
    }

    public void remove(String version) {
        var report = report();
        var row = report.find(version).orElseThrow().tracked().orElseThrow();
        database.execute(report.tracking().table().deleteSql(row));
    }

    public Actor actor() {
        return Actor.here(database.connector().target(), "0.1.0");
    }

    public void execute(RepairPlan plan) {
        try {
            plan.execute(database.connector(), Optional.of("because"), Duration.ZERO);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public PgSession open() {
        return database.open();
    }

    public TestDatabase database() {
        return database;
    }
}
