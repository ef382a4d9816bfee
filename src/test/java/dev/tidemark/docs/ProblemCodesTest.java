package dev.tidemark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/problem-codes.md` is what users look codes up in.
class ProblemCodesTest {
    private static final Pattern HEADING = Pattern.compile("## .*\\(exit code ([0-9]+)\\)");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9-]+)` \\| (\\S.*\\S) \\| (\\S.*\\S) \\|");

    @Test
    void everyCodeStandsInTheListUnderItsExitCode() throws IOException {
        var expected =
                Arrays.stream(ProblemCode.values())
                        .collect(
                                Collectors.toMap(
                                        ProblemCode::text,
                                        code -> ExitCode.of(code.kind()).number()));
        assertEquals(new TreeMap<>(expected), listed());
    }

    private static Map<String, Integer> listed() throws IOException {
        var listed = new TreeMap<String, Integer>();
        int exitCode = -1;
        for (String line : Files.readAllLines(Path.of("docs/problem-codes.md"))) {
            var heading = HEADING.matcher(line);
            var row = ROW.matcher(line);
            if (heading.matches()) {
                exitCode = Integer.parseInt(heading.group(1));
            } else if (row.matches()) {
                listed.put(row.group(1), exitCode);
            }
        }
        return listed;
    }
}
