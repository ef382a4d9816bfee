package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Console;
import dev.tidemark.cli.console.Style;
import dev.tidemark.cli.failure.ProblemText;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.project.ProjectLoader;
import java.nio.file.Path;
import java.util.List;

/// One call of the command line: the process around it and the common options.
public final class Invocation {
    private final Console console;
    private final CommonOptions options;

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

    /// The database that the options mean.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when they don't say which, or say it in
    ///   a way that can't be understood
    public TargetDatabase target() {
        return new TargetChoice(options, console.environment()).target();
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
