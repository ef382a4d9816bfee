package dev.tidemark.desktop.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.tenants.TenantsViewModel.Screen;
import dev.tidemark.testing.ui.RecordingNavigator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantsViewModelTest {
    @TempDir private Path folder;
    private final TenantsViewModel model =
            new TenantsViewModel(
                    new PageContext(null, null, null, null, new RecordingNavigator(), null));
    private SyntheticTenants tenants;

    @BeforeEach
    void read() throws IOException {
        tenants =
                new SyntheticTenants(folder, 4)
                        .with("acme", 4)
                        .with("bolt", 2)
                        .with("borealis", 4)
                        .gone("crest")
                        .with("delta", 1);
        model.show(tenants.table());
    }

    @Test
    void countsTenantsInWordsByState() {
        var table = there(model.tableProperty().get());
        assertEquals("2 up to date, 2 pending, 1 gone", table.summary());
        assertEquals(List.of("acme", "bolt", "borealis", "delta"), table.there());
    }

    @Test
    void showsTenantsThatFitNameAndState() {
        model.filterProperty().set("BO");
        assertEquals(List.of("bolt", "borealis"), names());
        model.toggle(TenantState.PENDING);
        assertEquals(List.of("bolt"), names());
        model.filterProperty().set("x");
        assertEquals(Screen.NOTHING_FOUND, model.screenProperty().get());
        model.showAll();
        assertEquals(5, names().size());
        model.sortingProperty().set(Sorting.STATE);
        assertEquals(List.of("crest", "bolt", "delta", "acme", "borealis"), names());
    }

    @Test
    void staysAtItsTenantWhenRowsComeAndGo() {
        model.go("borealis");
        model.move(0, 3);
        model.filterProperty().set("b");
        assertEquals(new Cursor(1, 3), model.cursorProperty().get());
        model.showAll();
        model.show(tenants.with("alpha", 4).table());
        assertEquals("borealis", there(model.currentProperty().get()).schema());
        model.go("nobody");
        assertEquals("borealis", there(model.currentProperty().get()).schema());
    }

    @Test
    void marksWhatShiftGoesOverButNothingThatIsGone() {
        model.move(1, 0);
        model.moveMarking(1);
        model.moveMarking(1);
        assertEquals(Set.of("bolt", "borealis"), model.markedProperty().get());
        model.moveMarking(1);
        assertEquals(Set.of("bolt", "borealis", "delta"), model.markedProperty().get());
        model.toggle(1);
        model.toggle(3);
        assertEquals(Set.of("borealis", "delta"), model.markedProperty().get());
        model.markShown();
        assertEquals(4, model.markedProperty().get().size());
        model.unmark();
        assertEquals(Set.of(), model.markedProperty().get());
    }

    @Test
    void stopsAtTheEdges() {
        model.move(-5, -5);
        assertEquals(new Cursor(0, 0), model.cursorProperty().get());
        model.move(1_000_000, 1_000_000);
        assertEquals(new Cursor(4, 3), model.cursorProperty().get());
    }

    @Test
    void findsTenantsByTheirFirstLetters() {
        var clock = new long[1];
        var typing = new TypeAhead(() -> clock[0]);
        var rows = model.shownProperty().get();
        assertEquals(1, typing.type("b", rows, 0).orElse(-1));
        assertEquals(1, typing.type("o", rows, 1).orElse(-1));
        assertEquals(2, typing.type("R", rows, 1).orElse(-1));
        clock[0] += 2_000_000_000L;
        assertEquals(4, typing.type("d", rows, 2).orElse(-1));
        clock[0] += 2_000_000_000L;
        assertEquals(1, typing.type("b", rows, 0).orElse(-1));
        assertEquals(2, typing.type("b", rows, 1).orElse(-1));
        assertEquals(true, typing.type("q", rows, 1).isEmpty());
    }

    @Test
    void drawsOnlyWhatIsSeen() {
        var at = MapGeometry.of(Zoom.LARGE, 10_000, 60, 1000, 600, 200, 100, 14);
        assertEquals(26, at.rowHeight());
        assertEquals(0, at.firstRow());
        assertEquals(20, at.endRow());
        var end = at.showing(new Cursor(9_999, 59));
        assertEquals(10_000, end.endRow());
        assertEquals(60, end.endColumn());
        assertEquals(end.mostY(), end.scrollY());
        assertEquals(9_999, end.rowAt(599));
        assertEquals(59, end.columnAt(999));
        assertEquals(-1, end.rowAt(50));
        assertEquals(-1, end.columnAt(100));
        var back = end.showing(new Cursor(0, 0));
        assertEquals(0, back.scrollY());
        assertEquals(0, back.scrollX());
    }

    private List<String> names() {
        return model.shownProperty().get().stream().map(TenantRow::schema).toList();
    }

    private static <T> T there(T value) {
        assertNotNull(value);
        return value;
    }
}
