package dev.tidemark.desktop.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.testing.ui.UiTest;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class DifferencePaneTest extends UiTest {
    private static final String BEFORE =
            """
            -- Migration: 004
            -- Description: Add price
            alter table items add column price numeric;
            create index concurrently items_price on items (price);
            update items set price = 0 where price is null;
            select 1;
            select 2;
            select 3;
            select 4;
            select 5;
            select 6;
            select 7;
            select 8;
            select 9;
            comment on table items is 'everything that is sold';
            """;

    private static final String AFTER =
            """
            -- Migration: 004
            -- Description: Add price and currency of everything that is sold
            alter table items add column price numeric(12, 2) not null default 0;
            alter table items add column currency char(3) not null default 'EUR';
            create index concurrently items_price on items (price);
            select 1;
            select 2;
            select 3;
            select 4;
            select 5;
            select 6;
            select 7;
            select 8;
            select 9;
            comment on table items is 'everything that is sold, %s';
            """
                    .formatted("and a long remark about what else is not sold ".repeat(3));

    private DifferencePane pane;

    @Test
    void goesFromChangeToChangeSideBySideAndUnified() {
        pane = show(() -> new DifferencePane("Differences"));
        onFx(() ->
                pane.show(
                        "As applied to billing-prod",
                        "The file now",
                        CodeDifference.between(BEFORE, AFTER)));
        onFx(pane::focus);
        assertEquals("Change 1 of 3 · +4 −4 lines", count());
        pictures("difference-sides");
        push(KeyCode.F7);
        assertEquals("Change 2 of 3 · +4 −4 lines", count());
        push(KeyCode.SHIFT, KeyCode.F7);
        push(KeyCode.SHIFT, KeyCode.F7);
        assertEquals("Change 3 of 3 · +4 −4 lines", count());
        push(KeyCode.RIGHT);
        picture("difference-moved");
        onFx(() -> lookup("#difference-unified").queryAs(ToggleButton.class).fire());
        pictures("difference-unified");
        onFx(() -> lookup("#difference-whole").queryAs(ToggleButton.class).fire());
        assertEquals(19, onFx(() -> lookup("#difference-lines").queryListView().getItems().size()));
        onFx(() -> pane.show("Here", "There", CodeDifference.between("a;\n", "a;\n")));
        assertEquals("No change", count());
    }

    private String count() {
        return lookup("#difference-count").queryAs(Label.class).getText();
    }

    @Test
    void comparesLongTextsWithoutHoldingTheWindow() {
        String text = "insert into items (id, name) values (1, 'a name');\n".repeat(50_000);
        var difference = CodeDifference.between(text, text.replace("1, 'a", "2, 'a"));
        pane = show(() -> new DifferencePane("Differences"));
        onFx(() -> pane.show("Before", "After", difference));
        waitUntil("rows are seen", () -> lookup(".code-half").tryQuery().isPresent());
        ListView<?> rows = lookup("#difference-rows").queryListView();
        onFx(() -> rows.scrollTo(40_000));
        onFx(() -> lookup("#difference-unified").queryAs(ToggleButton.class).fire());
        assertEquals(
                100_000, onFx(() -> lookup("#difference-lines").queryListView().getItems().size()));
    }
}
