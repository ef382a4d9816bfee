package dev.tidemark.desktop.editor;

/// One change of a text, undone as one.
///
/// @param from offset of the first character that goes
/// @param to offset behind the last character that goes
/// @param text what comes
record Edit(int from, int to, String text) {
    /// The smallest change that makes one text of another.
    static Edit between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int alike = 0;
        while (alike < most && before.charAt(alike) == after.charAt(alike)) {
            alike++;
        }
        int behind = 0;
        while (behind < most - alike
                && before.charAt(before.length() - 1 - behind)
                        == after.charAt(after.length() - 1 - behind)) {
            behind++;
        }
        return new Edit(
                alike, before.length() - behind, after.substring(alike, after.length() - behind));
    }

    /// Whether nothing changes.
    boolean nothing() {
        return from == to && text.isEmpty();
    }
}
