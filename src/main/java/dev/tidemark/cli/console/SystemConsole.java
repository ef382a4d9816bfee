package dev.tidemark.cli.console;

import dev.tidemark.engine.postgres.Environment;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The console of the running process.
public final class SystemConsole {
    private static final int BUFFER = 1 << 15;
    private static final String COLUMNS = "columns=";

    private SystemConsole() {}

    /// Opens the process's own streams.
    ///
    /// The launcher says with `tidemark.terminal` which of them lead to a terminal (a word each:
    /// `in`, `out`, `err`, and `columns=N`), since the shell knows that for nothing.
    public static Console open() {
        @Nullable Charset declared = declaredCharset();
        Charset charset = declared == null ? StandardCharsets.UTF_8 : declared;
        var in =
                new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), charset));
        var terminal = terminal(System.getProperty("tidemark.terminal"), declared);
        return new Console(
                stream(FileDescriptor.out, charset),
                stream(FileDescriptor.err, charset),
                in,
                new SilentTerminal(in, terminal.input()),
                Environment.ofProcess(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                ZoneId::systemDefault,
                terminal);
    }

    /// What the launcher's words mean; without a launcher nothing is taken for a terminal.
    static Terminal terminal(@Nullable String words, @Nullable Charset charset) {
        boolean input = false;
        boolean output = false;
        boolean errors = false;
        int columns = 0;
        for (String word : (words == null ? "" : words).split(",", -1)) {
            switch (word) {
                case "in" -> input = true;
                case "out" -> output = true;
                case "err" -> errors = true;
                default -> columns = columns(word);
            }
        }
        return new Terminal(input, output, errors, columns, StandardCharsets.UTF_8.equals(charset));
    }

    private static int columns(String word) {
        String number = word.startsWith(COLUMNS) ? word.substring(COLUMNS.length()) : "";
        try {
            return number.isEmpty() ? 0 : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// The locale's encoding, or null in the C locale, which says nothing of the reader: then text
    /// goes out as UTF-8 and signs beyond ASCII are not relied upon.
    private static @Nullable Charset declaredCharset() {
        var charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return StandardCharsets.US_ASCII.equals(charset) ? null : charset;
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        var buffered = new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER);
        return new PrintStream(buffered, false, charset);
    }
}
