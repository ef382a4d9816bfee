package dev.tidemark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents lead to what is there.
class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");

    @Test
    void everyLinkAndPictureOfADocumentLeadsSomewhere() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path document : documents()) {
            for (var link = LINK.matcher(Files.readString(document)); link.find(); ) {
                if (!link.group(1).startsWith("http")) {
                    Path target =
                            link.group(1).isEmpty()
                                    ? document
                                    : folder(document).resolve(link.group(1)).normalize();
                    if (!Files.exists(target)
                            || (link.group(2) != null
                                    && !anchors(target).contains(link.group(2)))) {
                        wrong.add(document + " " + link.group());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theIndexNamesEveryDocument() throws IOException {
        String index = Files.readString(Path.of("docs/README.md"));
        var missing = new TreeSet<String>();
        for (Path document : documents()) {
            if (document.startsWith("docs") && !document.endsWith("README.md")) {
                String name = Path.of("docs").relativize(document).toString();
                if (!index.contains("](" + name + ")")) {
                    missing.add(name);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyPictureIsShownSomewhere() throws IOException {
        var texts = new StringBuilder();
        for (Path document : documents()) {
            texts.append(Files.readString(document));
        }
        try (var pictures = Files.list(Path.of("docs/images"))) {
            assertEquals(
                    List.of(),
                    pictures.map(picture -> "images/" + picture.getFileName())
                            .filter(name -> texts.indexOf(name) < 0)
                            .toList());
        }
    }

    private static Path folder(Path document) {
        return document.toAbsolutePath().getParent();
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

    /// As GitHub names headings.
    private static Set<String> anchors(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("#"))
                .map(line ->
                        line.replaceFirst("#+ ", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\w -]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
