package dev.tidemark.testing.ui;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;

/// Walks a wizard.
public abstract class WizardUiTest extends UiTest {
    protected boolean there(String query) {
        return lookup(query).tryQuery().filter(WizardUiTest::shown).isPresent();
    }

    private static boolean shown(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    protected boolean disabled(String query) {
        return onFx(() -> lookup(query).query().isDisabled());
    }

    protected String text(String query) {
        return lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    protected void waitForText(String query, String part) {
        waitUntil("%s says %s".formatted(query, part), () -> text(query).contains(part));
    }

    protected void fire(String query) {
        waitUntil(
                query + " can be pressed",
                () -> there(query) && !lookup(query).query().isDisabled());
        onFx(() -> lookup(query).<ButtonBase>query().fire());
    }

    protected void tick(String query) {
        onFx(() -> lookup(query).<CheckBox>query().setSelected(true));
    }

    protected void type(String query, String text) {
        onFx(() -> lookup(query).<TextField>query().setText(text));
    }

    protected void next(String title) {
        fire("#wizard-next");
        waitForText("#wizard-title", title);
    }
}
