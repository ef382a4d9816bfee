package dev.tidemark.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the projects that the benchmarks run.
final class SampleFiles {
    private SampleFiles() {}

    /// One table, one index and one comment in each file.
    static List<Path> small(Path folder, int count) throws IOException {
        return numbered(
                folder,
                count,
                """
                CREATE TABLE small_%1$d (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    name text NOT NULL,
                    created_at timestamptz NOT NULL DEFAULT now()
                );

                CREATE INDEX small_%1$d_name ON small_%1$d (name);

                COMMENT ON TABLE small_%1$d IS 'Table number %1$d';
                """);
    }

    /// A project with tenants, of five files.
    static Path tenants(Path folder) throws IOException {
        numbered(
                folder.resolve("migrations"),
                5,
                """
                CREATE TABLE public.items_%1$d (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    name text NOT NULL,
                    created_at timestamptz NOT NULL DEFAULT now()
                );

                CREATE INDEX items_%1$d_name ON public.items_%1$d (name);

                COMMENT ON TABLE public.items_%1$d IS 'Table number %1$d';
                """);
        Files.writeString(
                folder.resolve("tidemark.toml"),
                "migrations = [\"migrations\"]\n[tenants]\nschemas = \"^t_\"\n");
        return folder;
    }

    /// One INSERT of one row in each file.
    static List<Path> trivial(Path folder, int count) throws IOException {
        return numbered(folder, count, "INSERT INTO target VALUES (%1$d);\n");
    }

    private static List<Path> numbered(Path folder, int count, String text) throws IOException {
        Files.createDirectories(folder);
        var files = new ArrayList<Path>();
        for (int number = 1; number <= count; number++) {
            Path file = folder.resolve("%05d_change_%d.sql".formatted(number, number));
            Files.writeString(file, text.formatted(number));
            files.add(file);
        }
        return files;
    }

    /// A script that lets one psql run each file in a transaction of its own.
    static Path psqlDriver(Path driver, List<Path> files) throws IOException {
        try (var out = Files.newBufferedWriter(driver)) {
            for (Path file : files) {
                out.write("BEGIN;\n\\i %s\nCOMMIT;\n".formatted(file));
            }
        }
        return driver;
    }

    /// A migration of single-row INSERTs.
    static Path inserts(Path folder, int rows) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("001_rows.sql");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(table());
            for (int row = 1; row <= rows; row++) {
                out.write(
                        "INSERT INTO orders (id, customer, state, total) VALUES (%d, 'customer %d', 'it''s paid', %d.50);\n"
                                .formatted(row, row % 1000, row % 97));
            }
        }
        return file;
    }

    /// A migration of one COPY.
    ///
    /// @param width characters that each row is made longer by
    static Path copy(Path folder, int rows, int width) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("001_rows.sql");
        String filling = " and a long remark".repeat(width / 18 + 1).substring(0, width);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(table());
            out.write("COPY orders (id, customer, state, total) FROM stdin;\n");
            for (int row = 1; row <= rows; row++) {
                out.write(
                        "%d\tcustomer %d of the northern and eastern branch\tpaid; or not%s\t%d.50\n"
                                .formatted(row, row % 1000, filling, row % 97));
            }
            out.write("\\.\n");
        }
        return file;
    }

    private static String table() {
        return "CREATE TABLE orders (id bigint, customer text, state text, total numeric);\n";
    }
}
