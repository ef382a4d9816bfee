package dev.tidemark.desktop.profile;

import dev.tidemark.engine.profile.secret.PasswordSource;
import dev.tidemark.engine.profile.secret.PasswordSource.Command;
import dev.tidemark.engine.profile.secret.PasswordSource.Simple;

/// The places a password can come from, as the editor offers them.
enum SourceKind {
    PGPASS("As psql finds it", "From PGPASSWORD, .pgpass or the service file."),
    KEYCHAIN("Keychain", "Kept in the keychain of your desktop, in the name of this profile."),
    FILE(
            "Encrypted file",
            "Kept in secrets.json beside the profiles, encrypted under a passphrase that is asked once"
                    + " for each start."),
    ASK("Ask each time", "Asked when it is needed; kept in memory until Tidemark ends."),
    COMMAND(
            "A command",
            "The first line that the command writes, for example: pass show billing. No shell reads"
                    + " it."),
    SHELL("A shell command", "The first line that the command writes, run with sh -c.");

    private final String text;
    private final String help;

    SourceKind(String text, String help) {
        this.text = text;
        this.help = help;
    }

    String text() {
        return text;
    }

    /// What choosing it means, one sentence.
    String help() {
        return help;
    }

    boolean runsCommand() {
        return this == COMMAND || this == SHELL;
    }

    /// Whether the user can type the password here.
    boolean takesPassword() {
        return this == KEYCHAIN || this == FILE || this == ASK;
    }

    PasswordSource source(String command) {
        return switch (this) {
            case PGPASS -> Simple.PGPASS;
            case KEYCHAIN -> Simple.KEYCHAIN;
            case FILE -> Simple.FILE;
            case ASK -> Simple.ASK;
            case COMMAND -> new Command(command.strip(), Command.Reader.NONE);
            case SHELL -> new Command(command.strip(), Command.Reader.SHELL);
        };
    }

    static SourceKind of(PasswordSource source) {
        return switch (source) {
            case Simple.PGPASS -> PGPASS;
            case Simple.KEYCHAIN -> KEYCHAIN;
            case Simple.FILE -> FILE;
            case Simple.ASK -> ASK;
            case Command command -> command.reader() == Command.Reader.SHELL ? SHELL : COMMAND;
        };
    }
}
