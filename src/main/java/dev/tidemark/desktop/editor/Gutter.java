package dev.tidemark.desktop.editor;

import dev.tidemark.engine.migration.MigrationPart;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;

/// What stands beside each line: the part's bar and, at its first line, its name; a sign where
/// there is a problem; the number. Made anew for each line that comes into sight.
final class Gutter implements IntFunction<Node> {
    private final Marks marks;
    private final IntSupplier lines;
    private final IntPredicate folded;
    private final IntConsumer unfold;

    /// @param lines how many lines there are
    /// @param folded whether a line is hidden
    /// @param unfold shows what is hidden behind a line
    Gutter(Marks marks, IntSupplier lines, IntPredicate folded, IntConsumer unfold) {
        this.marks = marks;
        this.lines = lines;
        this.folded = folded;
        this.unfold = unfold;
    }

    @Override
    public Node apply(int line) {
        var part = marks.partAt(line);
        int width = Math.max(3, String.valueOf(lines.getAsInt()).length());
        var cell =
                new GutterCell(
                        part.map(it -> it.firstLine() == line + 1 ? name(it.kind()) : "")
                                .orElse(marks.parts().isEmpty() ? null : ""),
                        sign(line),
                        ("%" + width + "d").formatted(line + 1));
        part.ifPresent(it -> cell.getStyleClass().add(styleClass(it.kind())));
        dress(cell, line);
        return cell;
    }

    private String sign(int line) {
        return marks.problemAt(line).isPresent() ? "✗" : foldedBelow(line) ? "▸" : "";
    }

    private boolean foldedBelow(int line) {
        return line + 1 < lines.getAsInt() && folded.test(line + 1) && !folded.test(line);
    }

    private void dress(GutterCell cell, int line) {
        var problem = marks.problemAt(line);
        if (problem.isPresent()) {
            String text = problem.get().problem().why();
            cell.sign().getStyleClass().add("gutter-problem");
            cell.setAccessibleText("Problem in line %d: %s".formatted(line + 1, text));
            Tooltip.install(cell, new Tooltip(text));
        } else if (foldedBelow(line)) {
            cell.sign().getStyleClass().add("gutter-folded");
            cell.setAccessibleText("Folded. Press to unfold");
            cell.setOnMouseClicked(_ -> unfold.accept(line));
        }
    }

    /// A part's name, as it is shown.
    static String name(MigrationPart.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// For example `part-rollback`.
    static String styleClass(MigrationPart.Kind kind) {
        return "part-" + name(kind);
    }
}
