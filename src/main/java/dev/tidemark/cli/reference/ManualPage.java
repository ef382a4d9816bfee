package dev.tidemark.cli.reference;

import dev.tidemark.cli.failure.ExitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page `tidemark(1)`: everything that the commands' help texts say, on one page.
public final class ManualPage {
    /// What the command tree does not know: the two words that the launcher and `Main` answer.
    private static final String ANSWERED_BEFORE =
            """
            .SS "tidemark tour \\-\\-out DIR"
            Writes pictures of the desktop's screens, without a display.
            .SS "tidemark \\-\\-version"
            Prints the version.
            """;

    private static final String FILES =
            """
            .TP
            .I tidemark.toml
            A project's settings. None are needed where the project says it all itself.
            .TP
            .I ~/.config/tidemark
            Connection profiles and settings.
            .TP
            .I ~/.local/share/tidemark
            Copies of the sample projects, backups, and the data of the embedded PostgreSQL.
            .TP
            .I ~/.local/state/tidemark
            What is remembered from one start to the next.
            .TP
            .I ~/.cache/tidemark
            The embedded PostgreSQL's programs; made again when they are gone.
            """;

    private static final String VARIABLES =
            """
            .TP
            .BR DATABASE_URL ", " PGHOST ", " PGPORT ", " PGUSER ", " PGDATABASE ", " PGPASSFILE ", " PGSERVICE
            The connection, where neither \\fB\\-\\-url\\fR nor \\fB\\-\\-profile\\fR names one.
            .TP
            .B TIDEMARK_BACKUPS
            The folder of backups.
            .TP
            .B TIDEMARK_DEBUG
            Set to 1, a fault of Tidemark shows its stack trace.
            .TP
            .B NO_COLOR
            Set to anything, there are no colours.
            """;

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    /// The page, in the language of man(7).
    ///
    /// @param root the product's command with all others below it
    public static String of(CommandLine root, String version, LocalDate date) {
        return new ManualPage().write(root.getCommandSpec(), version, date);
    }

    private String write(CommandSpec root, String version, LocalDate date) {
        page.append(
                ".TH TIDEMARK 1 %s \"tidemark %s\" \"User commands\"\n.nh\n.ad l\n"
                        .formatted(date, version));
        section("NAME", "tidemark \\- change manager for PostgreSQL\n");
        section(
                "SYNOPSIS",
                ".B tidemark\n[\\fIoptions\\fR] [\\fIcommand\\fR [\\fIarguments\\fR]]\n");
        section(
                "DESCRIPTION",
                description(root)
                        + ".PP\nWithout a command the desktop opens where a window can be shown,"
                        + " else \\fBdemo\\fR runs.\n");
        section("COMMON OPTIONS", "");
        root.options().forEach(this::option);
        section("COMMANDS", "");
        children(root).forEach(this::command);
        page.append(ANSWERED_BEFORE);
        section("EXIT STATUS", "");
        for (var code : ExitCode.values()) {
            page.append(".TP\n.B %d\n%s\n".formatted(code.number(), text(code.meaning())));
        }
        section("ENVIRONMENT", VARIABLES);
        section("FILES", FILES);
        return page.toString();
    }

    private void section(String title, String text) {
        page.append(".SH %s\n%s".formatted(title, text));
    }

    /// A command without what it inherits, then those below it.
    private void command(CommandSpec command) {
        page.append(".SS \"%s\"\n%s".formatted(text(synopsis(command)), description(command)));
        command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .forEach(parameter -> argument(parameter.paramLabel(), parameter));
        command.options().stream().filter(option -> !option.inherited()).forEach(this::option);
        children(command).forEach(this::command);
    }

    private static String synopsis(CommandSpec command) {
        var words = Stream.of(command.qualifiedName());
        var parameters =
                command.positionalParameters().stream()
                        .filter(parameter -> !parameter.hidden())
                        .map(ManualPage::shown);
        return String.join(" ", Stream.concat(words, parameters).toList());
    }

    private static String shown(ArgSpec parameter) {
        String more = parameter.arity().max() > 1 ? "…" : "";
        String label = parameter.paramLabel() + more;
        return parameter.arity().min() > 0 ? label : "[" + label + "]";
    }

    private void option(OptionSpec option) {
        if (!option.hidden()) {
            String names = String.join(", ", option.names());
            argument(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), option);
        }
    }

    private void argument(String term, ArgSpec argument) {
        page.append(".TP\n.B \"%s\"\n%s".formatted(text(term), lines(argument.description())));
    }

    private static List<CommandSpec> children(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(child -> !child.usageMessage().hidden())
                .distinct()
                .toList();
    }

    private static String description(CommandSpec command) {
        return lines(command.usageMessage().description());
    }

    private static String lines(String... texts) {
        return text(String.join(" ", texts)) + "\n";
    }

    /// A text in which nothing is taken for a request of man(7); what stands in backquotes is bold.
    private static String text(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        String bold = escaped.replaceAll("`([^`]*)`", "\\\\fB$1\\\\fR");
        return bold.startsWith(".") || bold.startsWith("'") ? "\\&" + bold : bold;
    }
}
