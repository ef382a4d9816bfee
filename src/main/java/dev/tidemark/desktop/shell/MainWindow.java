package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.Question;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.RunningTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The frame of a window: banner, navigation, tabs, inspector, status bar, and what lies over them.
/// Used on the JavaFX thread.
public final class MainWindow extends StackPane implements Workspace {
    private final RunningTasks tasks;
    private final EnvironmentBanner banner = new EnvironmentBanner();
    private final NavigationRail navigation = new NavigationRail();
    private final PageTabs tabs = new PageTabs(this::ask);
    private final InspectorSplit split = new InspectorSplit(tabs);
    private final StatusViewModel status;
    private final Overlay overlay = new Overlay();
    private final Toasts toasts = new Toasts();
    private final Panes panes;
    private final WindowActions ownActions = WindowActions.of(this);
    private List<Screen> screens = List.of();
    private Consumer<String> told = _ -> {};
    private List<Action> menu = List.of();
    private Supplier<List<PaletteEntry>> migrations = List::of;
    private Supplier<List<PaletteEntry>> elsewhere = List::of;

    /// An empty window without a target.
    public MainWindow(RunningTasks tasks) {
        this.tasks = tasks;
        status = new StatusViewModel(tasks);
        getStyleClass().add("main-window");
        getStylesheets().add(Theme.sheet(MainWindow.class, "shell.css"));
        var bar = new StatusBarView(status, this::openTasks);
        panes = new Panes(List.of(navigation, tabs, split.inspector(), bar));
        var frame = new BorderPane(split, banner, null, bar, navigation);
        getChildren().addAll(frame, toasts, overlay);
        tabs.frontProperty().subscribe(this::front);
        addEventFilter(KeyEvent.KEY_PRESSED, this::windowKey);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pageKey);
        addEventHandler(KeyEvent.KEY_TYPED, this::questionMark);
    }

    /// Pins the window: banner, stripes and status bar speak of this target from now on.
    public void pin(PinnedTarget target) {
        banner.show(target);
        tabs.show(target.environment());
        status.pin(target);
    }

    /// What the navigation shows.
    ///
    /// @param shown screens, which get the keys Ctrl+1 to Ctrl+8 in this order
    /// @param more what stands in the menu below them, beside the window's own
    public void navigate(List<Screen> shown, List<Action> more) {
        screens = Screens.withKeys(shown);
        menu = Stream.concat(ownActions.open().stream(), more.stream()).toList();
        navigation.show(screens, menu);
        markScreen(tabs.frontProperty().get());
    }

    /// What the palette finds beside the actions of the page in front. Asked each time it opens.
    ///
    /// @param foundElsewhere wizards, schemas and profiles
    public void searchIn(
            Supplier<List<PaletteEntry>> foundMigrations,
            Supplier<List<PaletteEntry>> foundElsewhere) {
        migrations = foundMigrations;
        elsewhere = foundElsewhere;
    }

    /// The page in front, null when none is open.
    public ReadOnlyObjectProperty<@Nullable Page> frontProperty() {
        return tabs.frontProperty();
    }

    /// The open pages in the order of their tabs.
    public List<Page> pages() {
        return tabs.open();
    }

    /// The inspector's part of the width, and whether it is shown.
    public InspectorSplit split() {
        return split;
    }

    @Override
    public void show(String id, Supplier<? extends Page> make) {
        tabs.show(id, make);
    }

    @Override
    public Optional<Page> find(String id) {
        return tabs.find(id);
    }

    @Override
    public void close(Page page) {
        tabs.close(page);
    }

    @Override
    public void toast(String text) {
        toasts.show(text);
        told.accept(text);
    }

    /// Who else hears what toasts say.
    public void alsoTell(Consumer<String> listener) {
        told = listener;
    }

    @Override
    public void ask(Question question) {
        var pane = new QuestionPane[1];
        pane[0] = new QuestionPane(question, () -> overlay.close(pane[0]));
        overlay.open(pane[0], Pos.CENTER, pane[0].stay());
    }

    /// Closes all pages without a question.
    public void closeAll() {
        pages().forEach(this::close);
    }

    void openPalette() {
        var entries = new ArrayList<PaletteEntry>();
        actions()
                .filter(action -> action.enabled().get())
                .map(PaletteEntry::of)
                .forEach(entries::add);
        var known = entries.stream().map(PaletteEntry::text).collect(Collectors.toSet());
        entries.addAll(migrations.get());
        // The page in front may offer the same.
        elsewhere.get().stream()
                .filter(entry -> !known.contains(entry.text()))
                .forEach(entries::add);
        openPalette(entries, "An action, a migration or a profile");
    }

    void openMigrations() {
        openPalette(migrations.get(), "A migration's version or name");
    }

    void openKeyMap() {
        var page = tabs.frontProperty().get();
        var groups = new ArrayList<KeyMapPane.Group>();
        groups.add(new KeyMapPane.Group("Screens", screens.stream().map(Screen::action).toList()));
        if (page != null) {
            groups.add(new KeyMapPane.Group(page.title().getValue(), page.actions()));
        }
        groups.add(
                new KeyMapPane.Group(
                        "Window", Stream.concat(ownActions.all().stream(), extras()).toList()));
        var pane = new KeyMapPane(groups, overlay::close);
        overlay.open(pane, Pos.CENTER, pane.closeButton());
    }

    void openTasks() {
        var pane = new TasksPane(tasks);
        overlay.open(pane, Pos.BOTTOM_RIGHT, pane);
    }

    void stepPane(int by) {
        panes.step(getScene().getFocusOwner(), by);
    }

    void stepTab(int by) {
        tabs.step(by);
    }

    void toggleInspector() {
        split.toggle();
    }

    void closeFront() {
        var page = tabs.frontProperty().get();
        if (page != null) {
            tabs.askAndClose(page);
        }
    }

    private void openPalette(List<PaletteEntry> entries, String prompt) {
        var model = new PaletteViewModel(entries);
        var view = new PaletteView(model, prompt, overlay::close);
        overlay.open(view, Pos.TOP_CENTER, view.query());
    }

    /// Everything that can be done now, the page's first.
    private Stream<Action> actions() {
        var page = tabs.frontProperty().get();
        var ofPage = page == null ? Stream.<Action>empty() : page.actions().stream();
        return Stream.of(
                        ofPage,
                        screens.stream().map(Screen::action),
                        ownActions.all().stream(),
                        extras())
                .flatMap(each -> each);
    }

    private Stream<Action> extras() {
        return menu.stream().filter(action -> !ownActions.open().contains(action));
    }

    private void front(@Nullable Page page) {
        split.show(page == null ? Optional.empty() : page.inspector());
        markScreen(page);
    }

    private void markScreen(@Nullable Page page) {
        navigation.mark(page == null ? "" : page.id());
    }

    /// The window's own keys work wherever the focus is.
    private void windowKey(KeyEvent event) {
        if (!overlay.open()) {
            var own =
                    Stream.of(
                                    ownActions.all().stream(),
                                    screens.stream().map(Screen::action),
                                    extras())
                            .flatMap(each -> each);
            perform(own, event);
        }
    }

    /// A page's keys come after those of the control that has the focus.
    private void pageKey(KeyEvent event) {
        var page = tabs.frontProperty().get();
        if (page != null && !overlay.open()) {
            perform(page.actions().stream(), event);
        }
    }

    private static void perform(Stream<Action> actions, KeyEvent event) {
        actions.filter(action -> action.key() != null && action.key().match(event))
                .findFirst()
                .ifPresent(action -> {
                    event.consume();
                    action.fire();
                });
    }

    private void questionMark(KeyEvent event) {
        boolean typing =
                event.getTarget() instanceof Node node && node.getInputMethodRequests() != null;
        if (event.getCharacter().equals("?") && !typing && !overlay.open()) {
            event.consume();
            openKeyMap();
        }
    }
}
