package dev.tidemark.cli;

import dev.tidemark.cli.command.CommonOptions;
import dev.tidemark.cli.command.Invocation;
import dev.tidemark.cli.command.TidemarkCommand;
import dev.tidemark.cli.console.Console;
import dev.tidemark.cli.console.SystemConsole;
import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.cli.failure.FailureReport;
import dev.tidemark.cli.failure.Fault;
import dev.tidemark.engine.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Entry point of the command line.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(SystemConsole.open(), args));
    }

    /// Runs one command.
    ///
    /// @return the exit code
    public static int run(Console console, String... args) {
        try {
            return dispatch(console, args).number();
        } finally {
            console.flush();
        }
    }

    /// `--version` alone is answered before anything else is loaded: scripts ask it often.
    private static ExitCode dispatch(Console console, String... args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            console.out().print("tidemark " + Version.text() + "\n");
            return ExitCode.DONE;
        }
        var failures = FailureReport.before(console, args);
        try {
            return parse(console, failures, commandLine(args));
        } catch (ProblemException e) {
            return failures.show(e.problem());
        } catch (RuntimeException | Error e) {
            failures.trace(e);
            return failures.show(Fault.problem(e));
        }
    }

    private static ExitCode parse(Console console, FailureReport failures, String... args) {
        CommandLine parser = CommandTree.parserFor(args);
        ParseResult result;
        try {
            result = parser.parseArgs(args);
        } catch (ParameterException e) {
            throw UsageProblem.of(e).asException();
        }
        CommonOptions options = ((CommandTree) parser.getCommand()).options();
        CommandLine chosen = deepest(result);
        if (options.help()) {
            console.out().print(chosen.getUsageMessage());
            return ExitCode.DONE;
        }
        if (!(chosen.getCommand() instanceof TidemarkCommand command)) {
            throw UsageProblem.commandMissing(chosen).asException();
        }
        var invocation = new Invocation(console, options);
        failures.startingIn(invocation.projectFolder());
        return command.run(invocation);
    }

    private static CommandLine deepest(ParseResult result) {
        List<CommandLine> chain = result.asCommandLineList();
        return chain.getLast();
    }

    /// Without arguments the demonstration starts; `help COMMAND` asks the same as `COMMAND
    /// --help`.
    private static String[] commandLine(String... args) {
        if (args.length == 0) {
            return new String[] {"demo"};
        }
        if (!args[0].equals("help")) {
            return args;
        }
        String[] asked = Arrays.copyOfRange(args, 1, args.length + 1);
        asked[args.length - 1] = "--help";
        return asked;
    }
}
