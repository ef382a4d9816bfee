package dev.tidemark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/checklist.md` says of each promise what proves it: the proofs have to exist.
class ChecklistTest {
    private static final Path DOCUMENT = Path.of("docs/checklist.md");
    private static final Pattern PROMISE = Pattern.compile("\\| (?!---|promise |refused ).*\\|");
    private static final Pattern PROOF = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern PICTURE = Pattern.compile("\\[picture]\\(([^)]+)\\)");

    @Test
    void everyPromiseHasATestOrAPictureAndEachOfThemExists() throws IOException {
        Map<String, Path> tests;
        try (var files = Files.walk(Path.of("src/test/java"))) {
            tests =
                    files.filter(file -> file.toString().endsWith("Test.java"))
                            .collect(
                                    Collectors.toMap(
                                            file ->
                                                    file.getFileName()
                                                            .toString()
                                                            .replace(".java", ""),
                                            Function.identity()));
        }
        var wrong = new ArrayList<String>();
        int promises = 0;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (PROMISE.matcher(line).matches()) {
                promises++;
                check(line, tests, wrong);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(promises > 40, "promises found: " + promises);
    }

    private static void check(String promise, Map<String, Path> tests, List<String> wrong)
            throws IOException {
        int proofs = 0;
        for (var proof = PROOF.matcher(promise); proof.find(); proofs++) {
            Path file = tests.get(proof.group(1));
            if (file == null
                    || (proof.group(2) != null
                            && !Files.readString(file).contains("void " + proof.group(2) + "("))) {
                wrong.add("there is no test " + proof.group());
            }
        }
        for (var picture = PICTURE.matcher(promise); picture.find(); proofs++) {
            if (!Files.exists(DOCUMENT.resolveSibling(picture.group(1)))) {
                wrong.add("there is no picture " + picture.group(1));
            }
        }
        if (proofs == 0) {
            wrong.add("nothing proves " + promise);
        }
    }
}
