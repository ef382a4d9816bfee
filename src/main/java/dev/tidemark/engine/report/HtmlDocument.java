package dev.tidemark.engine.report;

import dev.tidemark.engine.report.Document.Block;
import dev.tidemark.engine.report.Document.Tone;

/// A document as HTML.
final class HtmlDocument {
    /// Characters of a text that stays on one line: as many as a time has.
    private static final int SHORT = 26;

    private final Document document;
    private final HtmlText out = new HtmlText();

    HtmlDocument(Document document) {
        this.document = document;
    }

    String text() {
        HtmlPage.begin(out, document.title());
        out.raw("<dl class=\"facts ").text(style(document.tone())).raw("\">\n");
        document.facts()
                .forEach((name, value) -> out.element("dt", name).element("dd", value).raw("\n"));
        out.raw("</dl>\n");
        document.blocks().forEach(this::block);
        HtmlPage.end(out, Document.time(document.madeAt(), document.zone()));
        return out.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(String text) -> out.element("h2", text).raw("\n");
            case Block.Paragraph(String text) -> out.element("p", text).raw("\n");
            case Block.Trouble(var problem) -> HtmlPage.problem(out, problem);
            case Block.Bullets(var items) -> {
                out.raw("<ul>\n");
                items.forEach(item -> out.element("li", item).raw("\n"));
                out.raw("</ul>\n");
            }
            case Block.Table table -> table(table);
            case Block.Output(String summary, String text) ->
                    out.raw("<details open><summary>")
                            .text(summary)
                            .raw("</summary>\n<pre>")
                            .text(text)
                            .raw("</pre>\n</details>\n");
        }
    }

    private void table(Block.Table table) {
        HtmlPage.beginTable(out, table.headings());
        for (var row : table.rows()) {
            out.raw("<tr>");
            for (var cell : row) {
                if (cell.tone() == Tone.NONE) {
                    out.raw(cell.text().length() <= SHORT ? "<td class=\"short\">" : "<td>");
                    out.text(cell.text()).raw("</td>");
                } else {
                    out.raw("<td class=\"state ").text(style(cell.tone())).raw("\">");
                    out.text(cell.text()).raw("</td>");
                }
            }
            out.raw("</tr>\n");
        }
        HtmlPage.endTable(out);
    }

    /// The style sheet's names are those of a run's states.
    private static String style(Tone tone) {
        return switch (tone) {
            case GOOD -> "applied";
            case BAD -> "failed";
            case DOUBT, NONE -> "unknown";
        };
    }
}
