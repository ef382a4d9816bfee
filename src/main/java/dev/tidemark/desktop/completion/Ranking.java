package dev.tidemark.desktop.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/// The best of many proposals. Used once, on one thread.
final class Ranking {
    /// More than anybody looks through.
    static final int MOST = 200;

    /// So many kinds of matches there are.
    private static final int MATCHES = 5;

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingInt(Ranked::rank)
                    .thenComparingInt(it -> it.proposal().label().length())
                    .thenComparing(it -> it.proposal().label())
                    .thenComparing(it -> it.proposal().detail());

    private record Ranked(int rank, Proposal proposal) {}

    private final PriorityQueue<Ranked> kept = new PriorityQueue<>(BEST_FIRST.reversed());

    /// @param group what the place wants first, from 0
    /// @param match from [Match]
    /// @param label what the proposal shows
    /// @param proposal makes it, for the few that are kept
    void add(int group, int match, String label, Supplier<Proposal> proposal) {
        // What fits well comes before what is wanted but fits badly.
        int far = match <= Match.BEGINNING ? 0 : MATCHES * MATCHES;
        int rank = far + group * MATCHES + match;
        if (kept.size() < 2 * MOST) {
            kept.add(new Ranked(rank, proposal.get()));
        } else if (better(rank, label, kept.element())) {
            kept.remove();
            kept.add(new Ranked(rank, proposal.get()));
        }
    }

    private static boolean better(int rank, String label, Ranked worst) {
        if (rank != worst.rank()) {
            return rank < worst.rank();
        }
        String other = worst.proposal().label();
        return label.length() == other.length()
                ? label.compareTo(other) < 0
                : label.length() < other.length();
    }

    /// The best, each name of a kind once.
    List<Proposal> best() {
        var sorted = new ArrayList<>(kept);
        sorted.sort(BEST_FIRST);
        var seen = new HashSet<String>();
        return sorted.stream()
                .map(Ranked::proposal)
                .filter(it -> seen.add("%s %s %s".formatted(it.kind(), it.label(), it.detail())))
                .limit(MOST)
                .toList();
    }
}
