package dev.tidemark.engine.rollout;

/// Numbers of things for people.
public final class Counted {
    private Counted() {}

    /// `1 check`, `2 checks`.
    ///
    /// @param noun one of them
    public static String of(long number, String noun) {
        return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
    }
}
