package dev.tidemark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Walks the samples' READMEs command by command: what they promise has to happen.
@ExtendWith(DatabaseExtension.class)
class SampleWalkTest {
    private static final Path SAMPLES = Path.of("migrations-sample");
    private static final Pattern ALIAS = Pattern.compile("alias (\\w+)='\\./tidemark (.*)'");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.*) \\|");
    private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir Path folder;

    /// The last two columns are a query of the old tool's and what it has to find in the end.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1-that-smart-site  | select count(*) from system.schema_migrations where filename like '2025-%.sql' | 7
                    2-trossapp         | select max(version) from schema_migrations where success                       | 007
                    3-clicarity        | select count(*) from john_12345678.schema_migrations where checksum <> ''      | 6
                    4-lancio-studio    | select count(*) from platform.schema_migrations where migration_name like '00_\\_%.sql' | 6
                    5-tenants-business | select count(*) from system.schema_migrations where length(checksum) = 32      | 6
                    """)
    void readmeSaysWhatHappens(String sample, String query, String found, TestDatabase database)
            throws IOException, InterruptedException {
        copy(SAMPLES.resolve(sample));
        database.execute(
                Files.readString(SAMPLES.resolve(sample).resolve("before/old-database.sql")));
        var lines = Files.readAllLines(SAMPLES.resolve(sample).resolve("README.md"));
        var alias =
                lines.stream()
                        .map(ALIAS::matcher)
                        .filter(m -> m.matches())
                        .findFirst()
                        .orElseThrow();
        int walked = 0;
        for (String line : lines) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                walked++;
                step(database, row.group(1), row.group(2), alias.group(1), alias.group(2));
            }
        }
        assertTrue(walked > 10, "steps found: " + walked);
        assertEquals(found, database.value(query));
    }

    private void step(
            TestDatabase database, String command, String promised, String alias, String options)
            throws IOException, InterruptedException {
        var words = words(command);
        if (!List.of(alias, "./tidemark").contains(words.getFirst())) {
            shell(words);
            return;
        }
        var arguments = new ArrayList<String>();
        if (words.getFirst().equals(alias)) {
            arguments.addAll(words(options.replaceFirst("--profile \\S+", "")));
            arguments.addAll(List.of("--url", database.url()));
        }
        arguments.addAll(words.subList(1, words.size()));
        var ended =
                new CommandLineCall()
                        .in(folder)
                        .answering("y\ny\ny\n")
                        .run(arguments.toArray(String[]::new));
        String all = "`%s`\n%s%s".formatted(command, ended.out(), ended.err());
        var code = EXIT_CODE.matcher(promised);
        assertEquals(code.find() ? Integer.parseInt(code.group(1)) : 0, ended.exitCode(), all);
        for (var phrase = QUOTED.matcher(promised); phrase.find(); ) {
            String text = phrase.group(1);
            assertTrue(all.contains(text), "\"%s\" is missing after %s".formatted(text, all));
        }
    }

    private void shell(List<String> words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words).directory(folder.toFile()).inheritIO().start();
        assertEquals(0, process.waitFor(), words.toString());
    }

    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        for (var word = WORD.matcher(command); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private void copy(Path sample) throws IOException {
        try (var files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
