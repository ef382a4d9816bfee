package dev.tidemark.desktop.run;

import dev.tidemark.desktop.action.Action;
import org.kordamp.ikonli.Ikon;

/// One way to go on after a run that did not complete.
///
/// @param action does it
/// @param leaves what the database and the files are like after it, one or two sentences
public record RunChoice(Action action, String leaves) {
    /// A way to go on that is always open.
    ///
    /// @param id of its button
    public static RunChoice of(String id, String text, Ikon icon, Runnable perform, String leaves) {
        return new RunChoice(Action.of(id, text, leaves, icon, perform), leaves);
    }
}
