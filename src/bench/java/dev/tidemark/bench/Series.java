package dev.tidemark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs of one program, one after the other.
final class Series {
    private static final double MEGABYTE = 1_000_000;

    private final String name;
    private final List<TimedProcess> runs = new ArrayList<>();

    Series(String name) {
        this.name = name;
    }

    void add(TimedProcess run) {
        runs.add(run);
    }

    double seconds(int run) {
        return runs.get(run).seconds();
    }

    int size() {
        return runs.size();
    }

    /// One line: median, fastest and slowest run, median processor time, peak of resident memory
    /// over all runs.
    @Override
    public String toString() {
        var seconds = runs.stream().map(TimedProcess::seconds).sorted().toList();
        var processor = runs.stream().map(TimedProcess::processorSeconds).sorted().toList();
        double peak = runs.stream().mapToLong(TimedProcess::peakBytes).max().orElse(0);
        return "  %-22s median %8.3f s   min %8.3f s   max %8.3f s   processor %7.2f s   peak resident %4.0f MB"
                .formatted(
                        name,
                        median(seconds),
                        seconds.getFirst(),
                        seconds.getLast(),
                        median(processor),
                        peak / MEGABYTE);
    }

    /// The median of the ratios run by run, so that a machine that grows slower in between does not
    /// count.
    static String ratio(Series ours, Series other) {
        var ratios = new ArrayList<Double>();
        for (int run = 0; run < ours.size(); run++) {
            ratios.add(ours.seconds(run) / other.seconds(run));
        }
        ratios.sort(null);
        return String.format(
                Locale.ROOT,
                "  %s / %s = %.2f (%.2f to %.2f)",
                ours.name,
                other.name,
                median(ratios),
                ratios.getFirst(),
                ratios.getLast());
    }

    private static double median(List<Double> sorted) {
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
