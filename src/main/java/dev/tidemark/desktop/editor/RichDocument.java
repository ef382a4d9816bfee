package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.highlight.LineLexer;
import dev.tidemark.desktop.highlight.LineStart;
import dev.tidemark.desktop.highlight.Piece;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// A text as RichTextFX holds it. Making it takes longer than anything else about opening a file,
/// and needs no JavaFX thread.
///
/// @param content its lines
record RichDocument(ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> content)
        implements TextSnapshot {
    /// Lines that wear their colours from the beginning: a large window's.
    private static final int FIRST = 100;

    static RichDocument of(String text) {
        ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> plain =
                ReadOnlyStyledDocument.fromString(
                        text, List.of(), List.of(), SegmentOps.styledTextOps());
        var document = new RichDocument(plain);
        var first =
                IntStream.range(0, Math.min(FIRST, document.lines()))
                        .mapToObj(document::line)
                        .toList();
        var pieces = LineLexer.lex(LineStart.SCRIPT, first).pieces();
        var coloured = plain;
        for (int line = 0; line < first.size(); line++) {
            var spans = spans(first.get(line), pieces.get(line), List.of());
            coloured = coloured.replaceParagraph(line, it -> it.restyle(0, spans)).get1();
        }
        return new RichDocument(coloured);
    }

    /// A line's colours and marks as RichTextFX holds them.
    static StyleSpans<Collection<String>> spans(
            String line, List<Piece> pieces, List<LineMark> marks) {
        var spans = LineSpans.of(line.length(), pieces, marks);
        var builder = new StyleSpansBuilder<Collection<String>>(spans.size());
        spans.forEach(span -> builder.add(span.classes(), span.length()));
        return builder.create();
    }

    @Override
    public int lines() {
        return content.getParagraphCount();
    }

    @Override
    public String line(int index) {
        return content.getParagraph(index).getText();
    }

    @Override
    public String text() {
        return content.getText();
    }
}
