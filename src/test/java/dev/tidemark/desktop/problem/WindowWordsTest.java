package dev.tidemark.desktop.problem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tidemark.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowWordsTest {
    private static final Path ENGINE = Path.of("src/main/java/dev/tidemark/engine");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");

    /// An option as a reader sees it: after a blank or a parenthesis.
    private static final Pattern OPTION = Pattern.compile("(?:^|[ (`])--[a-z]");

    private static final Pattern OF_THE_COMMAND_LINE =
            Pattern.compile("`tidemark |command line|(?:^|[ (`])--[a-z]");

    @Test
    void namesMenusInsteadOfCommands() {
        assertEquals(
                "Restore the file, or take it as it is now with Repair › Accept changed file for 003.",
                WindowWords.of(
                        "Restore the file, or take it as it is now with `tidemark repair accept 003`."));
        assertEquals(
                "Name the new file: Repair › Rename record for 003.",
                WindowWords.of("Name the new file: `tidemark repair rename 003 --to VERSION`."));
        assertEquals(
                "Look whether it took effect, then run Apply › Resume with “Run it again” or “Take it as done”.",
                WindowWords.of(
                        "Look whether it took effect, then run `tidemark repair resume` with `--repeat-step` or `--skip-step`."));
        assertEquals(
                "Add the header `Transaction: none` to $1.",
                WindowWords.of("Add the header `Transaction: none` to $1."));
    }

    @Test
    void knowsEveryCommandThatTheEngineNames() throws IOException {
        var named = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (String sentence : sentences()) {
            if (sentence.contains("`tidemark ") || OPTION.matcher(sentence).find()) {
                named.add(sentence);
                if (OF_THE_COMMAND_LINE.matcher(WindowWords.of(sentence)).find()) {
                    unknown.add(sentence);
                }
            }
        }
        assertTrue(named.size() > 40, named::toString);
        assertEquals(List.of(), unknown, "needs an entry of WindowWords, or backticks");
    }

    @Test
    void noPageShowsAHintOfTheEngineAsItIs() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.desktop..")
                .and()
                .resideOutsideOfPackage("dev.tidemark.desktop.problem")
                .should()
                .callMethod(Problem.class, "hint")
                .because("ProblemText.hint says it in words of the desktop")
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.tidemark.desktop"));
    }

    /// String literals that end like a sentence, or name a command of ours.
    private static List<String> sentences() throws IOException {
        var sentences = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(ENGINE)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var literals = LITERAL.matcher(Files.readString(file));
                while (literals.find()) {
                    String text = literals.group(1);
                    if (text.endsWith(".") || text.contains("`tidemark ")) {
                        sentences.add(text);
                    }
                }
            }
        }
        return sentences;
    }
}
