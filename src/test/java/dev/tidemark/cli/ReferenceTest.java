package dev.tidemark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// What packages install beside the program names what the program has.
class ReferenceTest {
    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Reference.write(folder, LocalDate.of(2026, 11, 1));
    }

    @Test
    void manualPageNamesEveryCommandAndOption() throws IOException {
        assertEquals(
                List.of(), missing(page().replace("\\-", "-"), CommandSpec::qualifiedName, "--"));
    }

    @Test
    void manualPageExplainsEveryExitCodeInTheWordsOfTheDocument() throws IOException {
        String document =
                Files.readString(Path.of("docs/problem-codes.md")).replaceAll("\\s+", " ");
        for (var code : ExitCode.values()) {
            assertTrue(page().contains(".B %d\n%s\n".formatted(code.number(), code.meaning())));
            assertTrue(
                    document.contains("%d %s".formatted(code.number(), code.meaning())),
                    code.meaning());
        }
    }

    @Test
    void manualPageHasNoLineThatIsARequestByAccident() throws IOException {
        var request = Pattern.compile("\\.(TH|SH|SS|TP|PP|B|I|BR|nh|ad)\\b.*");
        for (String line : page().lines().toList()) {
            assertFalse(line.startsWith("'"), line);
            assertTrue(!line.startsWith(".") || request.matcher(line).matches(), line);
        }
    }

    @Test
    void completionsOfBashAndFishNameEveryCommandAndOption() throws IOException {
        assertEquals(List.of(), missing(text("tidemark.bash"), CommandSpec::name, "--"));
        assertEquals(List.of(), missing(text("tidemark.fish"), spec -> "-a " + spec.name(), "-l "));
    }

    private String page() throws IOException {
        return text("tidemark.1");
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /// @param command how a command is written
    /// @param dashes what stands before the name of an option
    private static List<String> missing(
            String text, Function<CommandSpec, String> command, String dashes) {
        var missing = new ArrayList<String>();
        check(CommandTree.parserFor(), text, command, dashes, missing);
        return missing;
    }

    private static void check(
            CommandLine parent,
            String text,
            Function<CommandSpec, String> command,
            String dashes,
            List<String> missing) {
        for (var option : parent.getCommandSpec().options()) {
            require(text, option.longestName().replaceFirst("--", dashes), missing);
        }
        for (var child : parent.getSubcommands().values()) {
            require(text, command.apply(child.getCommandSpec()), missing);
            check(child, text, command, dashes, missing);
        }
    }

    private static void require(String text, String wanted, List<String> missing) {
        if (!text.contains(wanted)) {
            missing.add(wanted);
        }
    }
}
