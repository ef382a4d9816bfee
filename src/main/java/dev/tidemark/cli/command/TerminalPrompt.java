package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Console;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.profile.secret.PasswordPrompt;
import dev.tidemark.engine.profile.secret.PasswordQuestion;
import java.util.Optional;

/// Asks for passwords on the terminal, without showing what is typed; nobody answers elsewhere.
record TerminalPrompt(Console console) implements PasswordPrompt {
    @Override
    public Optional<Secret> ask(PasswordQuestion question) {
        if (!console.terminal().input()) {
            return Optional.empty();
        }
        question.reason().ifPresent(reason -> show(reason + "\n"));
        if (question.kind() != PasswordQuestion.Kind.NEW_PASSPHRASE) {
            return hidden(question.text());
        }
        var first = hidden(question.text());
        var again = hidden("The same again");
        if (first.isPresent() && !first.equals(again)) {
            show("The two differ.\n");
            return Optional.empty();
        }
        return first;
    }

    /// The password that a command is to keep: typed on the terminal, else the first line of
    /// standard input.
    Optional<Secret> given(String question) {
        return (console.terminal().input() ? hidden(question) : console.hidden().read())
                .filter(password -> !password.isEmpty());
    }

    private Optional<Secret> hidden(String question) {
        console.out().flush();
        show(question + ": ");
        var typed = console.hidden().read();
        show("\n");
        return typed;
    }

    private void show(String text) {
        console.err().print(Printable.block(text));
        console.err().flush();
    }
}
