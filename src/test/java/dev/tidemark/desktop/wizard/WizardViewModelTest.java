package dev.tidemark.desktop.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.wizard.WizardViewModel.Standing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WizardViewModelTest {
    private final WizardViewModel model =
            new WizardViewModel(
                    List.of("plan", "commit", "run", "report"), Optional::empty, () -> {});

    @Test
    void goesBackToWhatWasSeenAndNotFurther() {
        model.next();
        assertEquals(Standing.DONE, model.standing(0));
        assertEquals(Standing.CURRENT, model.standing(1));
        model.choose(3);
        assertEquals(1, model.currentProperty().get());
        model.back();
        assertEquals(Standing.SEEN, model.standing(1));
        assertTrue(model.reachable(1));
        assertFalse(model.reachable(2));
    }

    @Test
    void staysWithinItsSteps() {
        model.back();
        assertEquals(0, model.currentProperty().get());
        for (int i = 0; i < 9; i++) {
            model.next();
        }
        assertEquals(3, model.currentProperty().get());
    }

    @Test
    void doesNotGoBackBehindWhatWasDone() {
        model.show("run");
        model.seal("run");
        model.back();
        assertEquals(2, model.currentProperty().get());
        assertFalse(model.reachable(0));
        model.unseal();
        model.back();
        assertEquals(1, model.currentProperty().get());
    }

    @Test
    void forgetsStepsThatNoLongerHold() {
        model.show("report");
        model.forgetBehind("commit");
        assertEquals(1, model.currentProperty().get());
        assertFalse(model.reachable(2));
    }
}
