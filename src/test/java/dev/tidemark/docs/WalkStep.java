package dev.tidemark.docs;

import java.util.List;

/// What a document tells its reader to do, in the order of the document.
sealed interface WalkStep {
    /// Its line in the document, from 1.
    int line();

    /// A comment `<!-- walk: … -->`: what the commands from here on are tried on. `sample NAME` a
    /// copy of a sample in the current folder and its database in `DATABASE_URL`; `samples` all of
    /// them below the current folder; `project NAME` a project of the test's resources with its
    /// database; `empty NAME` an empty folder and an empty database.
    record Begin(int line, String fixture) implements WalkStep {}

    /// A file, whose name stands behind the language of its block.
    record WriteFile(int line, String name, String content) implements WalkStep {}

    /// A command.
    ///
    /// @param text without its prompt and comment, on one line
    /// @param comment what stands behind it after `#`
    /// @param output the lines that the document shows; `…` stands for anything
    record Command(int line, String text, String comment, List<String> output)
            implements WalkStep {}
}
