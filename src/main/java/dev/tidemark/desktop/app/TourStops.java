package dev.tidemark.desktop.app;

import dev.tidemark.desktop.tour.Stop;
import java.util.List;

/// The stops of `tidemark tour`, in order; a line each. A stop goes on where the one before ended.
final class TourStops {
    private TourStops() {}

    static List<Stop> all() {
        return List.of(
                new Stop("home", guide -> guide.see("open-trossapp")),
                new Stop(
                        "timeline",
                        guide -> {
                            guide.press("open-trossapp");
                            guide.see("status-pending");
                        }),
                new Stop(
                        "palette",
                        guide -> {
                            guide.keys("Shortcut+Shift+P");
                            guide.see("palette-query");
                        }),
                new Stop(
                        "keys",
                        guide -> {
                            guide.keys("Esc");
                            guide.keys("F1");
                            guide.see("key-map");
                        }),
                new Stop(
                        "apply",
                        guide -> {
                            guide.keys("Esc");
                            guide.press("timeline.apply");
                            guide.see("wizard-title");
                        }));
    }
}
