package dev.tidemark.cli.failure;

import dev.tidemark.cli.console.Console;
import dev.tidemark.cli.console.Style;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shows what went wrong: for people on standard error, with `--json` as a document on standard
/// output, so that a script has one thing to read.
public final class FailureReport {
    private final Console console;
    private final boolean json;
    private final boolean lines;
    private final Style style;
    private final List<Path> folders = new ArrayList<>();

    private FailureReport(Console console, List<String> args) {
        this.console = console;
        this.lines = args.contains("--json-lines");
        this.json = lines || args.contains("--json");
        this.style =
                console.errStyle(
                        args.contains("--no-color") ? Style.Wish.PLAIN : Style.Wish.AUTOMATIC);
        folders.add(console.directory());
    }

    /// A report for a call whose arguments are not parsed yet, and may never be.
    public static FailureReport before(Console console, String... args) {
        return new FailureReport(console, Arrays.asList(args));
    }

    /// Adds a folder that paths in problems may be relative to.
    public void startingIn(Path folder) {
        folders.addFirst(folder);
    }

    /// Shows the problem.
    ///
    /// @return the exit code it stands for
    public ExitCode show(Problem problem) {
        console.out().flush();
        console.err().print(ProblemText.of(problem, style, folders));
        if (lines) {
            JsonDocument.writeLine(
                    console.out(), "error", body -> ProblemJson.writeMembers(body, problem));
        } else if (json) {
            JsonDocument.write(
                    console.out(), "error", body -> ProblemJson.writeMembers(body, problem));
        }
        return ExitCode.of(problem.code().kind());
    }

    /// Prints the stack trace of a fault when `TIDEMARK_DEBUG` asks for it.
    public void trace(Throwable fault) {
        if (console.variable("TIDEMARK_DEBUG").isPresent()) {
            fault.printStackTrace(console.err());
        }
    }
}
