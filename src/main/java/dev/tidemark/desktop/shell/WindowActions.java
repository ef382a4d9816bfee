package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.action.Action;
import java.util.List;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What a window can do whatever page is in front.
///
/// @param open what opens panes over the window
/// @param move what moves the focus
/// @param tabs what handles tabs
record WindowActions(List<Action> open, List<Action> move, List<Action> tabs) {
    static WindowActions of(MainWindow window) {
        return new WindowActions(
                List.of(
                        Action.of(
                                        "window.palette",
                                        "Find an action",
                                        "Finds every action, migration and profile",
                                        BootstrapIcons.COMMAND,
                                        window::openPalette)
                                .withKey("Shortcut+Shift+P"),
                        Action.of(
                                        "window.migrations",
                                        "Find a migration",
                                        "Finds a migration by its version or name",
                                        BootstrapIcons.SEARCH,
                                        window::openMigrations)
                                .withKey("Shortcut+P"),
                        Action.of(
                                        "window.keys",
                                        "Show all keys",
                                        "",
                                        BootstrapIcons.KEYBOARD,
                                        window::openKeyMap)
                                .withKey("F1"),
                        Action.of(
                                "window.tasks",
                                "Show what runs",
                                "Everything that runs now, with Stop",
                                BootstrapIcons.HOURGLASS_SPLIT,
                                window::openTasks)),
                List.of(
                        Action.of(
                                        "window.next-pane",
                                        "Next pane",
                                        "",
                                        BootstrapIcons.LAYOUT_SPLIT,
                                        () -> window.stepPane(1))
                                .withKey("F6"),
                        Action.of(
                                        "window.previous-pane",
                                        "Previous pane",
                                        "",
                                        BootstrapIcons.LAYOUT_SPLIT,
                                        () -> window.stepPane(-1))
                                .withKey("Shift+F6"),
                        Action.of(
                                        "window.inspector",
                                        "Show or hide the inspector",
                                        "",
                                        BootstrapIcons.LAYOUT_SIDEBAR_INSET_REVERSE,
                                        window::toggleInspector)
                                .withKey("Shortcut+Alt+I")),
                List.of(
                        Action.of(
                                        "window.next-tab",
                                        "Next tab",
                                        "",
                                        BootstrapIcons.ARROW_RIGHT,
                                        () -> window.stepTab(1))
                                .withKey("Shortcut+Page_Down"),
                        Action.of(
                                        "window.previous-tab",
                                        "Previous tab",
                                        "",
                                        BootstrapIcons.ARROW_LEFT,
                                        () -> window.stepTab(-1))
                                .withKey("Shortcut+Page_Up"),
                        Action.of(
                                        "window.close-tab",
                                        "Close the tab",
                                        "",
                                        BootstrapIcons.X,
                                        window::closeFront)
                                .withKey("Shortcut+W")));
    }

    /// All of them.
    List<Action> all() {
        return java.util.stream.Stream.of(open, move, tabs).flatMap(List::stream).toList();
    }
}
