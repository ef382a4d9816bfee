package dev.tidemark.desktop.run;

import dev.tidemark.desktop.action.Action;

/// One way to go on after a run that did not complete.
///
/// @param action does it
/// @param leaves what the database and the files are like after it, one or two sentences
public record RunChoice(Action action, String leaves) {}
