package dev.tidemark.desktop.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ServerError;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.testing.ui.UiTest;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

class ProblemStripTest extends UiTest {
    private static final Problem EXISTS =
            Problem.of(
                            ProblemCode.STATEMENT_FAILED,
                            "004_add_price.sql was not applied",
                            "column \"price\" of relation \"items\" already exists",
                            "Rename the column, or mark the migration as applied.")
                    .at(new SourcePosition("migrations/004_add_price.sql", 12, 5))
                    .withStatement("alter table items add column price numeric")
                    .withServer(
                            new ServerError(
                                    "42701",
                                    "column \"price\" of relation \"items\" already exists",
                                    null,
                                    null,
                                    null))
                    .withDatabaseState("Nothing of this migration is in the database.");

    @Test
    void showsWhatWhyAndTheWaysOut() {
        var retried = new ArrayList<String>();
        var retry =
                Action.of(
                        "retry",
                        "Retry",
                        "",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        () -> retried.add("retry"));
        var strip = new ProblemStrip();
        show(() -> new VBox(strip));
        onFx(() -> strip.show(EXISTS, List.of(retry)));
        waitUntil("it is laid out", () -> strip.getHeight() > 0);
        assertTrue(lookup("004_add_price.sql was not applied").tryQuery().isPresent());
        assertTrue(lookup("42701").tryQuery().isPresent());
        pictures("problem-strip");
        clickOn("#retry");
        assertEquals(List.of("retry"), retried);
        clickOn("Copy details");
        assertTrue(
                onFx(() -> Clipboard.getSystemClipboard().getString())
                        .contains("migrations/004_add_price.sql:12:5"));
        onFx(() -> strip.show(null, List.of()));
        assertFalse(onFx(strip::isVisible));
    }
}
