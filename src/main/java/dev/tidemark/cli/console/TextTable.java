package dev.tidemark.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows under headings, aligned. When the terminal is too narrow one column gives way, and then the
/// columns that can be spared are left out, the last first.
public final class TextTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 12;
    private static final int LEFT_OUT = -1;

    /// Which side a column's text stands on.
    public enum Align {
        LEFT,
        RIGHT
    }

    /// @param text what stands there; control characters are replaced
    /// @param colour how it is shown
    public record Cell(String text, Style.Colour colour) {
        public Cell {
            text = Printable.line(text);
        }

        /// A cell in the terminal's own colour.
        public static Cell of(String text) {
            return new Cell(text, Style.Colour.NONE);
        }
    }

    private record Column(String heading, Align align, Room room) {
        boolean gives() {
            return room == Room.GIVES;
        }
    }

    private enum Room {
        KEEPS,
        GIVES,
        SPARED
    }

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    /// Adds a column that always has the room it needs.
    public TextTable column(String heading, Align align) {
        columns.add(new Column(heading, align, Room.KEEPS));
        return this;
    }

    /// Adds the column that is shortened when the terminal is too narrow.
    public TextTable flexible(String heading) {
        columns.add(new Column(heading, Align.LEFT, Room.GIVES));
        return this;
    }

    /// Adds a column that is left out when the terminal is too narrow for it.
    public TextTable spared(String heading, Align align) {
        columns.add(new Column(heading, align, Room.SPARED));
        return this;
    }

    /// Adds a row with one cell for each column.
    public TextTable row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "%d cells for %d columns".formatted(cells.size(), columns.size()));
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /// The table with a line end after each row; without rows only its headings.
    ///
    /// @param style how headings and cells are coloured
    /// @param terminal its width bounds the table when standard output leads there
    public String text(Style style, Terminal terminal) {
        int[] widths = widths(terminal);
        String ellipsis = terminal.unicode() ? "…" : "...";
        var result = new StringBuilder();
        var headings =
                columns.stream()
                        .map(column -> new Cell(column.heading(), Style.Colour.FAINT))
                        .toList();
        appendRow(result, headings, widths, style, ellipsis);
        for (var row : rows) {
            appendRow(result, row, widths, style, ellipsis);
        }
        return result.toString();
    }

    private int[] widths(Terminal terminal) {
        int[] widths =
                IntStream.range(0, columns.size())
                        .map(index ->
                                rows.stream()
                                        .mapToInt(row -> TextWidth.of(row.get(index).text()))
                                        .reduce(
                                                TextWidth.of(columns.get(index).heading()),
                                                Math::max))
                        .toArray();
        int flexible =
                IntStream.range(0, widths.length)
                        .filter(i -> columns.get(i).gives())
                        .findFirst()
                        .orElse(-1);
        if (!terminal.output() || terminal.columns() <= 0) {
            return widths;
        }
        int gives = flexible < 0 ? 0 : Math.max(0, widths[flexible] - NARROWEST);
        for (int i = widths.length - 1; i >= 0 && excess(widths, terminal) > gives; i--) {
            if (columns.get(i).room() == Room.SPARED) {
                widths[i] = LEFT_OUT;
            }
        }
        if (flexible >= 0) {
            widths[flexible] -= Math.min(gives, excess(widths, terminal));
        }
        return widths;
    }

    /// How many columns of the terminal are missing.
    private static int excess(int[] widths, Terminal terminal) {
        int total = -GAP.length();
        for (int width : widths) {
            total += width == LEFT_OUT ? 0 : width + GAP.length();
        }
        return Math.max(0, total - terminal.columns());
    }

    private void appendRow(
            StringBuilder result, List<Cell> cells, int[] widths, Style style, String ellipsis) {
        int pending = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (widths[i] == LEFT_OUT) {
                continue;
            }
            var cell = cells.get(i);
            String text =
                    columns.get(i).gives()
                            ? TextWidth.shorten(cell.text(), widths[i], ellipsis)
                            : cell.text();
            int room = widths[i] - TextWidth.of(text);
            int before = columns.get(i).align() == Align.RIGHT ? room : 0;
            if (!text.isEmpty()) {
                result.repeat(' ', pending + before).append(style.paint(cell.colour(), text));
                pending = room - before;
            } else {
                pending += room;
            }
            pending += GAP.length();
        }
        result.append('\n');
    }
}
