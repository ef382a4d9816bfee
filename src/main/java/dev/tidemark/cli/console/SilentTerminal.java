package dev.tidemark.cli.console;

import dev.tidemark.engine.postgres.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/// Reads from standard input; when that is a terminal, without showing what is typed.
///
/// Java's own console is none as soon as standard output leads elsewhere (`… --json | jq`), so then
/// the terminal is told with `stty`.
record SilentTerminal(BufferedReader in, boolean terminal) implements HiddenInput {
    @Override
    public Optional<Secret> read() {
        var console = terminal ? System.console() : null;
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword();
            if (typed == null) {
                return Optional.empty();
            }
            var secret = Secret.of(typed);
            Arrays.fill(typed, '\0');
            return Optional.of(secret);
        }
        return terminal ? withoutEcho() : line();
    }

    private Optional<Secret> withoutEcho() {
        var restore = new Thread(() -> echo("echo"), "restore-echo");
        Runtime.getRuntime().addShutdownHook(restore);
        echo("-echo");
        try {
            return line();
        } finally {
            echo("echo");
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }

    private Optional<Secret> line() {
        try {
            return Optional.ofNullable(in.readLine()).map(Secret::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Without stty the typed text is seen, which is better than not to be asked.
    private static void echo(String mode) {
        try {
            new ProcessBuilder("stty", mode)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // See above.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
