package dev.tidemark.engine.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A sample project and the database that its system would have left behind.
///
/// @param title what people call it, for example `TrossApp`
/// @param story what there is to see, one sentence; empty where its README tells none
/// @param folder the project
/// @param database the name of its database on the embedded server
public record Sample(String title, String story, Path folder, String database) {
    private static final String README = "README.md";

    /// The profile that leads to its database.
    public String profile() {
        return "embedded:" + database;
    }

    /// The script that loads its database.
    Path oldDatabase() {
        return folder.resolve("before").resolve("old-database.sql");
    }

    /// Whether a folder is a sample.
    static boolean isSample(Path folder) {
        return Files.isRegularFile(folder.resolve("before").resolve("old-database.sql"));
    }

    /// Title and story are the first heading and the first quotation of its README.
    ///
    /// @throws IOException when the README is there and can't be read
    static Sample in(Path folder) throws IOException {
        String name = String.valueOf(folder.getFileName()).replaceFirst("^[0-9]+-", "");
        Path readme = folder.resolve(README);
        List<String> lines = Files.isRegularFile(readme) ? Files.readAllLines(readme) : List.of();
        return new Sample(
                after(lines, "# ").map(Sample::withoutNumber).orElse(name),
                after(lines, "> ").orElse(""),
                folder,
                name.replace('-', '_'));
    }

    private static Optional<String> after(List<String> lines, String sign) {
        return lines.stream()
                .filter(line -> line.startsWith(sign))
                .map(line -> line.substring(sign.length()).strip())
                .findFirst();
    }

    /// `2 · TrossApp` → `TrossApp`.
    private static String withoutNumber(String heading) {
        return heading.replaceFirst("^[0-9]+ · ", "");
    }
}
