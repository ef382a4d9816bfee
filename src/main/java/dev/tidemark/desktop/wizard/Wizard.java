package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.target.PinnedTarget;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;

/// A wizard as [WizardPage] shows it. Outlives its page while its work lasts.
///
/// @param look how it is recognised
/// @param target whose facts are always in view
/// @param state where it stands; its ids are those of the steps
/// @param work what it does after its commit page
/// @param steps makes the steps and their contents, once for each page
/// @param subject what it is about
public record Wizard(
        Look look,
        PinnedTarget target,
        WizardViewModel state,
        Work work,
        Supplier<List<WizardStep>> steps,
        Subject subject) {
    /// A wizard about what the window is about.
    public Wizard(
            Look look,
            PinnedTarget target,
            WizardViewModel state,
            Work work,
            Supplier<List<WizardStep>> steps) {
        this(look, target, state, work, steps, Subject.WINDOW);
    }

    /// What a wizard is about.
    public enum Subject {
        /// The schema that was chosen for the window, where one had to be.
        WINDOW,
        /// The database with all its schemas.
        DATABASE
    }

    /// How a wizard is recognised.
    ///
    /// @param name its tab's text, for example `Roll back`
    /// @param icon its tab's icon
    /// @param sheet the style sheet of its own contents, an address
    public record Look(String name, Ikon icon, String sheet) {}

    /// What a wizard does in the background.
    ///
    /// @param running whether it goes on now; it does so without its tab
    /// @param ended whether it came to an end, whichever, and did not begin again; its step leads
    ///   on by the same value
    public record Work(ObservableBooleanValue running, ObservableBooleanValue ended) {}
}
