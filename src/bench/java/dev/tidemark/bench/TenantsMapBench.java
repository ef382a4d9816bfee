package dev.tidemark.bench;

import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.tenants.TenantWizards;
import dev.tidemark.desktop.tenants.TenantsPage;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.status.StatusSummary;
import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// The desktop's map of 10,000 tenants and 60 migrations: how soon it shows what was read, and what
/// a frame costs the JavaFX thread while it is scrolled and its cursor moves. The tenants are made
/// up, in 40 ways to stand; no database has them. Headless, software rendering.
public final class TenantsMapBench {
    private static final int TENANTS = 10_000;
    private static final int MIGRATIONS = 60;
    private static final int STANDS = 40;
    private static final int FRAMES = 300;
    private static final double MILLION = 1e6;

    private final BackgroundWork work =
            BackgroundWork.ofToolkit(bug -> {
                throw new IllegalStateException(bug);
            });
    private final Path folder;
    private TenantsPage page;
    private Scene scene;

    private TenantsMapBench(Path folder) {
        this.folder = folder;
    }

    /// Entry point.
    ///
    /// @param arguments none
    /// @throws Exception when anything fails
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tidemark-bench");
        try (var server =
                EmbeddedServer.start(EmbeddedServer.Options.temporary(Environment.ofProcess()))) {
            SampleFiles.trivial(folder, MIGRATIONS);
            var report = report(server, ProjectLoader.load(folder));
            var started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            new TenantsMapBench(folder).run(server, report);
            Platform.exit();
        } finally {
            delete(folder);
        }
    }

    private static TenantsReport report(EmbeddedServer server, Project project) throws Exception {
        TrackingState none;
        try (var session = server.connector("postgres").open("bench")) {
            none = TrackingState.read(session, TrackingRequest.ANY);
        }
        var stands = new ArrayList<StatusReport>();
        for (int i = 0; i < STANDS; i++) {
            stands.add(stand(project, none, MIGRATIONS - i, i % 7 == 3));
        }
        var tenants = new ArrayList<TenantStatus>();
        for (int i = 0; i < TENANTS; i++) {
            tenants.add(
                    new TenantStatus(
                            "tenant_%05d_%s".formatted(i, Integer.toHexString(i * 7919)),
                            TenantStatus.Presence.KNOWN,
                            Optional.of(stands.get(i * 31 % STANDS)),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
        return new TenantsReport(project, tenants, List.of(), List.of());
    }

    private static StatusReport stand(
            Project project, TrackingState none, int applied, boolean changed) {
        var rows = new ArrayList<StatusRow>();
        for (int i = 0; i < project.migrations().size(); i++) {
            var migration = project.migrations().get(i);
            var state =
                    i >= applied
                            ? MigrationState.PENDING
                            : changed && i == applied / 2
                                    ? MigrationState.CHANGED
                                    : MigrationState.APPLIED;
            rows.add(
                    new StatusRow(
                            state,
                            migration.version().text(),
                            migration.description(),
                            Optional.of(migration),
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            List.of()));
        }
        return new StatusReport(
                none,
                Optional.empty(),
                rows,
                new StatusSummary(applied, rows.size() - applied, changed ? 1 : 0, 0, 0, 0, 0));
    }

    private void run(EmbeddedServer server, TenantsReport report) throws Exception {
        var profile =
                new Profile(
                        "bench",
                        server.settings("postgres"),
                        Optional.of("local"),
                        Profile.Protection.NONE);
        for (String opening : new String[] {"first", "warm"}) {
            onFx(() -> {
                open(profile);
                return true;
            });
            long began = System.nanoTime();
            onFx(() -> {
                page.showReport(report);
                return true;
            });
            onFx(() -> {
                scene.getRoot().layout();
                return true;
            });
            output().printf(
                            "%s opening: the map of a report that was read after %.0f ms%n",
                            opening, (System.nanoTime() - began) / MILLION);
        }
        for (String size : new String[] {"large", "medium", "small"}) {
            frames("%s cells, warming up".formatted(size), this::scroll);
            frames("%s cells, scrolling".formatted(size), this::scroll);
            frames("%s cells, moving the cursor".formatted(size), this::move);
            onFx(() -> {
                act("tenants.smaller");
                return true;
            });
        }
        filter();
    }

    private void open(Profile profile) {
        var target = new PinnedTarget(work, profile, folder);
        var context =
                new PageContext(
                        Environment.ofProcess(),
                        work,
                        new RunningTasks(),
                        target,
                        silent(Navigator.class),
                        silent(Workspace.class));
        page = new TenantsPage(context, new TenantWizards(context, "bench"));
        var root = new BorderPane(page.content());
        scene = new Scene(root, 1280, 800);
        var theme = new Theme();
        theme.show(ColorScheme.LIGHT);
        theme.dress(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    private void frames(String what, java.util.function.IntConsumer step) throws Exception {
        output().printf("%s: %s%n", what, FrameTimes.of(scene, FRAMES, step));
    }

    private void scroll(int frame) {
        var bar = (ScrollBar) scene.getRoot().lookup("#tenants-map-down");
        bar.setValue(bar.getMax() * (frame * 7919 % FRAMES) / FRAMES);
    }

    private void move(int frame) {
        Node map = scene.getRoot().lookup("#tenants-map");
        var code =
                frame % 10 == 9 ? KeyCode.PAGE_DOWN : frame % 2 == 0 ? KeyCode.DOWN : KeyCode.RIGHT;
        map.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void filter() throws Exception {
        for (String text : new String[] {"9", "99", "tenant_0", ""}) {
            long took =
                    onFx(() -> {
                        long began = System.nanoTime();
                        ((TextField) scene.getRoot().lookup("#tenants-filter")).setText(text);
                        scene.getRoot().layout();
                        return System.nanoTime() - began;
                    });
            output().printf("filter `%s`: %.1f ms of the thread%n", text, took / MILLION);
        }
    }

    private void act(String id) {
        page.actions().stream()
                .filter(action -> action.id().equals(id))
                .forEach(action -> action.fire());
    }

    private static <T> T onFx(Supplier<T> action) throws Exception {
        var task = new FutureTask<>(action::get);
        Platform.runLater(task);
        return task.get();
    }

    /// Nobody follows where the page leads.
    private static <T> T silent(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static PrintStream output() {
        return System.out;
    }
}
