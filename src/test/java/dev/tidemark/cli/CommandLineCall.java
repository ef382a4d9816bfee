package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.cli.console.Console;
import dev.tidemark.cli.console.Terminal;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Calls the command line inside the test's own process and keeps what it prints.
public final class CommandLineCall {
    private final Map<String, String> environment = new HashMap<>();
    private Path home = Path.of("target", "no-home").toAbsolutePath();
    private Path directory = Path.of("").toAbsolutePath();
    private Terminal terminal = Terminal.NONE;
    private String answers = "";
    private Environment.Platform platform = Environment.Platform.LINUX;

    /// What a call ended with.
    public record Ended(int exitCode, String out, String err) {
        /// Standard output as JSON.
        public JsonNode json() {
            return parse(out);
        }
    }

    /// A JSON text as a tree.
    public static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls from a folder.
    public CommandLineCall in(Path folder) {
        directory = folder;
        return this;
    }

    /// Calls as a user with another home folder.
    public CommandLineCall at(Path folder) {
        home = folder;
        return this;
    }

    /// Calls with an environment variable.
    public CommandLineCall with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// Calls where no program of PostgreSQL is installed.
    public CommandLineCall withoutPrograms() {
        platform = Environment.Platform.WINDOWS;
        return this;
    }

    /// Calls from a terminal on which a person types these lines.
    public CommandLineCall answering(String lines) {
        terminal = new Terminal(true, false, false, 0, true);
        answers = lines;
        return this;
    }

    /// Calls with these lines on standard input, which is no terminal.
    public CommandLineCall reading(String lines) {
        answers = lines;
        return this;
    }

    /// Calls with streams that lead to this terminal.
    public CommandLineCall on(Terminal other) {
        terminal = other;
        return this;
    }

    /// Runs the command.
    public Ended run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new BufferedReader(new StringReader(answers));
        var console =
                new Console(
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        in,
                        () -> hidden(in),
                        new Environment(environment, home, "tester", platform),
                        directory,
                        Clock.fixed(Instant.parse("2025-11-21T10:15:00Z"), ZoneOffset.UTC),
                        () -> ZoneId.of("UTC"),
                        terminal);
        int exitCode = Main.run(console, args);
        return new Ended(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    private static Optional<Secret> hidden(BufferedReader in) {
        try {
            return Optional.ofNullable(in.readLine()).map(Secret::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
