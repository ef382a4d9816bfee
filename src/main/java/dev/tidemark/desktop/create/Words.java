package dev.tidemark.desktop.create;

/// How names of parameters begin.
final class Words {
    private Words() {}

    /// With a capital letter.
    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
