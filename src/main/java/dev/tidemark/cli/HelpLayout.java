package dev.tidemark.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The help text: a command's own options first, the common ones under a heading of their own.
final class HelpLayout {
    private HelpLayout() {}

    /// Lays out the help of a command and of those below it.
    static void applyTo(CommandLine command) {
        var usage = command.getCommandSpec().usageMessage();
        usage.width(100)
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .synopsisHeading("Usage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .commandListHeading("%nCommands:%n");
        command.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        command.getSubcommands().values().forEach(HelpLayout::applyTo);
    }

    private static String options(Help help) {
        var all = help.commandSpec().options().stream().filter(option -> !option.hidden()).toList();
        boolean root = help.commandSpec().parent() == null;
        var own = all.stream().filter(option -> !root && !option.inherited()).toList();
        var common = all.stream().filter(option -> root || option.inherited()).toList();
        return section(help, "Options:", own) + section(help, "Common options:", common);
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        if (options.isEmpty()) {
            return "";
        }
        var layout = help.createDefaultLayout();
        layout.addOptions(options, help.createDefaultParamLabelRenderer());
        return "%n%s%n%s".formatted(heading, layout);
    }
}
