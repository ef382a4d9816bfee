package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.highlight.Piece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;

/// Puts colours and marks on the lines of an area. What a line wears already is not put on again:
/// comparing is cheap, laying out is not.
final class RichCanvas implements Highlighter.Canvas {
    private final CodeArea area;
    private final Marks marks;

    RichCanvas(CodeArea area, Marks marks) {
        this.area = area;
        this.marks = marks;
    }

    @Override
    public TextSnapshot snapshot() {
        return new RichDocument(area.getContent().snapshot());
    }

    @Override
    public int firstSeen() {
        return area.getVisibleParagraphs().isEmpty() ? 0 : area.firstVisibleParToAllParIndex();
    }

    @Override
    public int lastSeen() {
        return area.getVisibleParagraphs().isEmpty() ? 0 : area.lastVisibleParToAllParIndex();
    }

    @Override
    public void colour(int first, List<List<Piece>> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            int line = first + i;
            var spans = spans(line, pieces.get(i));
            if (!area.getStyleSpans(line).equals(spans)) {
                area.setStyleSpans(line, 0, spans);
            }
            tint(line);
        }
    }

    private StyleSpans<Collection<String>> spans(int line, List<Piece> pieces) {
        String text = area.getParagraph(line).getText();
        return RichDocument.spans(
                text, pieces, marks.of(line, area.getAbsolutePosition(line, 0), text));
    }

    /// Tints the line as a part of its part, hidden or not as it was.
    private void tint(int line) {
        var before = area.getParagraph(line).getParagraphStyle();
        var after = new ArrayList<String>(2);
        marks.partAt(line).ifPresent(part -> after.add(Gutter.styleClass(part.kind())));
        if (before.contains("collapse")) {
            after.add("collapse");
        }
        if (!after.equals(List.copyOf(before))) {
            area.setParagraphStyle(line, List.copyOf(after));
        }
    }

    /// Makes what stands beside the lines anew.
    void renumber() {
        var factory = area.getParagraphGraphicFactory();
        area.setParagraphGraphicFactory(null);
        area.setParagraphGraphicFactory(factory);
    }
}
