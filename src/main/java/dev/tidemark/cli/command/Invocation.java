package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Console;
import dev.tidemark.cli.console.Style;
import dev.tidemark.cli.failure.ProblemText;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.Profiles;
import dev.tidemark.engine.profile.secret.Passwords;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call of the command line: the process around it and the common options.
public final class Invocation {
    private final Console console;
    private final CommonOptions options;
    private @Nullable Passwords passwords;
    private @Nullable TargetDatabase target;

    /// @param console the process around it
    /// @param options the common options, filled in
    public Invocation(Console console, CommonOptions options) {
        this.console = console;
        this.options = options;
    }

    /// The process around it.
    public Console console() {
        return console;
    }

    /// The common options.
    public CommonOptions options() {
        return options;
    }

    /// Colours of standard output.
    public Style style() {
        return console.outStyle(wish());
    }

    /// Colours of standard error.
    public Style errorStyle() {
        return console.errStyle(wish());
    }

    /// Asks, unless `--yes` was given.
    public Confirmation confirmation() {
        return new Confirmation(console, options.yes());
    }

    /// The folder that `--project` names, or the current one.
    public Path projectFolder() {
        return options.project().map(console.directory()::resolve).orElse(console.directory());
    }

    /// The database that the options mean; found out once, so that a password is asked once.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when they don't say which, or say it in
    ///   a way that can't be understood, or there is no password
    public TargetDatabase target() {
        var known = target;
        if (known == null) {
            known = new TargetChoice(options, profiles()).target();
            target = known;
        }
        return known;
    }

    /// The user's profiles and the project's.
    public Profiles profiles() {
        return new Profiles(console.environment(), passwords(), Optional.of(projectFolder()));
    }

    /// Passwords of profiles, asked for on the terminal where they have to be.
    public Passwords passwords() {
        var known = passwords;
        if (known == null) {
            known = new Passwords(console.environment(), new TerminalPrompt(console));
            passwords = known;
        }
        return known;
    }

    /// Reads the project.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is none or its settings
    ///   can't be read
    public Project project() {
        return ProjectLoader.load(projectFolder());
    }

    /// A path as short as it can be said from the current folder.
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = console.directory().toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }

    /// Prints text for people to standard output.
    public void print(String text) {
        console.out().print(text);
    }

    /// Prints a line for people to standard output.
    public void say(String line) {
        console.out().print(line + "\n");
    }

    /// Prints a message that is no result to standard error.
    public void note(String line) {
        console.err().print(line + "\n");
        console.err().flush();
    }

    /// Shows a problem that does not end the command.
    public void warn(Problem problem) {
        console.out().flush();
        console.err()
                .print(
                        ProblemText.of(
                                problem,
                                errorStyle(),
                                List.of(projectFolder(), console.directory())));
        console.err().flush();
    }

    /// Writes the result as JSON: one document, on one line with `--json-lines`.
    public void document(String name, JsonDocument.Body body) {
        console.out().flush();
        if (options.jsonLines()) {
            JsonDocument.writeLine(console.out(), name, body);
        } else {
            JsonDocument.write(console.out(), name, body);
        }
    }

    private Style.Wish wish() {
        return options.noColor() ? Style.Wish.PLAIN : Style.Wish.AUTOMATIC;
    }
}
