package dev.tidemark.desktop.tenants;

import java.util.Optional;

/// Whole numbers as people type them.
final class Numbers {
    private static final int LONGEST = 6;

    private Numbers() {}

    /// Empty when it is none, or too small.
    static Optional<Integer> of(String text, int smallest) {
        String typed = text.strip();
        if (typed.isEmpty() || typed.length() > LONGEST || !typed.matches("[0-9]+")) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(typed)).filter(number -> number >= smallest);
    }
}
