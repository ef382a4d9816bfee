package dev.tidemark.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.FaultCode;
import dev.tidemark.testing.ui.UiTest;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class ErrorWindowTest extends UiTest {
    @Test
    void showsOneWindowWithTheCodeAndWithoutTheMessage() {
        show(() -> new VBox(new Label("the application")));
        var errors = onFx(() -> new ErrorWindow(theme, "1.2.3"));
        var bug = new IllegalStateException("password=hunter2");
        onFx(() -> errors.show(bug));
        onFx(() -> errors.show(bug));
        onFx(() -> errors.show(new ArithmeticException()));
        assertEquals(2, onFx(() -> Window.getWindows().size()));
        assertTrue(
                onFx(() -> lookup("#error-code").queryLabeled().getText())
                        .contains(FaultCode.of(bug)));
        String details = onFx(() -> lookup("#error-details").queryAs(TextArea.class).getText());
        assertTrue(details.contains("seen 2×"));
        assertTrue(details.contains("java.lang.ArithmeticException"));
        assertFalse(details.contains("hunter2"));
        clickOn("#error-copy");
        assertEquals(details, onFx(() -> Clipboard.getSystemClipboard().getString()));
        clickOn("#error-close");
        assertTrue(lookup("the application").tryQuery().isPresent());
        assertEquals(1, onFx(() -> Window.getWindows().size()));
    }
}
