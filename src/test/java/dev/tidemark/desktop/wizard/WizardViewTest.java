package dev.tidemark.desktop.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

class WizardViewTest extends UiTest {
    private final List<String> done = new ArrayList<>();
    private final TextField name = new TextField();
    private final SimpleBooleanProperty ready = new SimpleBooleanProperty(true);
    private final WizardViewModel model =
            new WizardViewModel(
                    List.of("plan", "commit", "report"),
                    () ->
                            name.getText().isEmpty()
                                    ? Optional.empty()
                                    : Optional.of("The name that you typed would be lost."),
                    () -> done.add("closed"));

    private WizardView open() {
        var commit =
                Action.of(
                        "commit-it",
                        "Apply 3 migrations to billing-prod",
                        "",
                        BootstrapIcons.PLAY,
                        () -> done.add("committed"));
        name.setId("typed-name");
        var steps =
                List.of(
                        WizardStep.of("plan", "Plan", "What will run.", new Label("3 migrations"))
                                .readyWhen(ready),
                        WizardStep.of("commit", "Commit", "The last look.", name)
                                .committing(commit)
                                .focusing(name),
                        WizardStep.of("report", "Report", "", new Label("Done")));
        var settings = ConnectionSettings.of("pg1.corp", 5432, "billing", "release_bot", null);
        var profile =
                new Profile(
                        "billing-prod",
                        settings,
                        Optional.of("production"),
                        Profile.Protection.PROTECTED);
        return show(() ->
                new WizardView(
                        model,
                        steps,
                        Optional.of(
                                new TargetFacts(new PinnedTarget(work(), profile, Path.of("."))))));
    }

    @Test
    void keepsTheTargetInViewAndCommitsByItsOwnButtonOnly() {
        open();
        assertTrue(lookup("PRODUCTION").tryQuery().isPresent());
        assertTrue(lookup("billing-prod").tryQuery().isPresent());
        pictures("wizard-first-step");
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        waitUntil("the second step", () -> model.currentProperty().get() == 1);
        pictures("wizard-commit-step");
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertEquals(List.of(), done);
        clickOn("#commit-it");
        assertEquals(List.of("committed"), done);
    }

    @Test
    void keepsWhatWasTypedWhenGoingBackAndAsksBeforeItIsLost() {
        open();
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        waitUntil("the field has the focus", name::isFocused);
        write("billing");
        press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        waitUntil("the first step", () -> model.currentProperty().get() == 0);
        clickOn("#step-commit");
        assertEquals("billing", name.getText());
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        waitUntil("it asks", () -> lookup("#wizard-question").query().isVisible());
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        waitUntil("it stays", () -> !lookup("#wizard-question").query().isVisible());
        assertEquals(List.of(), done);
        onFx(name::clear);
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        waitUntil("it is closed", () -> done.contains("closed"));
    }

    @Test
    void leadsOnOnlyWhenTheStepIsReady() {
        open();
        onFx(() -> ready.set(false));
        assertTrue(lookup("#wizard-next").query().isDisabled());
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertEquals(0, model.currentProperty().get());
        onFx(() -> ready.set(true));
        assertFalse(lookup("#wizard-next").query().isDisabled());
    }
}
