package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Console;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks before something that is hard to take back.
public final class Confirmation {
    private final Console console;
    private final boolean yes;

    Confirmation(Console console, boolean yes) {
        this.console = console;
        this.yes = yes;
    }

    /// Returns when the user agrees; asks unless `--yes` was given.
    ///
    /// @param question what will be done, a question without its `[y/N]`
    /// @param refused what did not happen when the answer is no
    /// @throws dev.tidemark.engine.problem.ProblemException when the answer is no, or nobody can
    ///   answer
    public void ask(String question, String refused) {
        requireSomebody(refused);
        if (!agrees(question)) {
            throw notConfirmed(refused, "The question was not answered with yes.");
        }
    }

    /// Returns when the user writes a name; asks unless `--yes` was given. For what destroys
    /// something that is protected.
    ///
    /// @param question what will be done, a question
    /// @param name what has to be written
    /// @param refused what did not happen when it is something else
    /// @throws dev.tidemark.engine.problem.ProblemException when it is, or nobody can answer
    public void askName(String question, String name, String refused) {
        requireSomebody(refused);
        if (yes) {
            return;
        }
        console.out().flush();
        console.err().print("%s Write %s to go on: ".formatted(question, name));
        console.err().flush();
        String written = answer();
        if (written == null || !written.strip().equals(name)) {
            throw notConfirmed(refused, "The name that was written is not %s.".formatted(name));
        }
    }

    private void requireSomebody(String refused) {
        if (!yes && !console.terminal().input()) {
            throw Problem.of(
                            ProblemCode.CONFIRMATION_NEEDED,
                            refused,
                            "It has to be confirmed, and standard input is no terminal that"
                                    + " anybody could answer on.",
                            "Give --yes if you are sure.")
                    .asException();
        }
    }

    private static ProblemException notConfirmed(String refused, String why) {
        return Problem.of(
                        ProblemCode.NOT_CONFIRMED,
                        refused,
                        why,
                        "Run the command again and answer when you are sure.")
                .asException();
    }

    /// Whether the user agrees; nobody there is a no.
    ///
    /// @param question what will be done, a question without its `[y/N]`
    public boolean agrees(String question) {
        if (yes) {
            return true;
        }
        if (!console.terminal().input()) {
            return false;
        }
        console.out().flush();
        console.err().print(question + " [y/N] ");
        console.err().flush();
        return isYes(answer());
    }

    /// Whether somebody is there to be asked: on a terminal, and without `--yes`.
    public boolean somebodyThere() {
        return !yes && console.terminal().input();
    }

    /// What the user types, without blanks around it; empty when it is nothing, or nobody is there.
    ///
    /// @param question what to type, without a colon
    public Optional<String> typed(String question) {
        if (!somebodyThere()) {
            return Optional.empty();
        }
        console.out().flush();
        console.err().print(question + ": ");
        console.err().flush();
        return Optional.ofNullable(answer()).map(String::strip).filter(text -> !text.isEmpty());
    }

    private @Nullable String answer() {
        try {
            return console.in().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isYes(@Nullable String answer) {
        if (answer == null) {
            return false;
        }
        String word = answer.strip().toLowerCase(Locale.ROOT);
        return word.equals("y") || word.equals("yes");
    }
}
