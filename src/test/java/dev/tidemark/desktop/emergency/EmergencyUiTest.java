package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.Runner;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.ui.WizardUiTest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.io.TempDir;

/// Walks the emergency wizard.
abstract class EmergencyUiTest extends WizardUiTest {
    @TempDir Path folder;

    EmergencyDesk desk;
    EmergencyViewModel model;
    Page page;

    /// Applies all of the project's migrations.
    void applied(Connector connector, ConnectionSettings settings) throws Exception {
        var project = ProjectLoader.load(desk.project());
        var request = new TrackingRequest(project.config().tracking(), Optional.empty());
        StatusReport report;
        try (var session = connector.open("test")) {
            report =
                    StatusReport.of(
                            project, TrackingState.read(session, request), Optional.empty());
        }
        var plan = new Planner(project, report, request).apply(Selection.everything());
        new Runner(connector)
                .run(
                        plan,
                        RunSettings.of(
                                project.config().run(), Actor.here(settings.target(), "test")),
                        new StopSignal(),
                        RunListener.SILENT);
    }

    void open() {
        show(() -> {
            model = desk.model();
            page = desk.page(model);
            return (Parent) page.content();
        });
        onFx(page::onAttached);
        onFx(page::onShown);
    }

    /// All that a card says.
    String card(String way) {
        return onFx(() ->
                lookup("#way-card-%s .label".formatted(way)).<Labeled>queryAll().stream()
                        .map(Labeled::getText)
                        .collect(Collectors.joining("\n")));
    }

    void take(String way) {
        fire("#way-" + way);
        next("Application");
        next("Commit");
    }

    /// Selects a step of the walk.
    void look(int step) {
        onFx(() -> lookup("#walk-stages").<ListView<?>>query().getSelectionModel().select(step));
    }

    String stages() {
        return onFx(() ->
                model.walk().stages().stream()
                        .map(stage -> stage.standing().name())
                        .collect(Collectors.joining(" ")));
    }
}
