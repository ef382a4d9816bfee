package dev.tidemark.desktop.app;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.home.HomePage;
import dev.tidemark.desktop.home.RecentProjects.Recent;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.shell.MainWindow;
import dev.tidemark.desktop.shell.Screen;
import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.tenants.TenantsPage;
import dev.tidemark.engine.profile.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// A window: its stage, its frame, and the target that it gets once and keeps. Used on the JavaFX
/// thread.
final class AppWindow {
    private static final Duration CHECK = Duration.seconds(10);

    private final Stage stage;
    private final Shared shared;
    private final AppWindows windows;
    private final MainWindow view;
    private final PageNavigator navigator;
    private final WindowPlace place;
    private final PaletteSources sources;
    private final Timeline checks;
    private @Nullable PinnedTarget target;

    /// @param stage not shown yet
    AppWindow(Stage stage, Shared shared, AppWindows windows) {
        this.stage = stage;
        this.shared = shared;
        this.windows = windows;
        view = new MainWindow(shared.tasks());
        navigator = new PageNavigator(shared.pages(), this::home, this::showSchema);
        place = new WindowPlace(stage, view, shared.work(), shared.files());
        sources = new PaletteSources(shared, navigator, windows, view);
        checks = new Timeline(new KeyFrame(CHECK, _ -> check()));
        checks.setCycleCount(Animation.INDEFINITE);
        view.alsoTell(this::tellOutside);
    }

    /// Shows it, on its first screen.
    void show() {
        stage.setTitle("Tidemark");
        stage.getIcons().setAll(AppIcon.sizes());
        place.first(windows.open().size() - 1);
        // A scene without a size would be styled and laid out once more to find one.
        stage.setScene(new Scene(view, stage.getWidth(), stage.getHeight()));
        shared.theme().dress(stage.getScene());
        view.navigate(screens(), actions());
        sources.tenantsFrom(this::tenants);
        view.searchIn(sources::migrations, sources::elsewhere);
        home();
        stage.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        check();
                    }
                });
        stage.show();
    }

    /// Gives it its target, for good, and shows the migrations: those of the schema that was chosen
    /// the last time, where there was a choice.
    void pin(Profile profile, Path projectFolder) {
        var pinned = pinned(profile, projectFolder);
        shared.work()
                .start(
                        () -> shared.schemas().recall(profile.name(), projectFolder),
                        schema -> {
                            schema.ifPresent(pinned::choose);
                            begin(pinned);
                        },
                        _ -> begin(pinned));
    }

    /// Gives it its target with its schema, for good, and shows the migrations.
    void pin(Profile profile, Path projectFolder, String schema) {
        var pinned = pinned(profile, projectFolder);
        choose(pinned, schema);
        begin(pinned);
    }

    private PinnedTarget pinned(Profile profile, Path projectFolder) {
        var pinned = new PinnedTarget(shared.work(), profile, projectFolder);
        target = pinned;
        view.pin(pinned);
        sources.pin(pinned);
        pinned.schemaProperty()
                .subscribe(_ ->
                        stage.setTitle(
                                "%s · %s · Tidemark"
                                        .formatted(pinned.title(), pinned.environment().word())));
        navigator.pin(
                new PageContext(
                        shared.environment(),
                        shared.work(),
                        shared.tasks(),
                        pinned,
                        navigator,
                        view));
        view.navigate(screens(), actions());
        toFront();
        return pinned;
    }

    private void begin(PinnedTarget pinned) {
        pinned.refresh();
        var opened = new Recent(pinned.profile().name(), pinned.projectFolder());
        shared.work().keep(() -> shared.recents().note(opened));
        place.recall(
                StateFiles.name(
                        "window",
                        pinned.profile().name(),
                        pinned.projectFolder(),
                        pinned.schemaProperty().get().orElse("")),
                this::reopen);
        checks.play();
    }

    private void choose(PinnedTarget pinned, String schema) {
        pinned.choose(schema);
        var name = pinned.profile().name();
        var folder = pinned.projectFolder();
        shared.work().keep(() -> kept(name, folder, schema));
    }

    private boolean kept(String profile, Path folder, String schema) {
        shared.schemas().keep(profile, folder, schema);
        return true;
    }

    /// Shows the migrations of a schema: here while none is shown, else in a window of its own.
    void showSchema(String schema) {
        var pinned = target;
        if (pinned == null) {
            throw new IllegalStateException("the window has no target yet");
        }
        if (pinned.choosable() && !windows.front(pinned, schema)) {
            choose(pinned, schema);
        } else {
            windows.open(pinned, schema);
        }
    }

    /// The frame with its tabs.
    MainWindow view() {
        return view;
    }

    boolean pinned() {
        return target != null;
    }

    boolean focused() {
        return stage.isFocused();
    }

    boolean isAbout(PinnedTarget other, String schema) {
        return isAbout(other.profile().name(), other.projectFolder())
                && target != null
                && target.schemaProperty().get().equals(Optional.of(schema));
    }

    boolean isAbout(String profile, Path folder) {
        return target != null
                && target.profile().name().equals(profile)
                && target.projectFolder().equals(folder);
    }

    void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// Keeps its place and closes it without a question.
    void end() {
        place.keepNow();
        checks.stop();
        view.closeAll();
        if (target != null) {
            target.close();
        }
        shared.theme().undress(stage.getScene());
        stage.hide();
    }

    /// Light questions to the server, only for whom looks at the answers.
    private void check() {
        if (target != null && stage.isFocused()) {
            target.check();
        }
    }

    /// Whoever looks elsewhere does not see a toast.
    private void tellOutside(String text) {
        if (!stage.isFocused()) {
            shared.notices().show(stage.getTitle(), text);
        }
    }

    private void home() {
        view.show(HomePage.ID, () -> shared.home().apply(view, windows));
    }

    /// What was open the last time, and the migrations in front where nothing else was.
    private void reopen(List<String> tabs, String front) {
        if (shared.pages().has(PageKind.TIMELINE)) {
            navigator.timeline();
        }
        tabs.forEach(navigator::restore);
        if (!front.isEmpty() && view.find(front).isPresent() && !front.equals(HomePage.ID)) {
            navigator.restore(front);
        } else if (shared.pages().has(PageKind.TIMELINE)) {
            navigator.timeline();
        }
    }

    /// Those that its page has read.
    private List<String> tenants() {
        return view.find(TenantsPage.ID)
                .filter(TenantsPage.class::isInstance)
                .map(page -> ((TenantsPage) page).names())
                .orElse(List.of());
    }

    /// What the window can do whatever page is in front.
    private List<Action> actions() {
        var actions = new ArrayList<>(windows.actions(this));
        if (target != null) {
            actions.add(
                    Action.of(
                                    "application.find-in-files",
                                    "Find in all files",
                                    "Finds text in the files of all migrations",
                                    BootstrapIcons.SEARCH,
                                    () -> navigator.findInFiles(""))
                            .withKey("Shortcut+Shift+F"));
        }
        return actions;
    }

    private List<Screen> screens() {
        var screens = new ArrayList<Screen>();
        screens.add(screen("home", "Home", BootstrapIcons.HOUSE, this::home));
        if (target != null) {
            offer(
                    screens,
                    PageKind.TIMELINE,
                    "Timeline",
                    BootstrapIcons.LIST_UL,
                    navigator::timeline);
            offer(
                    screens,
                    PageKind.TENANTS,
                    "Tenants",
                    BootstrapIcons.COLLECTION,
                    navigator::tenants);
            offer(screens, PageKind.SCHEMA, "Schema", BootstrapIcons.DIAGRAM_2, navigator::objects);
            offer(
                    screens,
                    PageKind.VERIFY,
                    "Verify",
                    BootstrapIcons.SHIELD_CHECK,
                    navigator::verify);
            offer(screens, PageKind.BACKUPS, "Backups", BootstrapIcons.ARCHIVE, navigator::backups);
            offer(
                    screens,
                    PageKind.HISTORY,
                    "History",
                    BootstrapIcons.CLOCK_HISTORY,
                    navigator::history);
        }
        return screens;
    }

    private void offer(
            List<Screen> screens, PageKind<?> kind, String text, Ikon icon, Runnable open) {
        if (shared.pages().has(kind)) {
            screens.add(screen(kind.id(), text, icon, open));
        }
    }

    private static Screen screen(String pageId, String text, Ikon icon, Runnable open) {
        return new Screen(pageId, Action.of("screen." + pageId, text, "", icon, open));
    }
}
