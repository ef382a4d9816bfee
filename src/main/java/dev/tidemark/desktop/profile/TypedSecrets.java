package dev.tidemark.desktop.profile;

import java.util.regex.Pattern;

/// Hides what is, or may become, a password in a connection that is being typed.
final class TypedSecrets {
    private static final String BULLET = "\u2022";

    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(?:ssl)?password\\s*=\\s*(?<secret>'(?:[^'\\\\]|\\\\.)*'?|[^\\s&]*)");

    private static final Pattern PORTS = Pattern.compile("[^:]*(:\\d{0,5})?(,[^:]*(:\\d{0,5})?)*");

    private TypedSecrets() {}

    /// The text with a dot for each character that is not to be seen; as long as it was.
    static String hidden(String text) {
        var shown = new StringBuilder(text);
        authority(text, shown);
        var named = NAMED.matcher(text);
        while (named.find()) {
            hide(shown, named.start("secret"), named.end("secret"));
        }
        return shown.toString();
    }

    /// While nobody has typed the `@`, what stands behind a colon may be a port or the beginning of
    /// a password: it is hidden until something tells that it is a port.
    private static void authority(String text, StringBuilder shown) {
        int begin = text.indexOf("://");
        if (begin < 0) {
            return;
        }
        begin += 3;
        int end = begin;
        while (end < text.length() && "/?".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean over = end < text.length();
        // One that was typed without %2F may have a slash in it.
        int at = text.lastIndexOf('@');
        int stop = at >= begin ? at : end;
        int colon = text.indexOf(':', afterBracket(text, begin));
        if (colon < 0 || colon >= stop) {
            return;
        }
        boolean port = at < begin && over && PORTS.matcher(text.substring(begin, end)).matches();
        boolean bracket = text.charAt(begin) == '[';
        if (!port && !(bracket && over && at < begin)) {
            hide(shown, colon + 1, at >= begin ? at : text.length());
        }
    }

    /// An address of IPv6 has colons of its own.
    private static int afterBracket(String text, int begin) {
        return text.startsWith("[", begin) ? Math.max(begin, text.indexOf(']', begin)) : begin;
    }

    private static void hide(StringBuilder shown, int from, int to) {
        shown.replace(from, to, BULLET.repeat(to - from));
    }
}
