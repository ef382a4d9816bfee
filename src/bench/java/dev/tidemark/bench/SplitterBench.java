package dev.tidemark.bench;

import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.StatementReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// How fast scripts are split, and in how much memory.
///
/// Four shapes of script, each written to a temporary folder: single-row INSERTs, COPY data,
/// function bodies, one huge statement. Every statement is read to its end, and its text up to 64
/// KB is kept, as a run does. Prints MB/s (best and median of five passes; the first two passes are
/// not counted) and the peak of the heap over all passes.
///
/// Run it with `java -Xmx64m -cp target/test-classes:target/classes
/// dev.tidemark.bench.SplitterBench [MB]`, where MB is the size of each file, 100 unless given;
/// 1000 shows that memory does not grow with it.
public final class SplitterBench {
    private static final int WARM_UP = 2;
    private static final int PASSES = 5;
    private static final long MEGABYTE = 1_000_000;

    private SplitterBench() {}

    private interface Shape {
        void write(OutputStream out, long size) throws IOException;
    }

    /// Entry point.
    ///
    /// @param arguments size of each file in MB
    /// @throws IOException when the temporary folder can't be used
    public static void main(String[] arguments) throws IOException {
        long size = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 100) * MEGABYTE;
        Path folder = Files.createTempDirectory("splitter-bench");
        try {
            measure(folder, "single-row INSERTs", size, SplitterBench::inserts);
            measure(folder, "COPY data", size, SplitterBench::copyData);
            measure(folder, "function bodies", size, SplitterBench::functions);
            measure(folder, "one huge statement", size, SplitterBench::hugeStatement);
        } finally {
            Files.delete(folder);
        }
    }

    private static void measure(Path folder, String name, long size, Shape shape)
            throws IOException {
        Path file = folder.resolve("script.sql");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            shape.write(out, size);
        }
        try {
            System.gc();
            resetPeaks();
            var speeds = new double[PASSES];
            long statements = 0;
            for (int pass = -WARM_UP; pass < PASSES; pass++) {
                long start = System.nanoTime();
                statements = split(SqlSource.file(file, "script.sql"));
                double seconds = (System.nanoTime() - start) / 1e9;
                if (pass >= 0) {
                    speeds[pass] = Files.size(file) / seconds / MEGABYTE;
                }
            }
            java.util.Arrays.sort(speeds);
            output().printf(
                            "%-20s %,5d MB %,10d statements  best %,5.0f MB/s  median %,5.0f MB/s"
                                    + "  peak heap %,d MB%n",
                            name,
                            Files.size(file) / MEGABYTE,
                            statements,
                            speeds[PASSES - 1],
                            speeds[PASSES / 2],
                            peakHeap() / MEGABYTE);
        } finally {
            Files.delete(file);
        }
    }

    private static PrintStream output() {
        return System.out;
    }

    private static long split(SqlSource source) {
        long count = 0;
        try (var reader = StatementReader.open(source, ScriptOptions.PLAIN)) {
            while (reader.next() != null) {
                count++;
            }
        }
        return count;
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void inserts(OutputStream out, long size) throws IOException {
        long written = 0;
        for (long row = 1; written < size; row++) {
            String statement =
                    """
                    INSERT INTO public.orders (id, customer, state, total) VALUES (%d, 'customer %d', 'it''s paid', %d.50);
                    """;
            written += write(out, statement.formatted(row, row % 1000, row % 97));
        }
    }

    private static void copyData(OutputStream out, long size) throws IOException {
        long written = write(out, "COPY public.orders (id, customer, state, total) FROM stdin;\n");
        for (long row = 1; written < size; row++) {
            String line = "%d\tcustomer %d\tpaid; or not\t%d.50\n";
            written += write(out, line.formatted(row, row % 1000, row % 97));
        }
        write(out, "\\.\n");
    }

    private static void functions(OutputStream out, long size) throws IOException {
        String function =
                """
                -- Keeps the totals of table %1$d in step with its rows.
                CREATE OR REPLACE FUNCTION app.sync_%1$d(id bigint, OUT total numeric)
                    RETURNS numeric
                    LANGUAGE plpgsql
                    AS $function$
                DECLARE
                    changed int := 0;
                BEGIN
                    IF id IS NULL THEN
                        RAISE EXCEPTION 'no id for %%', TG_TABLE_NAME;
                    END IF;
                    UPDATE app.totals_%1$d SET total = total + 1 WHERE app.totals_%1$d.id = id;
                    GET DIAGNOSTICS changed = ROW_COUNT;
                    SELECT sum(amount) INTO total FROM app.rows_%1$d WHERE state <> 'void';
                    RETURN;
                END;
                $function$;

                """;
        long written = 0;
        for (long number = 1; written < size; number++) {
            written += write(out, function.formatted(number));
        }
    }

    private static void hugeStatement(OutputStream out, long size) throws IOException {
        long written = write(out, "INSERT INTO public.orders (id, customer, state, total) VALUES");
        String separator = "\n";
        for (long row = 1; written < size; row++) {
            String values = "%s    (%d, 'customer %d', 'it''s paid', %d.50)";
            written += write(out, values.formatted(separator, row, row % 1000, row % 97));
            separator = ",\n";
        }
        write(out, ";\n");
    }

    private static long write(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }
}
