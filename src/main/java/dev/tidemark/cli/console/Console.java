package dev.tidemark.cli.console;

import dev.tidemark.engine.postgres.Environment;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/// Everything a command may know of the process around it. Tests pass their own.
///
/// @param out results
/// @param err messages, questions and progress
/// @param in answers
/// @param hidden answers that must not be seen, from the same input
/// @param environment environment variables, and the user's folders
/// @param directory the folder the process was started in
/// @param clock the time
/// @param zone the time zone that times are shown in; asking costs, so only what shows times asks
/// @param terminal what the streams lead to
public record Console(
        PrintStream out,
        PrintStream err,
        BufferedReader in,
        HiddenInput hidden,
        Environment environment,
        Path directory,
        Clock clock,
        Supplier<ZoneId> zone,
        Terminal terminal) {

    /// An environment variable that is set and not empty.
    public Optional<String> variable(String name) {
        return environment.variable(name);
    }

    /// Colours for standard output, unless they are switched off or it is no terminal.
    public Style outStyle(Style.Wish wish) {
        return style(wish, terminal.output());
    }

    /// Colours for standard error, unless they are switched off or it is no terminal.
    public Style errStyle(Style.Wish wish) {
        return style(wish, terminal.errors());
    }

    /// Hands on what is still in the buffers.
    public void flush() {
        out.flush();
        err.flush();
    }

    /// `NO_COLOR` counts when it is set and not empty (no-color.org).
    private Style style(Style.Wish wish, boolean isTerminal) {
        boolean refused =
                wish == Style.Wish.PLAIN
                        || variable("NO_COLOR").isPresent()
                        || variable("TERM").filter("dumb"::equals).isPresent();
        return isTerminal && !refused ? Style.COLOURED : Style.PLAIN;
    }
}
