package dev.tidemark.engine.backup;

/// Numbers of things in words.
public final class Counted {
    private Counted() {}

    /// `1 table`, `2 tables`.
    ///
    /// @param noun in the singular, one that takes an s
    public static String of(long number, String noun) {
        return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
    }
}
