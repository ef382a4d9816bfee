package dev.tidemark.desktop.app;

import dev.tidemark.desktop.tour.Guide;
import dev.tidemark.desktop.tour.Stop;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.PgSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// The stops of `tidemark tour`, in order. A stop goes on where the one before ended.
final class TourStops {
    private static final int FOURTH = 4;
    private static final String FAILING = "008_create_board.sql";

    private final Environment environment;
    private @Nullable PgSession other;

    private TourStops(Environment environment) {
        this.environment = environment;
    }

    /// @param environment of the tour's user, to whose home the samples are copied
    static List<Stop> all(Environment environment) {
        var stops = new TourStops(environment);
        var all = new ArrayList<Stop>(stops.inTheFirstWindow());
        all.addAll(ProductionStops.all(environment));
        return List.copyOf(all);
    }

    private List<Stop> inTheFirstWindow() {
        return List.of(
                new Stop("home", guide -> guide.see("first-start")),
                new Stop("timeline", TourStops::timeline),
                new Stop("palette", guide -> over(guide, "Shortcut+Shift+P", "palette-query")),
                new Stop("keys", guide -> over(guide, "F1", "key-map")),
                new Stop("editor", TourStops::editor),
                new Stop("new-migration", TourStops::newMigration),
                new Stop("apply", TourStops::apply),
                new Stop("apply-preflight", guide -> next(guide, "Preflight")),
                new Stop("apply-commit", TourStops::toCommit),
                new Stop("apply-blocked", this::blocked),
                new Stop("apply-run", this::run),
                new Stop(
                        "apply-verify",
                        guide -> {
                            next(guide, "Verify");
                            quiet(guide);
                        }),
                new Stop("rollback", this::rollback),
                new Stop("rollback-strategy", guide -> next(guide, "Strategy")),
                new Stop("rollback-impact", guide -> next(guide, "Impact")),
                new Stop("emergency", TourStops::emergency),
                new Stop("emergency-application", TourStops::emergencyCommands),
                new Stop("failure", this::failure),
                new Stop("repair", TourStops::repair),
                new Stop("history", TourStops::history),
                new Stop("history-run", TourStops::pastRun),
                new Stop("schema", TourStops::schema),
                new Stop("schema-diagram", TourStops::diagram),
                new Stop("verify", TourStops::verify),
                new Stop(
                        "backups",
                        guide -> {
                            guide.press("screen.backups");
                            guide.see("backups-list");
                        }),
                new Stop(
                        "backup",
                        guide -> {
                            guide.press("backups.new");
                            title(guide, "What");
                        }),
                new Stop("profile", TourStops::profile),
                new Stop("profile-test", TourStops::profileTest),
                new Stop("tenants", TourStops::tenants),
                new Stop("tenants-plan", this::tenantsPlan),
                new Stop("tenants-run", TourStops::tenantsRun),
                new Stop("tenants-failed", TourStops::tenantsFailed),
                new Stop("tenants-undone", TourStops::tenantsUndone));
    }

    private static void timeline(Guide guide) {
        guide.press("first-start-skip");
        guide.press("open-trossapp");
        guide.see("status-pending");
        selectFirst(guide);
        guide.see("timeline.open-inspector");
    }

    private static void selectFirst(Guide guide) {
        guide.select("timeline-list", 0);
    }

    private static void over(Guide guide, String keys, String id) {
        guide.keys("Esc");
        guide.keys(keys);
        guide.see(id);
    }

    private static void editor(Guide guide) {
        guide.keys("Esc");
        guide.select("timeline-list", FOURTH - 1);
        guide.press("timeline.open-inspector");
        guide.see("sql");
        guide.see("outline-statements");
    }

    private static void newMigration(Guide guide) {
        guide.press("screen.timeline");
        guide.press("timeline.new-migration");
        guide.type("template-search", "foreign");
        guide.await(
                "the template is found",
                () -> guide.text("template-title").startsWith("Add a foreign key"));
        guide.press("wizard-next");
        guide.type("field-table", "user_preferences");
        guide.type("field-columns", "user_id");
        guide.type("field-target", "users");
        guide.await(
                "the files are shown",
                () -> {
                    var create = guide.node("new-migration-create");
                    return create != null && !create.isDisabled();
                });
    }

    private static void apply(Guide guide) {
        guide.press("screen.timeline");
        guide.choose("timeline-apply-menu", "timeline.apply");
        title(guide, "Plan");
    }

    static void title(Guide guide, String title) {
        guide.await(title + " is shown", () -> guide.text("wizard-title").equals(title));
        guide.await(
                title + " is read",
                () -> {
                    var next = guide.node("wizard-next");
                    return next == null || !next.isDisabled();
                });
    }

    static void next(Guide guide, String title) {
        guide.press("wizard-next");
        title(guide, title);
    }

    /// Toasts go by themselves.
    static void quiet(Guide guide) {
        guide.await(
                "no toast is shown",
                () ->
                        guide.node("toasts") instanceof Parent toasts
                                && toasts.getChildrenUnmodifiable().isEmpty());
    }

    private static void toCommit(Guide guide) {
        next(guide, "Backup");
        next(guide, "Commit");
    }

    /// Somebody has changed rows and not committed yet.
    private void blocked(Guide guide) {
        other = Connectors.of(server()).open("night report");
        send("set application_name = 'night report'");
        send("begin; update users set role = role");
        guide.press("commit");
        // By then an attempt waits longer than a picture takes.
        guide.await("it waits", () -> guide.text("run-elapsed").compareTo("0:02") > 0);
        guide.see("run-blockers");
    }

    private void run(Guide guide) {
        send("rollback");
        title(guide, "Run");
        quiet(guide);
    }

    private ConnectionSettings server() {
        return EmbeddedServer.running(EmbeddedServer.defaultFolder(environment), "trossapp")
                .orElseThrow();
    }

    private void send(String sql) {
        try {
            if (other != null) {
                other.send(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rollback(Guide guide) {
        send("insert into user_preferences (user_id) select id from users where id <= 120");
        guide.press("screen.timeline");
        // Below the line that says where the database is.
        guide.select("timeline-list", FOURTH + 1);
        guide.choose("timeline-roll-back-menu", "timeline.roll-back-to");
        title(guide, "Scope");
    }

    private static void emergency(Guide guide) {
        guide.press("screen.timeline");
        guide.choose("timeline-roll-back-menu", "timeline.go-back");
        guide.await(
                "the ways are known",
                () -> {
                    var way = guide.node("way-script");
                    return way != null && !way.isDisabled();
                });
        guide.press("way-script");
    }

    private static void emergencyCommands(Guide guide) {
        next(guide, "Application");
    }

    private void failure(Guide guide) {
        addFailing();
        guide.press("screen.timeline");
        guide.await("it was seen", () -> guide.text("status-pending").equals("1 pending"));
        apply(guide);
        next(guide, "Preflight");
        toCommit(guide);
        guide.press("commit");
        guide.see("failure-plan");
        quiet(guide);
    }

    /// The sample has a migration that fails, to be tried.
    private void addFailing() {
        try (var files = Files.walk(environment.home())) {
            Path from =
                    files.filter(file -> file.endsWith(Path.of("first", FAILING)))
                            .findFirst()
                            .orElseThrow();
            // From the file up to try/first, try and the project.
            Path migrations = from.resolve("../../../migrations").normalize();
            Files.copy(from, migrations.resolve(FAILING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void repair(Guide guide) {
        guide.press("screen.timeline");
        selectFirst(guide);
        guide.choose("timeline-repair-menu", "timeline.mark");
        guide.see("repair-commit");
        quiet(guide);
    }

    private static void history(Guide guide) {
        guide.press("screen.history");
        guide.select("history-list", 0);
    }

    private static void pastRun(Guide guide) {
        guide.keys("Enter");
        guide.see("run-lines");
        guide.await("the run is read", () -> guide.text("run-title").contains(":"));
    }

    private static void schema(Guide guide) {
        guide.press("screen.schema");
        guide.type("schema-find", "work_orders");
        guide.await("it is found", () -> guide.text("schema-hits").contains(" of "));
        guide.keys("Enter");
        guide.await(
                "the table is shown", () -> guide.text("schema-title").endsWith(".work_orders"));
        guide.type("schema-find", "");
    }

    private static void diagram(Guide guide) {
        guide.press("schema-as-diagram");
        guide.await("it is drawn", () -> guide.text("diagram-note").contains("table"));
    }

    private static void verify(Guide guide) {
        guide.press("screen.verify");
        guide.await("it is compared", () -> !guide.text("drift-since").isEmpty());
    }

    private static void profile(Guide guide) {
        guide.press("screen.home");
        guide.press("home.new");
        guide.see("profile-paste");
    }

    private static void profileTest(Guide guide) {
        guide.type("profile-paste", "postgresql://deploy@127.0.0.1:1/billing");
        guide.await(
                "it was understood",
                () ->
                        guide.node("profile-host") instanceof TextField host
                                && !host.getText().isEmpty());
        guide.press("profile-test");
        guide.await("it was tried", () -> guide.text("check-verdict").startsWith("It does not"));
    }

    private static void tenants(Guide guide) {
        guide.press("screen.home");
        guide.press("open-clicarity");
        guide.see("schema-tenants");
        guide.press("schema-tenants");
        guide.see("tenants-map");
    }

    private void tenantsPlan(Guide guide) {
        addSlow();
        guide.press("tenants.deploy");
        title(guide, "Scope");
        next(guide, "Plan");
        quiet(guide);
    }

    private static void tenantsRun(Guide guide) {
        next(guide, "Waves");
        guide.type("settings-canary", "1");
        next(guide, "Commit");
        guide.press("commit");
        guide.await(
                "a tenant is worked on",
                () -> guide.text("tenant-run-headline").startsWith("0 of 2 tenants"));
    }

    private static void tenantsFailed(Guide guide) {
        guide.await(
                "it has ended",
                () -> guide.text("tenant-run-headline").startsWith("2 tenants: 1 done, 1 failed"));
        guide.select("tenant-run-errors", 1);
        quiet(guide);
    }

    private static void tenantsUndone(Guide guide) {
        guide.press("screen.tenants");
        guide.see("tenants-band-title");
    }

    /// A migration that takes a moment, so that somebody sees it, and that one tenant's rows
    /// refuse.
    private void addSlow() {
        try (var files = Files.walk(environment.home())) {
            Path migrations =
                    files.filter(file -> file.endsWith(Path.of("prisma", "migrations")))
                            .findFirst()
                            .orElseThrow();
            Path folder = Files.createDirectory(migrations.resolve("20250301_number_reminders"));
            Files.writeString(
                    folder.resolve("migration.sql"),
                    """
                    SELECT pg_sleep(2);
                    ALTER TABLE "reminders" ADD COLUMN "number" SMALLINT;
                    UPDATE "reminders" SET "number" = CASE current_schema() WHEN 'john_12345678' THEN 40000 ELSE 1 END;
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
