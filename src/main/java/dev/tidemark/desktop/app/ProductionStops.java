package dev.tidemark.desktop.app;

import dev.tidemark.desktop.tour.Guide;
import dev.tidemark.desktop.tour.Stop;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.sample.Sample;
import dev.tidemark.engine.sample.SampleDatabases;
import dev.tidemark.engine.sample.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;

/// The stops of the tour in a window of its own on a target called production: a rollout with all
/// that it demands there.
final class ProductionStops {
    private static final String PROFILE = "lancio-production";
    private static final String PROJECT = "4-lancio-studio";

    private final Environment environment;

    private ProductionStops(Environment environment) {
        this.environment = environment;
    }

    /// @param environment of the tour's user, whose embedded server has the samples by then
    static List<Stop> all(Environment environment) {
        var stops = new ProductionStops(environment);
        return List.of(
                new Stop("production", stops::open),
                new Stop("rollout", ProductionStops::rollout),
                new Stop("rollout-preflight", guide -> TourStops.next(guide, "Preflight")),
                new Stop("rollout-checklist", ProductionStops::checklist),
                new Stop("rollout-backup", ProductionStops::backup),
                new Stop("rollout-commit", ProductionStops::commit),
                new Stop("rollout-run", ProductionStops::run),
                new Stop("rollout-verify", ProductionStops::verify),
                new Stop("rollout-report", ProductionStops::report));
    }

    private void open(Guide guide) {
        addProfile();
        guide.press("screen.home");
        guide.press("home.refresh");
        guide.press("open-%s-%s".formatted(PROFILE, PROJECT));
        guide.see("status-pending");
        guide.select("timeline-list", 0);
        guide.see("timeline.open-inspector");
    }

    /// The sample's database as people would have it in production.
    private void addProfile() {
        var sample = sample();
        var server = server(sample.database());
        var host = server.hosts().getFirst();
        try {
            Files.createDirectories(environment.configFolder());
            Files.copy(
                    EmbeddedServer.defaultFolder(environment).resolve("passfile"),
                    environment.home().resolve(".pgpass"),
                    StandardCopyOption.COPY_ATTRIBUTES);
            AtomicFile.writePrivately(
                    environment.configFolder().resolve("profiles.toml"),
                    """
                    [%s]
                    host = "%s"
                    port = %d
                    database = "%s"
                    user = "%s"
                    environment = "production"
                    projects = ["%s"]
                    """
                            .formatted(
                                    PROFILE,
                                    host.name(),
                                    host.port(),
                                    server.database(),
                                    server.user(),
                                    sample.folder()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A copy of the project, with its database.
    private Sample sample() {
        var home = Optional.ofNullable(System.getProperty("tidemark.home")).map(Path::of);
        var samples =
                Samples.copyTo(
                        Samples.copiesFolder(environment.dataFolder()),
                        Samples.shipped(home, Path.of("")).stream()
                                .filter(sample -> sample.folder().endsWith(PROJECT))
                                .toList());
        new SampleDatabases(server("postgres"), _ -> {}).make(samples);
        return samples.getFirst();
    }

    private ConnectionSettings server(String database) {
        return EmbeddedServer.running(EmbeddedServer.defaultFolder(environment), database)
                .orElseThrow();
    }

    private static void rollout(Guide guide) {
        guide.choose("timeline-apply-menu", "timeline.roll-out");
        TourStops.title(guide, "Plan");
    }

    private static void checklist(Guide guide) {
        guide.press("wizard-next");
        guide.see("checklist-summary");
        guide.await(
                "the points are ticked",
                () -> {
                    for (int i = 1; guide.node("checklist-" + i) instanceof CheckBox point; i++) {
                        point.setSelected(true);
                    }
                    return !guide.text("checklist-summary").contains("open");
                });
        guide.await(
                "the window is open, or a reason given",
                () -> {
                    if (guide.node("window-reason") instanceof TextInputControl reason
                            && reason.isVisible()) {
                        reason.setText("agreed with everybody who is on call");
                    }
                    var next = guide.node("wizard-next");
                    return next != null && !next.isDisabled();
                });
    }

    private static void backup(Guide guide) {
        guide.press("wizard-next");
        guide.await(
                "a backup is offered",
                () ->
                        guide.node("backup-name") != null
                                || guide.node("rollout-backup-make") != null);
        if (guide.node("backup-name") == null) {
            guide.press("rollout-backup-make");
        } else {
            guide.type("backup-name", PROFILE);
            guide.press("backup-start");
        }
        guide.await(
                "the backup was made",
                () -> {
                    var next = guide.node("wizard-next");
                    return next != null && !next.isDisabled();
                });
        TourStops.quiet(guide);
    }

    private static void commit(Guide guide) {
        TourStops.next(guide, "Commit");
        guide.type("commit-name", PROFILE);
    }

    private static void run(Guide guide) {
        guide.press("commit");
        TourStops.title(guide, "Run");
        TourStops.quiet(guide);
    }

    private static void report(Guide guide) {
        TourStops.next(guide, "Report");
        guide.see("report-copy");
    }

    private static void verify(Guide guide) {
        TourStops.next(guide, "Verify");
        guide.await("it was verified", () -> guide.text("verify-verdict").contains("Passed"));
        TourStops.quiet(guide);
    }
}
