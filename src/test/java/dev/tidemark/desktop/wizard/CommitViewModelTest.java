package dev.tidemark.desktop.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.profile.Profile.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class CommitViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty running = new SimpleBooleanProperty();

    private CommitViewModel model(Protection protection) {
        var settings = ConnectionSettings.of("pg1.corp", 5432, "billing", "release_bot", null);
        return new CommitViewModel(
                new Profile("billing", settings, Optional.empty(), protection), running);
    }

    private Proposal proposal(String act) {
        return Proposal.of(act, () -> done.add(act));
    }

    @Test
    void doesWhatWasOfferedLast() {
        var model = model(Protection.NONE);
        model.commit();
        model.propose(proposal("Apply 2 migrations"));
        model.propose(proposal("Apply 3 migrations"));
        assertEquals("Apply 3 migrations", model.textProperty().get());
        assertTrue(model.mayCommit().get());
        model.commit();
        assertEquals(List.of("Apply 3 migrations"), done);
    }

    @Test
    void doesNothingWhileNothingIsOfferedOrSomethingRuns() {
        var model = model(Protection.NONE);
        model.propose(proposal("Apply 2 migrations"));
        running.set(true);
        assertFalse(model.mayCommit().get());
        model.commit();
        running.set(false);
        model.withdraw();
        assertFalse(model.mayCommit().get());
        model.commit();
        assertEquals(List.of(), done);
    }

    @Test
    void wantsTheNameOfAProtectedTargetEachTime() {
        var model = model(Protection.PROTECTED);
        model.propose(proposal("Apply 2 migrations"));
        model.typedNameProperty().set("Billing");
        assertFalse(model.mayCommit().get());
        model.commit();
        assertEquals(List.of(), done);
        assertTrue(model.loss().isPresent());
        model.typedNameProperty().set("billing");
        model.commit();
        assertEquals(List.of("Apply 2 migrations"), done);
        assertEquals("", model.typedNameProperty().get());
        assertTrue(model.loss().isEmpty());
        assertFalse(model.mayCommit().get());
    }

    @Test
    void wantsTheNameWhereSomethingCanNotBeBroughtBack() {
        var model = model(Protection.NONE);
        model.propose(proposal("Roll back").destroying(Optional.of("Data goes.")));
        assertEquals("Data goes.", model.whyNamedProperty().get());
        assertFalse(model.mayCommit().get());
        model.typedNameProperty().set("billing");
        assertTrue(model.mayCommit().get());
        model.typedNameProperty().set("");
        model.propose(proposal("Roll back"));
        assertEquals("", model.whyNamedProperty().get());
        assertTrue(model.mayCommit().get());
    }
}
