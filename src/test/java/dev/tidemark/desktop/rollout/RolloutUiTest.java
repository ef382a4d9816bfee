package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.io.TempDir;

/// Walks the rollout wizard.
abstract class RolloutUiTest extends UiTest {
    @TempDir Path folder;

    RolloutDesk desk;
    RolloutViewModel model;
    Page page;

    void open() {
        show(() -> {
            model = desk.model();
            page = desk.page(model);
            return (Parent) page.content();
        });
        onFx(page::onAttached);
        onFx(page::onShown);
    }

    boolean there(String query) {
        return lookup(query).tryQuery().filter(RolloutUiTest::shown).isPresent();
    }

    private static boolean shown(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    boolean disabled(String query) {
        return onFx(() -> lookup(query).query().isDisabled());
    }

    String text(String query) {
        return lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    void waitForText(String query, String part) {
        waitUntil("%s says %s".formatted(query, part), () -> text(query).contains(part));
    }

    void fire(String query) {
        waitUntil(
                query + " can be pressed",
                () -> there(query) && !lookup(query).query().isDisabled());
        onFx(() -> lookup(query).<ButtonBase>query().fire());
    }

    void tick(String query) {
        onFx(() -> lookup(query).<CheckBox>query().setSelected(true));
    }

    void type(String query, String text) {
        onFx(() -> lookup(query).<TextField>query().setText(text));
    }

    void next(String title) {
        fire("#wizard-next");
        waitForText("#wizard-title", title);
    }
}
