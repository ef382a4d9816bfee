package dev.tidemark.cli;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with the arguments, and what was probably meant.
final class UsageProblem {
    private UsageProblem() {}

    /// The problem behind a parser's exception.
    static Problem of(ParameterException failure) {
        var command = failure.getCommandLine();
        return switch (failure) {
            case UnmatchedArgumentException unmatched ->
                    unmatched(command, unmatched.getUnmatched());
            case MissingParameterException missing ->
                    problem(command, sentence(missing), seeHelp(command));
            default -> problem(command, sentence(failure), seeHelp(command));
        };
    }

    /// A command that only groups others was given without one of them.
    static Problem commandMissing(CommandLine group) {
        return problem(
                group,
                "No command was given after `%s`.".formatted(name(group)),
                "Choose one of %s, or run `%s --help`."
                        .formatted(String.join(", ", commandsOf(group)), name(group)));
    }

    private static Problem unmatched(CommandLine command, List<String> arguments) {
        String first = arguments.getFirst();
        if (first.startsWith("-")) {
            String option = first.replaceFirst("=.*", "");
            return unknown(command, "option", option, optionsOf(command));
        }
        Collection<String> commands = commandsOf(command);
        return commands.isEmpty()
                ? problem(
                        command,
                        "The argument `%s` is one too many.".formatted(first),
                        seeHelp(command))
                : unknown(command, "command", first, commands);
    }

    private static Problem unknown(
            CommandLine command, String kind, String typed, Collection<String> known) {
        String why = "`%s` has no %s `%s`.".formatted(name(command), kind, typed);
        return Suggestion.nearest(typed, known)
                .map(near -> problem(command, why, "Write `%s` if that was meant.".formatted(near)))
                .orElseGet(() -> problem(command, why, seeHelp(command)));
    }

    private static Problem problem(CommandLine command, String why, String hint) {
        return Problem.of(
                ProblemCode.USAGE, "`%s` was not run".formatted(name(command)), why, hint);
    }

    private static Collection<String> commandsOf(CommandLine command) {
        return command.getParent() == null
                ? CommandTree.names()
                : command.getSubcommands().keySet();
    }

    private static List<String> optionsOf(CommandLine command) {
        var names = new ArrayList<String>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }

    private static String sentence(ParameterException failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        String words = message.replace("is not an int", "is no whole number");
        return words.endsWith(".") ? words : words + ".";
    }

    private static String seeHelp(CommandLine command) {
        return "Run `%s --help` for what it takes.".formatted(name(command));
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }
}
