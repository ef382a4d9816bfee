package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.action.Action;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/// One step of a wizard.
///
/// @param id unique in its wizard, for example `plan`
/// @param title one word where possible, for example `Plan`
/// @param purpose one sentence below the title
/// @param content what it shows, made once, so that going back finds what was typed
/// @param ready whether Next leads on from here
/// @param commit what stands in the place of Next on a step that commits; Next never does
/// @param first what gets the focus when the step is shown; empty for the button that leads on
public record WizardStep(
        String id,
        String title,
        String purpose,
        Node content,
        ObservableBooleanValue ready,
        Optional<Action> commit,
        Optional<Node> first) {
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    /// A step that Next always leads on from.
    public static WizardStep of(String id, String title, String purpose, Node content) {
        return new WizardStep(
                id, title, purpose, content, ALWAYS, Optional.empty(), Optional.empty());
    }

    /// The same, with Next only while a condition holds.
    public WizardStep readyWhen(ObservableBooleanValue condition) {
        return new WizardStep(id, title, purpose, content, condition, commit, first);
    }

    /// The same, ended by an act instead of Next.
    public WizardStep committing(Action act) {
        return new WizardStep(id, title, purpose, content, ready, Optional.of(act), first);
    }

    /// The same, with what gets the focus.
    public WizardStep focusing(Node node) {
        return new WizardStep(id, title, purpose, content, ready, commit, Optional.of(node));
    }
}
