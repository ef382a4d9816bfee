package dev.tidemark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Documents mention commands in passing too, with words such as `V` and `DIR` in the place of
/// values: the commands and their options have to exist.
class MentionedCommandsTest {
    private static final Pattern MENTION =
            Pattern.compile("`(?:\\./)?tidemark ([^`]+)`|^(?:\\$ )?(?:\\./)?tidemark (.+)$");

    /// What sessions are called, a word for all commands, and what is the desktop's.
    private static final Set<String> OTHERS = Set.of("lock", "run", "monitor", "COMMAND", "tour");

    @Test
    void everyCommandThatADocumentMentionsExistsWithItsOptions() throws IOException {
        var root = CommandTree.parserFor();
        var wrong = new ArrayList<String>();
        int mentions = 0;
        for (Path document : documents()) {
            for (String line : Files.readAllLines(document)) {
                for (var mention = MENTION.matcher(line); mention.find(); mentions++) {
                    String words = mention.group(1) == null ? mention.group(2) : mention.group(1);
                    String fault = fault(root, words.replaceFirst("\\s*# .*", ""));
                    if (!fault.isEmpty()) {
                        wrong.add("%s: `tidemark %s`: %s".formatted(document, words, fault));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(mentions > 150, "commands found: " + mentions);
    }

    private static List<Path> documents() throws IOException {
        try (var docs = Files.walk(Path.of("docs"));
                var samples = Files.walk(Path.of("migrations-sample"))) {
            return Stream.of(Stream.of(Path.of("README.md")), docs, samples)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String fault(CommandLine root, String words) {
        if (OTHERS.contains(words.split(" ", 2)[0]) || words.isBlank()) {
            return "";
        }
        var command = root;
        boolean named = false;
        for (String word : words.split("[ =]", -1)) {
            if (word.startsWith("--")) {
                String name = word.replaceFirst("[^a-z-].*$", "");
                if (!name.equals("--help")
                        && !name.equals("--version")
                        && !has(command, name)
                        && !has(root, name)) {
                    return "no option " + name;
                }
            } else if (command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
                named = true;
            }
        }
        return named || words.startsWith("--") ? "" : "no such command";
    }

    private static boolean has(CommandLine command, String name) {
        return command.getCommandSpec().findOption(name) != null;
    }
}
