package dev.tidemark.bench;

import dev.tidemark.desktop.completion.Completer;
import dev.tidemark.desktop.completion.CompletionIndex;
import dev.tidemark.desktop.completion.SchemaNames;
import dev.tidemark.desktop.completion.SchemaNames.Column;
import dev.tidemark.desktop.completion.SchemaNames.Relation;
import dev.tidemark.desktop.completion.SchemaNames.RelationKind;
import dev.tidemark.desktop.completion.Snippet;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How long completion takes with 10,000 tables of 12 columns: making the index once, and answering
/// at a key in several places.
///
/// Started by `src/bench/run completion`.
public final class CompletionBench {
    private static final int TABLES = 10_000;
    private static final int COLUMNS = 12;
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 500;
    private static final List<String> WORDS =
            List.of("order", "user", "invoice", "item", "price", "account", "event", "address");

    private CompletionBench() {}

    /// Entry point.
    ///
    /// @param arguments none
    public static void main(String[] arguments) {
        var names = names();
        long began = now();
        var index = CompletionIndex.of(names);
        output().printf("index of %,d tables: %.1f ms%n", TABLES, millis(began));
        var completer = new Completer(List.of(CompletionIndex.EMPTY, index), Snippet.all());
        String join = " from %s u join %s i on true".formatted(name(12), name(345));
        for (String text :
                List.of(
                        "select * from ",
                        "select * from o",
                        "select * from price_07",
                        "select * from ui",
                        "select u.|" + join,
                        "select c|" + join,
                        "crea")) {
            measure(completer, text);
        }
    }

    private static void measure(Completer completer, String shown) {
        int bar = shown.indexOf('|');
        String text = shown.replace("|", "");
        int caret = bar < 0 ? text.length() : bar;
        for (int i = 0; i < WARM_UP; i++) {
            completer.at(text, caret);
        }
        double[] times = new double[ROUNDS];
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long began = now();
            found = completer.at(text, caret).proposals().size();
            times[i] = millis(began);
        }
        Arrays.sort(times);
        output().printf(
                        "%-70s %3d proposals: median %.2f ms, 95 %% %.2f ms, longest %.2f ms%n",
                        shown,
                        found,
                        times[ROUNDS / 2],
                        times[ROUNDS * 95 / 100],
                        times[ROUNDS - 1]);
    }

    private static SchemaNames names() {
        var tables =
                IntStream.range(0, TABLES)
                        .mapToObj(i ->
                                new Relation(RelationKind.TABLE, "public", name(i), columns(), ""))
                        .toList();
        return new SchemaNames(List.of("public", "billing"), tables, List.of(), List.of());
    }

    private static String name(int i) {
        return "%s_%s_%05d"
                .formatted(
                        WORDS.get(i % WORDS.size()),
                        WORDS.get((i + 1 + i / WORDS.size()) % WORDS.size()),
                        i);
    }

    private static List<Column> columns() {
        return IntStream.range(0, COLUMNS)
                .mapToObj(i -> new Column("column_" + i, "character varying(40)"))
                .toList();
    }

    /// What this thread has computed so far, so that a busy machine counts less.
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millis(long began) {
        return (now() - began) / 1e6;
    }

    private static PrintStream output() {
        return System.out;
    }
}
