package dev.tidemark.desktop.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;

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
    void add(int group, int match, Proposal proposal) {
        // What fits well comes before what is wanted but fits badly.
        int far = match <= Match.BEGINNING ? 0 : MATCHES * MATCHES;
        var ranked = new Ranked(far + group * MATCHES + match, proposal);
        if (kept.size() < 2 * MOST) {
            kept.add(ranked);
        } else if (BEST_FIRST.compare(ranked, kept.element()) < 0) {
            kept.remove();
            kept.add(ranked);
        }
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
