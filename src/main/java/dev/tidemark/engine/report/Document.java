package dev.tidemark.engine.report;

import dev.tidemark.engine.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A report in the making, whatever form it will have. All texts are plain text.
///
/// @param title what it is about
/// @param tone how it went
/// @param facts what stands above it, in the order of reading
/// @param blocks what follows
/// @param madeAt when it was made
/// @param zone the time zone of times that people read
public record Document(
        String title,
        Tone tone,
        Map<String, String> facts,
        List<Block> blocks,
        Instant madeAt,
        ZoneId zone) {
    public Document {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        blocks = List.copyOf(blocks);
    }

    /// How something went; shown by colour, and never by colour alone.
    public enum Tone {
        GOOD,
        BAD,
        DOUBT,
        NONE
    }

    /// A part of a report.
    public sealed interface Block {
        /// A heading.
        record Heading(String text) implements Block {}

        /// A paragraph.
        record Paragraph(String text) implements Block {}

        /// What went wrong.
        record Trouble(Problem problem) implements Block {}

        /// A list.
        record Bullets(List<String> items) implements Block {
            public Bullets {
                items = List.copyOf(items);
            }
        }

        /// A table.
        record Table(List<String> headings, List<List<Cell>> rows) implements Block {
            public Table {
                headings = List.copyOf(headings);
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        /// Text as a program wrote it.
        ///
        /// @param summary what it is
        record Output(String summary, String text) implements Block {}
    }

    /// A cell of a table.
    public record Cell(String text, Tone tone) {
        /// A cell that says nothing of good or bad.
        public static Cell of(String text) {
            return new Cell(text, Tone.NONE);
        }
    }

    /// A time as reports show it.
    public static String time(Instant at, ZoneId zone) {
        return ReportWords.time(at, zone);
    }

    /// One HTML file that loads nothing from elsewhere and runs nothing.
    public String html() {
        return new HtmlDocument(this).text();
    }

    /// GitHub's Markdown.
    public String markdown() {
        return new MarkdownDocument(this).text();
    }
}
