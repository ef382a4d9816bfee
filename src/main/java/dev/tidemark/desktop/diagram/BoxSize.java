package dev.tidemark.desktop.diagram;

/// How large boxes are, in pixels at full size. Counted by characters, so that it is known before
/// anything is drawn.
final class BoxSize {
    static final double TITLE = 26;
    static final double LINE = 18;
    static final double PADDING = 9;
    static final double CHARACTER = 7.25;
    private static final double TITLE_CHARACTER = 8.3;
    private static final double NARROWEST = 90;
    private static final double BELOW = 5;

    private BoxSize() {}

    static Place of(Box box) {
        double widest = box.title().length() * TITLE_CHARACTER;
        double marks = marks(box);
        for (var line : box.lines()) {
            double gap = line.detail().isEmpty() ? 0 : 2;
            widest =
                    Math.max(
                            widest,
                            marks
                                    + (line.name().length() + gap + line.detail().length())
                                            * CHARACTER);
        }
        double height = TITLE + box.lines().size() * LINE + (box.lines().isEmpty() ? 0 : BELOW);
        return new Place(0, 0, Math.max(NARROWEST, widest + 2 * PADDING), height);
    }

    /// How much room the marks of a box take.
    static double marks(Box box) {
        int longest = box.lines().stream().mapToInt(line -> line.mark().length()).max().orElse(0);
        return longest == 0 ? 0 : (longest + 1) * CHARACTER;
    }

    /// The middle of a line, from the top of its box; that of the title for -1.
    static double middle(int line) {
        return line < 0 ? TITLE / 2 : TITLE + (line + 0.5) * LINE;
    }
}
