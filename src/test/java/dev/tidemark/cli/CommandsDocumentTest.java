package dev.tidemark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// `docs/commands.md` is where users look for what there is.
class CommandsDocumentTest {
    @Test
    void namesEveryCommandAndEachOfItsOptions() throws IOException {
        String document = Files.readString(Path.of("docs/commands.md"));
        var missing = new ArrayList<String>();
        var root = CommandTree.parserFor();
        own(root, List.of()).forEach(option -> check(document, option, missing));
        for (var command : root.getSubcommands().values()) {
            check(document, command, own(root, List.of()), missing);
        }
        assertEquals(List.of(), missing);
    }

    private static void check(
            String document, CommandLine command, List<String> common, List<String> missing) {
        String name = command.getCommandSpec().qualifiedName().replaceFirst("tidemark ", "");
        if (command.getSubcommands().isEmpty()) {
            check(document, "`" + name, missing);
        }
        own(command, common).forEach(option -> check(document, option, missing));
        for (var child : command.getSubcommands().values()) {
            check(document, child, common, missing);
        }
    }

    private static void check(String document, String text, List<String> missing) {
        if (!document.contains(text)) {
            missing.add(text);
        }
    }

    private static List<String> own(CommandLine command, List<String> common) {
        return command.getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .filter(name -> !common.contains(name))
                .toList();
    }
}
