package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// A project folder and the calls that a run takes, for tests.
public final class RunFixture {
    final Path folder;
    final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    private Optional<String> environment = Optional.empty();
    private Optional<String> schema = Optional.empty();
    private int lockRetries = 1;
    private Duration lockTimeout = Duration.ofMillis(200);
    private RunSettings.Saving saving = RunSettings.Saving.SAVE;
    private RunSettings.BringingBack bringingBack = RunSettings.BringingBack.LEAVE;
    private RunListener also = RunListener.SILENT;

    public RunFixture(Path folder) {
        this.folder = folder;
    }

    public RunFixture file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    RunFixture environment(String name) {
        environment = Optional.of(name);
        return this;
    }

    RunFixture schema(String name) {
        schema = Optional.of(name);
        return this;
    }

    public RunFixture locks(Duration timeout, int retries) {
        lockTimeout = timeout;
        lockRetries = retries;
        return this;
    }

    RunFixture losingData() {
        saving = RunSettings.Saving.LOSE;
        return this;
    }

    RunFixture bringingBack() {
        bringingBack = RunSettings.BringingBack.BRING_BACK;
        return this;
    }

    public RunFixture listening(RunListener listener) {
        also = listener;
        return this;
    }

    public Project project() {
        return ProjectLoader.load(folder);
    }

    public StatusReport status(Connector connector) throws Exception {
        return status(connector, project());
    }

    private StatusReport status(Connector connector, Project project) throws Exception {
        try (PgSession session = connector.open("test")) {
            return StatusReport.of(
                    project, TrackingState.read(session, tracking(project)), environment);
        }
    }

    TrackingRequest tracking(Project project) {
        return new TrackingRequest(project.config().tracking(), schema);
    }

    RunSettings settings(Connector connector) {
        return new RunSettings(
                lockTimeout,
                Duration.ZERO,
                lockRetries,
                Duration.ZERO,
                schema,
                Actor.here(connector.target(), "test"),
                saving,
                bringingBack);
    }

    public RunOutcome apply(Connector connector) throws Exception {
        return apply(connector, new StopSignal());
    }

    public RunOutcome apply(Connector connector, StopSignal stop) throws Exception {
        var project = project();
        var plan =
                new Planner(project, status(connector, project), tracking(project))
                        .apply(Selection.everything());
        return run(plan, connector, stop);
    }

    public RunOutcome rollBack(Connector connector, Selection.Back selection) throws Exception {
        var project = project();
        var plan =
                new Planner(project, status(connector, project), tracking(project))
                        .rollBack(selection);
        return run(plan, connector, new StopSignal());
    }

    public RunOutcome resume(Connector connector, String version) throws Exception {
        var project = project();
        var plan =
                new Planner(project, status(connector, project), tracking(project))
                        .resume(version, Resume.Choice.ASK);
        return run(plan, connector, new StopSignal());
    }

    RunOutcome run(Plan plan, Connector connector, StopSignal stop) throws InterruptedException {
        return run(plan, connector, stop, settings(connector));
    }

    RunOutcome run(Plan plan, Connector connector, StopSignal stop, RunSettings settings)
            throws InterruptedException {
        var order = new EventOrder(this::heard);
        var outcome = new Runner(connector).run(plan, settings, stop, order);
        order.assertKept(outcome);
        return outcome;
    }

    private void heard(RunEvent event) {
        events.add(event);
        also.on(event);
    }

    Plan plan(Connector connector) throws Exception {
        var project = project();
        return new Planner(project, status(connector, project), tracking(project))
                .apply(Selection.everything());
    }

    /// Runs on a thread of its own.
    CompletableFuture<RunOutcome> start(Callable<RunOutcome> run) {
        var outcome = new CompletableFuture<RunOutcome>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        outcome.complete(run.call());
                    } catch (Exception e) {
                        outcome.completeExceptionally(e);
                    }
                });
        return outcome;
    }

    /// Applies on a thread of its own.
    public CompletableFuture<RunOutcome> startApplying(Connector connector, StopSignal stop) {
        return start(() -> apply(connector, stop));
    }

    <T extends RunEvent> List<T> events(Class<T> type) {
        synchronized (events) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /// Waits until an event of a kind has come.
    public <T extends RunEvent> T await(Class<T> type, Predicate<T> wanted)
            throws InterruptedException {
        Aftermath.until(
                "an event " + type.getSimpleName(), () -> events(type).stream().anyMatch(wanted));
        return events(type).stream().filter(wanted).findFirst().orElseThrow();
    }
}
