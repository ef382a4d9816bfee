package dev.tidemark.engine.report;

import dev.tidemark.engine.report.Document.Block;
import java.util.List;

/// A document as GitHub's Markdown.
final class MarkdownDocument {
    private final Document document;
    private final StringBuilder out = new StringBuilder();

    MarkdownDocument(Document document) {
        this.document = document;
    }

    String text() {
        line("# " + MarkdownText.plain(document.title()));
        line("");
        document.facts()
                .forEach((name, value) ->
                        line("- **%s**: %s".formatted(name, MarkdownText.plain(value))));
        for (var block : document.blocks()) {
            line("");
            block(block);
        }
        line("");
        line("Report made %s.".formatted(Document.time(document.madeAt(), document.zone())));
        return out.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(String text) -> line("## " + MarkdownText.plain(text));
            case Block.Paragraph(String text) -> line(MarkdownText.plain(text));
            case Block.Trouble(var problem) -> MarkdownText.problem(problem).forEach(this::line);
            case Block.Bullets(var items) ->
                    items.forEach(item -> line("- " + MarkdownText.plain(item)));
            case Block.Table(var headings, var rows) -> {
                row(headings);
                row(headings.stream().map(_ -> "---").toList());
                rows.forEach(cells ->
                        row(cells.stream().map(cell -> MarkdownText.plain(cell.text())).toList()));
            }
            case Block.Output(String summary, String text) -> {
                line(MarkdownText.plain(summary));
                line("");
                // Indented text can't be ended by anything that is in it.
                text.lines().forEach(one -> line("    " + one));
            }
        }
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
