package dev.tidemark.engine.profile.secret;

import java.util.Locale;
import java.util.Optional;

/// Where a profile's password comes from. Each has a text form, used in `profiles.toml` and on the
/// command line, which [#text] writes and [#parse] reads.
public sealed interface PasswordSource {
    /// The words that stand for the sources, for help texts.
    String FORMS = "keychain, pgpass, file, ask, command:… or shell:…";

    /// Sources without anything more to say.
    enum Simple implements PasswordSource {
        /// As psql finds it: the connection string, `PGPASSWORD`, `.pgpass`.
        PGPASS,
        /// The keychain of the user's desktop.
        KEYCHAIN,
        /// Tidemark's own encrypted file.
        FILE,
        /// Asked for; kept in memory until the process ends.
        ASK;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The first line that a command writes to its standard output.
    ///
    /// @param command the command
    /// @param reader who splits it into words
    record Command(String command, Reader reader) implements PasswordSource {
        /// Who reads the command.
        public enum Reader {
            /// Nobody: its words are the program and its arguments.
            NONE,
            /// The shell, `sh -c`.
            SHELL
        }

        @Override
        public String text() {
            return (reader == Reader.SHELL ? "shell: " : "command: ") + command;
        }
    }

    /// The form that is written, for example `command: pass show billing`.
    String text();

    /// Whether a password is put there by Tidemark.
    default boolean keeps() {
        return this == Simple.KEYCHAIN || this == Simple.FILE;
    }

    /// The source that a text names, or empty when it names none.
    static Optional<PasswordSource> parse(String text) {
        int colon = text.indexOf(':');
        String word = (colon < 0 ? text : text.substring(0, colon)).strip();
        String rest = colon < 0 ? "" : text.substring(colon + 1).strip();
        if (rest.isEmpty() != (colon < 0)) {
            return Optional.empty();
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "keychain" -> alone(Simple.KEYCHAIN, rest);
            case "pgpass" -> alone(Simple.PGPASS, rest);
            case "file" -> alone(Simple.FILE, rest);
            case "ask" -> alone(Simple.ASK, rest);
            case "command" -> command(rest, Command.Reader.NONE);
            case "shell" -> command(rest, Command.Reader.SHELL);
            default -> Optional.empty();
        };
    }

    private static Optional<PasswordSource> alone(PasswordSource source, String rest) {
        return rest.isEmpty() ? Optional.of(source) : Optional.empty();
    }

    private static Optional<PasswordSource> command(String command, Command.Reader reader) {
        return command.isEmpty() ? Optional.empty() : Optional.of(new Command(command, reader));
    }
}
