package dev.tidemark.cli;

import dev.tidemark.cli.console.Version;
import dev.tidemark.cli.reference.FishCompletion;
import dev.tidemark.cli.reference.ManualPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import picocli.AutoComplete;

/// Writes the manual page and the completions of shells into a folder. Packaging does this for each
/// package, so that they never lag behind the commands.
public final class Reference {
    private Reference() {}

    /// @param args the folder, and the date of the manual page, for example `2026-11-01`
    /// @throws IOException when a file can't be written
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), LocalDate.parse(args[1]));
    }

    /// zsh reads bash's completion.
    static void write(Path folder, LocalDate date) throws IOException {
        Files.createDirectories(folder);
        var commands = CommandTree.parserFor();
        Files.writeString(
                folder.resolve("tidemark.1"), ManualPage.of(commands, Version.text(), date));
        Files.writeString(folder.resolve("tidemark.bash"), AutoComplete.bash("tidemark", commands));
        Files.writeString(folder.resolve("tidemark.fish"), FishCompletion.of(commands));
    }
}
