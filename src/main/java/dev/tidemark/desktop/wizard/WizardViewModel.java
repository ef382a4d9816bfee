package dev.tidemark.desktop.wizard;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Where a wizard stands. Used on the JavaFX thread.
public final class WizardViewModel {
    private final List<String> ids;
    private final Supplier<Optional<String>> loss;
    private final Runnable close;
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper furthest = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper sealed = new ReadOnlyIntegerWrapper();

    /// @param ids of the steps, in order
    /// @param loss what closing would lose, one sentence; empty when nothing
    /// @param close closes the wizard
    public WizardViewModel(List<String> ids, Supplier<Optional<String>> loss, Runnable close) {
        this.ids = List.copyOf(ids);
        this.loss = loss;
        this.close = close;
    }

    /// How a step stands.
    public enum Standing {
        DONE,
        CURRENT,
        /// Seen, and reachable again, but behind the current one.
        SEEN,
        FUTURE
    }

    /// The step that is shown, from 0.
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The furthest step that was reached, from 0.
    public ReadOnlyIntegerProperty furthestProperty() {
        return furthest.getReadOnlyProperty();
    }

    /// The first step that can still be gone back to, from 0.
    public ReadOnlyIntegerProperty sealedProperty() {
        return sealed.getReadOnlyProperty();
    }

    /// The steps, in order.
    public List<String> ids() {
        return ids;
    }

    /// How a step stands.
    public Standing standing(int step) {
        if (step == current.get()) {
            return Standing.CURRENT;
        }
        if (step < current.get()) {
            return Standing.DONE;
        }
        return step <= furthest.get() ? Standing.SEEN : Standing.FUTURE;
    }

    /// Whether a step can be gone to by choosing it.
    public boolean reachable(int step) {
        return step >= sealed.get() && step <= furthest.get();
    }

    /// Shows the next step. Does nothing else.
    public void next() {
        if (current.get() < ids.size() - 1) {
            show(current.get() + 1);
        }
    }

    /// Shows the step before, as it was left.
    public void back() {
        if (current.get() > sealed.get()) {
            current.set(current.get() - 1);
        }
    }

    /// Shows a step that was reached before.
    public void choose(int step) {
        if (reachable(step)) {
            current.set(step);
        }
    }

    /// Shows a step, which counts as reached from now on.
    public void show(String id) {
        show(ids.indexOf(id));
    }

    /// Makes the steps before one unreachable: what was done can't be taken back by going there.
    public void seal(String id) {
        sealed.set(ids.indexOf(id));
        current.set(Math.max(current.get(), sealed.get()));
        furthest.set(Math.max(furthest.get(), sealed.get()));
    }

    /// Makes all steps up to the furthest reachable again.
    public void unseal() {
        sealed.set(0);
    }

    /// Forgets that the steps behind one were reached, because what they show no longer holds.
    public void forgetBehind(String id) {
        int last = ids.indexOf(id);
        furthest.set(Math.min(furthest.get(), last));
        current.set(Math.min(current.get(), last));
    }

    /// What closing now would lose, or empty.
    public Optional<String> loss() {
        return loss.get();
    }

    /// Closes the wizard without a question.
    public void close() {
        close.run();
    }

    private void show(int step) {
        furthest.set(Math.max(furthest.get(), step));
        current.set(step);
    }
}
