package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.action.Action;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// One step of a wizard.
///
/// @param id unique in its wizard, for example `plan`
/// @param title one word where possible, for example `Plan`
/// @param purpose one sentence below the title
/// @param content what it shows, made once, so that going back finds what was typed
/// @param ready whether Next leads on from here
/// @param commit what stands in the place of Next on a step that commits; Next never does
/// @param commitText what its button says, which may change with the plan
/// @param failed whether what it did went wrong, which its mark says
/// @param first what gets the focus when the step is shown, unless it is invisible then; empty for
///   the button that leads on
public record WizardStep(
        String id,
        String title,
        String purpose,
        Node content,
        ObservableBooleanValue ready,
        Optional<Action> commit,
        ObservableValue<String> commitText,
        ObservableValue<Boolean> failed,
        Optional<Node> first) {
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);
    private static final ObservableValue<Boolean> NEVER = new ReadOnlyBooleanWrapper(false);

    /// A step that Next always leads on from.
    public static WizardStep of(String id, String title, String purpose, Node content) {
        return new WizardStep(
                id,
                title,
                purpose,
                content,
                ALWAYS,
                Optional.empty(),
                new ReadOnlyStringWrapper(""),
                NEVER,
                Optional.empty());
    }

    /// The same, with Next only while a condition holds.
    public WizardStep readyWhen(ObservableBooleanValue condition) {
        return new WizardStep(
                id, title, purpose, content, condition, commit, commitText, failed, first);
    }

    /// The same, with a mark of failure while a condition holds.
    public WizardStep failedWhen(ObservableValue<Boolean> condition) {
        return new WizardStep(
                id, title, purpose, content, ready, commit, commitText, condition, first);
    }

    /// The same, ended by an act instead of Next.
    public WizardStep committing(Action act) {
        return committing(act, new ReadOnlyStringWrapper(act.text()));
    }

    /// The same, ended by an act whose name changes with what is planned.
    public WizardStep committing(Action act, ObservableValue<String> text) {
        return new WizardStep(
                id, title, purpose, content, ready, Optional.of(act), text, failed, first);
    }

    /// The same, with what gets the focus.
    public WizardStep focusing(Node node) {
        return new WizardStep(
                id, title, purpose, content, ready, commit, commitText, failed, Optional.of(node));
    }
}
