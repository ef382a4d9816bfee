package dev.tidemark.desktop.wizard;

import java.util.List;
import java.util.Optional;

/// What a commit page offers to do. Committing does exactly this.
///
/// @param act names it for its button, for example `Apply 3 migrations to billing-prod`
/// @param what the same with its size, one line
/// @param lines what it is made of, one line each
/// @param warning what speaks against it, a sentence; empty for nothing
/// @param destroys what can't be brought back, a sentence; with it the target's name has to be
///   typed
/// @param perform does it
public record Proposal(
        String act,
        String what,
        List<String> lines,
        String warning,
        Optional<String> destroys,
        Runnable perform) {
    public Proposal {
        lines = List.copyOf(lines);
    }

    /// An act that nothing speaks against.
    public static Proposal of(String act, Runnable perform) {
        return new Proposal(act, act, List.of(), "", Optional.empty(), perform);
    }

    /// The same with what it amounts to.
    public Proposal listing(String whole, List<String> parts) {
        return new Proposal(act, whole, parts, warning, destroys, perform);
    }

    /// The same with what speaks against it; empty for nothing.
    public Proposal warning(String sentence) {
        return new Proposal(act, what, lines, sentence, destroys, perform);
    }

    /// The same, where something can't be brought back.
    public Proposal destroying(Optional<String> sentence) {
        return new Proposal(act, what, lines, warning, sentence, perform);
    }
}
