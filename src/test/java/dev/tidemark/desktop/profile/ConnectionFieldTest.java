package dev.tidemark.desktop.profile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.testing.ui.UiTest;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class ConnectionFieldTest extends UiTest {
    @Test
    void showsDotsWhereAPasswordIsTypedAndKeepsWhatWasTyped() {
        var field = onFx(() -> FormField.connection("profile-url", "postgresql://…"));
        show(() -> new StackPane(new FormField("URL", field)));
        onFx(field::requestFocus);
        write("postgresql://ana:hunter");
        waitUntil(
                "it is typed", () -> onFx(() -> field.getText()).equals("postgresql://ana:hunter"));
        assertTrue(seen(field).contains("postgresql://ana:••••••"), seen(field).toString());
        pictures("profile-typed-url");
        write("@db:5432/billing");
        waitUntil("it is typed whole", () -> onFx(() -> field.getText()).endsWith("/billing"));
        assertTrue(
                seen(field).contains("postgresql://ana:••••••@db:5432/billing"),
                seen(field).toString());
    }

    private List<String> seen(TextField field) {
        var texts =
                onFx(() ->
                        field.lookupAll(".text").stream()
                                .map(node -> ((Text) node).getText())
                                .toList());
        assertFalse(texts.toString().contains("hunter"), texts.toString());
        return texts;
    }
}
