package dev.tidemark.cli.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The completion of the shell fish, for which picocli has none.
public final class FishCompletion {
    private final List<String> lines = new ArrayList<>();

    private FishCompletion() {}

    /// The text of `tidemark.fish`.
    ///
    /// @param root the product's command with all others below it
    public static String of(CommandLine root) {
        var completion = new FishCompletion();
        var spec = root.getCommandSpec();
        completion.lines.add("complete -c tidemark -f");
        spec.options().forEach(option -> completion.option("true", option));
        completion.commands("__fish_use_subcommand", spec);
        return String.join("\n", completion.lines) + "\n";
    }

    private void commands(String condition, CommandSpec parent) {
        for (var entry : parent.subcommands().entrySet()) {
            var child = entry.getValue().getCommandSpec();
            lines.add(
                    "complete -c tidemark -n %s -a %s -d %s"
                            .formatted(
                                    quoted(condition),
                                    entry.getKey(),
                                    description(child.usageMessage().description())));
            below(seen(parent, entry.getKey()), child);
        }
    }

    private void below(String condition, CommandSpec command) {
        command.options().stream()
                .filter(option -> !option.inherited())
                .forEach(option -> option(condition, option));
        if (takesFile(command)) {
            lines.add("complete -c tidemark -n %s -F".formatted(quoted(condition)));
        }
        if (!command.subcommands().isEmpty()) {
            String none =
                    "not __fish_seen_subcommand_from "
                            + String.join(" ", command.subcommands().keySet());
            commands(condition + "; and " + none, command);
        }
    }

    /// Whether the word of a command was typed, and before it those of the commands above.
    private static String seen(CommandSpec parent, String name) {
        String here = "__fish_seen_subcommand_from " + name;
        return parent.parent() == null
                ? here
                : "__fish_seen_subcommand_from %s; and %s".formatted(parent.name(), here);
    }

    private void option(String condition, OptionSpec option) {
        if (option.hidden()) {
            return;
        }
        var line = new StringBuilder("complete -c tidemark");
        if (!condition.equals("true")) {
            line.append(" -n ").append(quoted(condition));
        }
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceAll("^-+", ""));
        }
        if (option.arity().max() > 0) {
            line.append(Path.class.equals(option.type()) ? " -r -F" : " -x");
            var words = new ArrayList<String>();
            if (option.completionCandidates() != null) {
                option.completionCandidates().forEach(words::add);
                line.append(" -a ").append(quoted(String.join(" ", words)));
            }
        }
        lines.add(line.append(" -d ").append(description(option.description())).toString());
    }

    private static boolean takesFile(CommandSpec command) {
        return command.positionalParameters().stream()
                .anyMatch(parameter -> Path.class.equals(parameter.type()));
    }

    private static String description(String... texts) {
        return quoted(String.join(" ", texts).replace("`", ""));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
