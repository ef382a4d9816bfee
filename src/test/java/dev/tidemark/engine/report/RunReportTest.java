package dev.tidemark.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.engine.history.History;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.RunFixture;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@ExtendWith(DatabaseExtension.class)
class RunReportTest {
    private static final String NASTY = "<script>alert('x')</script> & | `b` *c*";

    @TempDir Path folder;
    private RunReport report;

    @BeforeEach
    void prepare(TestDatabase database) throws Exception {
        var runs =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "create table a (id int);\ninsert into a values (1), (2);\ndo $$ begin raise notice '%s'; end $$;\n"
                                        .formatted(NASTY.replace("'", "''")))
                        .file("002_b.sql", "select 1;\nselect \"%s\";\n".formatted(NASTY));
        runs.apply(database.connector());
        try (var session = database.open()) {
            var history = new History(session, TrackingState.read(session, TrackingRequest.ANY));
            report =
                    RunReport.of(
                            history,
                            history.latest(1).runs().getFirst(),
                            Instant.parse("2025-11-21T10:15:00Z"),
                            ZoneId.of("Europe/Berlin"));
        }
    }

    @Test
    void holdsEverythingAsJson() throws Exception {
        JsonNode json = new ObjectMapper().readTree(report.text(ReportFormat.JSON));
        assertEquals("tidemark/report/1", json.get("schema").asText());
        assertEquals("partial", json.get("run").get("state").asText());
        assertEquals("apply", json.get("run").get("direction").asText());
        assertEquals("statement-failed", json.get("run").get("problem").get("code").asText());
        assertEquals(2, json.get("run").get("problem").get("where").get("line").asInt());
        var first = json.get("migrations").get(0);
        assertEquals("applied", first.get("state").asText());
        assertEquals(2, first.get("steps").get(1).get("rows").asInt());
        assertEquals(NASTY, first.get("notices").get(0).get("message").asText());
        assertTrue(first.get("text").asText().startsWith("create table a (id int);"));
        assertEquals(
                "42703",
                json.get("migrations")
                        .get(1)
                        .get("problem")
                        .get("server")
                        .get("sqlState")
                        .asText());
    }

    @Test
    void isOnePageThatLoadsAndRunsNothing() throws Exception {
        String html = report.text(ReportFormat.HTML);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.matches("(?s).*(src|href)=\"(?!#).*"), html);
        assertTrue(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; |"), html);
        assertTrue(html.contains("light-dark("), html);
        assertTrue(html.contains("statement-failed"), html);
        assertTrue(html.contains("2025-11-21 11:15:00 +01:00"), html);
        var document = wellFormed(html);
        assertEquals(2, document.getElementsByTagName("section").getLength());
        assertEquals(1, document.getElementsByTagName("h1").getLength());
    }

    @Test
    void meansNothingElseAsMarkdown() {
        String markdown = report.text(ReportFormat.MARKDOWN);
        var lines = markdown.lines().toList();
        assertTrue(lines.getFirst().startsWith("# Migrations applied to "), lines.getFirst());
        assertTrue(
                markdown.contains("| 1 | 1 | `create table a (id int)` | ✓ applied |"), markdown);
        assertTrue(
                markdown.contains("\\<script\\>alert('x')\\</script\\> \\& \\| \\`b\\` \\*c\\*"),
                markdown);
        assertTrue(markdown.contains("`statement-failed`"), markdown);
        for (String line : lines) {
            if (line.startsWith("| ")) {
                int cells = line.replaceAll("\\\\\\|", "").split("\\|", -1).length - 2;
                assertTrue(cells == 5 || cells == 6, line);
            }
        }
    }

    @Test
    void replacesAFileOrSaysWhyNot() throws Exception {
        Path file = folder.resolve(report.fileName(ReportFormat.HTML));
        Files.writeString(file, "old");
        report.write(file, ReportFormat.HTML);
        assertEquals(report.text(ReportFormat.HTML), Files.readString(file));
        assertEquals(
                ProblemCode.FILE_UNREADABLE,
                assertThrows(
                                ProblemException.class,
                                () ->
                                        report.write(
                                                folder.resolve("missing/x.md"),
                                                ReportFormat.MARKDOWN))
                        .problem()
                        .code());
    }

    @Test
    void isNamedAfterItsRun() {
        assertTrue(
                report.fileName(ReportFormat.MARKDOWN)
                        .matches("tidemark-\\w+-\\d{8}-\\d{6}-[0-9a-f]{8}\\.md"),
                report.fileName(ReportFormat.MARKDOWN));
        assertEquals(Optional.of(ReportFormat.JSON), ReportFormat.ofFile(Path.of("a/B.JSON")));
        assertEquals(Optional.empty(), ReportFormat.ofFile(Path.of("a.txt")));
    }

    /// The parts of HTML that XML does not know are taken out first.
    private static Document wellFormed(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<(meta [^>]*)>", "<$1/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
