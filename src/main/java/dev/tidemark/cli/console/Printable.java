package dev.tidemark.cli.console;

/// Text from files and servers made safe to print: a control character could move the cursor or
/// hide what stands before it.
public final class Printable {
    private Printable() {}

    /// The text on one line: line ends and tabs become blanks, other control characters a sign.
    public static String line(String text) {
        return clean(text, false);
    }

    /// The text with its line ends and tabs.
    public static String block(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean keepLayout) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        var result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                result.append(keepLayout ? c : ' ');
            } else if (c != '\r') {
                result.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return result.toString();
    }
}
