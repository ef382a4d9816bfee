package dev.tidemark.cli.console;

/// How many cells of a terminal a text takes (Unicode annex 11, and what terminals do).
public final class TextWidth {
    private TextWidth() {}

    /// Cells of the whole text.
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            width += of(codePoint);
            i += Character.charCount(codePoint);
        }
        return width;
    }

    /// Cells of one character: 0 for marks that stand on the one before, 2 for wide ones.
    public static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /// At most so many cells of the text, ending in an ellipsis when something was left out.
    public static String shorten(String text, int cells, String ellipsis) {
        if (of(text) <= cells) {
            return text;
        }
        int room = Math.max(0, cells - of(ellipsis));
        int end = 0;
        int width = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            if (width + of(codePoint) > room) {
                break;
            }
            width += of(codePoint);
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end) + ellipsis;
    }

    /// East Asian wide and full-width blocks, and what is drawn as an emoji.
    private static boolean isWide(int codePoint) {
        return between(codePoint, 0x1100, 0x115F)
                || between(codePoint, 0x2E80, 0x303E)
                || between(codePoint, 0x3041, 0xA4CF)
                || between(codePoint, 0xAC00, 0xD7A3)
                || between(codePoint, 0xF900, 0xFAFF)
                || between(codePoint, 0xFE30, 0xFE6F)
                || between(codePoint, 0xFF00, 0xFF60)
                || between(codePoint, 0xFFE0, 0xFFE6)
                || between(codePoint, 0x20000, 0x3FFFD)
                || Character.isEmojiPresentation(codePoint);
    }

    private static boolean between(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
