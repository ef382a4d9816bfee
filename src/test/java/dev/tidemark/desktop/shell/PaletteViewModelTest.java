package dev.tidemark.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

class PaletteViewModelTest {
    @Test
    void showsEverythingBeforeAnythingIsTyped() {
        var model = new PaletteViewModel(List.of(entry("Home", ""), entry("Timeline", "")));
        assertEquals(2, model.found().size());
        assertEquals("Home", model.chosen().orElseThrow().text());
    }

    @Test
    void putsWhatFitsTheTextBeforeWhatFitsTheDetail() {
        var model =
                new PaletteViewModel(
                        List.of(entry("Refresh", "reads the timeline"), entry("Timeline", "")));
        model.queryProperty().set("time");
        assertEquals(List.of("Timeline", "Refresh"), texts(model));
    }

    @Test
    void choosesAroundTheEnds() {
        var model = new PaletteViewModel(List.of(entry("a", ""), entry("b", ""), entry("c", "")));
        model.move(-1);
        assertEquals("c", model.chosen().orElseThrow().text());
        model.move(1);
        assertEquals("a", model.chosen().orElseThrow().text());
    }

    @Test
    void choosesNothingWhenNothingFits() {
        var model = new PaletteViewModel(List.of(entry("Home", "")));
        model.queryProperty().set("xyz");
        assertTrue(model.chosen().isEmpty());
        model.move(1);
        model.queryProperty().set("");
        assertEquals("Home", model.chosen().orElseThrow().text());
    }

    @Test
    void searchesTenThousandMigrationsWithinAKeystroke() {
        var many = new ArrayList<PaletteEntry>();
        IntStream.range(0, 10_000)
                .forEach(i -> many.add(entry("%05d_add_table_%d.sql".formatted(i, i), "pending")));
        var model = new PaletteViewModel(many);
        model.queryProperty().set("warm");
        long begun = System.nanoTime();
        model.queryProperty().set("table 9876");
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertEquals("09876_add_table_9876.sql", model.found().getFirst().text());
        assertTrue(took.toMillis() < 200, "took " + took);
    }

    private static List<String> texts(PaletteViewModel model) {
        return model.found().stream().map(PaletteEntry::text).toList();
    }

    private static PaletteEntry entry(String text, String detail) {
        return new PaletteEntry(text, detail, BootstrapIcons.DOT, "", () -> {});
    }
}
