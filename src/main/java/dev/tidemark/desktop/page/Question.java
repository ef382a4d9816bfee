package dev.tidemark.desktop.page;

import java.util.List;

/// A question over a window. Whoever closes it without an answer stays where they are.
///
/// @param title asks, for example `Close 004_add_price.sql?`
/// @param text what depends on it, in whole sentences
/// @param stay the button that changes nothing, which is the default one too
/// @param answers the other buttons, each named by its act
public record Question(String title, String text, String stay, List<Answer> answers) {
    public Question {
        answers = List.copyOf(answers);
    }

    /// One way to go on.
    ///
    /// @param id the id of its button
    /// @param text names the act, for example `Discard 3 changes`
    /// @param weight whether something is lost by it
    /// @param perform does it, on the JavaFX thread, after the question is gone
    public record Answer(String id, String text, Weight weight, Runnable perform) {}

    /// Whether an answer loses something.
    public enum Weight {
        HARMLESS,
        LOSES_SOMETHING
    }
}
