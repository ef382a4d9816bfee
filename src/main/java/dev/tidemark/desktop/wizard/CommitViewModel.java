package dev.tidemark.desktop.wizard;

import dev.tidemark.engine.profile.Profile;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// The commit page of a wizard: what is offered, and whether it may be done. A protected target,
/// and what destroys something, want the target's name typed. Used on the JavaFX thread.
public final class CommitViewModel {
    private final Profile profile;
    private final ReadOnlyObjectWrapper<@Nullable Proposal> proposal =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("Commit");
    private final ReadOnlyStringWrapper whyNamed = new ReadOnlyStringWrapper("");
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanBinding mayCommit;

    /// @param profile the target's
    /// @param running whether what was committed goes on, so that nothing else may begin
    public CommitViewModel(Profile profile, ObservableBooleanValue running) {
        this.profile = profile;
        mayCommit =
                Bindings.createBooleanBinding(
                        () -> !running.get() && proposal.get() != null && named(),
                        running,
                        proposal,
                        whyNamed,
                        typedName);
        whyNamed.set(why(Optional.empty()));
    }

    /// Offers something, instead of what was offered before. The name that was typed stays.
    public void propose(Proposal offered) {
        whyNamed.set(why(offered.destroys()));
        text.set(offered.act());
        proposal.set(offered);
    }

    /// Offers nothing, until there is a new proposal.
    public void withdraw() {
        proposal.set(null);
    }

    /// Does what is offered, if it may be done; the name has to be typed again for the next time.
    public void commit() {
        var offered = proposal.get();
        if (offered != null && mayCommit.get()) {
            typedName.set("");
            offered.perform().run();
        }
    }

    /// What is offered, null for nothing.
    public ReadOnlyObjectProperty<@Nullable Proposal> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /// What the button says.
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// Why the target's name has to be typed, a sentence; empty when it has not.
    public ReadOnlyStringProperty whyNamedProperty() {
        return whyNamed.getReadOnlyProperty();
    }

    /// The name as typed so far.
    public StringProperty typedNameProperty() {
        return typedName;
    }

    /// Whether committing is possible now.
    public BooleanBinding mayCommit() {
        return mayCommit;
    }

    /// What has to be typed.
    public String targetName() {
        return profile.name();
    }

    /// What closing the wizard now would lose, one sentence; empty when nothing.
    public Optional<String> loss() {
        return typedName.get().isEmpty()
                ? Optional.empty()
                : Optional.of("The name that you typed would be lost. Closing sends nothing.");
    }

    private boolean named() {
        return whyNamed.get().isEmpty() || typedName.get().equals(targetName());
    }

    private String why(Optional<String> destroys) {
        return profile.protectedTarget() ? "This target is protected." : destroys.orElse("");
    }
}
