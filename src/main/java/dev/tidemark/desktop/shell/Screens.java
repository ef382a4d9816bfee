package dev.tidemark.desktop.shell;

import java.util.ArrayList;
import java.util.List;

/// The keys of the screens.
final class Screens {
    private static final int MOST = 8;

    private Screens() {}

    /// The same screens with Ctrl+1 to Ctrl+8, in their order.
    static List<Screen> withKeys(List<Screen> screens) {
        var keyed = new ArrayList<Screen>();
        for (var screen : screens) {
            int number = keyed.size() + 1;
            keyed.add(
                    number > MOST
                            ? screen
                            : new Screen(
                                    screen.pageId(),
                                    screen.action().withKey("Shortcut+%d".formatted(number))));
        }
        return keyed;
    }
}
