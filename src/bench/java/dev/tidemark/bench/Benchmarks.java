package dev.tidemark.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The benchmarks that time whole processes: Tidemark as people start it, by its launcher, against
/// psql or a bare JDBC program, on a server that waits for the disk.
///
/// Started by `src/bench/run`, which knows where everything is.
public final class Benchmarks {
    private final Path folder;
    private final int rounds;

    private Benchmarks(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /// Entry point.
    ///
    /// @param arguments name of the benchmark, and the number of counted rounds (5 unless given)
    /// @throws IOException when a program can't be run
    /// @throws InterruptedException when interrupted
    /// @throws SQLException when the server refuses
    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory("tidemark-bench");
        try {
            new Benchmarks(folder, rounds).run(arguments[0]);
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run(String name) throws IOException, InterruptedException, SQLException {
        switch (name) {
            case "small" -> small();
            case "trivial" -> trivial();
            case "inserts" -> inserts();
            case "copy" -> copy();
            case "wide-copy" -> wideCopy();
            case "status" -> status();
            case "start" -> start();
            case "tenants" -> tenants();
            case "tenants-status" -> tenantsStatus();
            default -> throw new IllegalArgumentException("no benchmark is named " + name);
        }
    }

    private void small() throws IOException, InterruptedException, SQLException {
        int count = 1_000;
        Path project = folder.resolve("small");
        var files = SampleFiles.small(project, count);
        Path driver = SampleFiles.psqlDriver(folder.resolve("driver.sql"), files);
        String check = "select count(*) from pg_class where relname ~ '^small_[0-9]+$'";
        try (var server = BenchServer.start()) {
            new Contest(server, folder, rounds)
                    .run(
                            "1,000 migrations of table, index and comment, each its own transaction",
                            "",
                            new Contest.Side("tidemark migrate", migrate(project), check, count),
                            new Contest.Side("psql", psql("-f", driver.toString()), check, count));
        }
    }

    private void trivial() throws IOException, InterruptedException, SQLException {
        int count = 10_000;
        Path project = folder.resolve("trivial");
        SampleFiles.trivial(project, count);
        String check = "select count(*) from target";
        try (var server = BenchServer.start()) {
            new Contest(server, folder, rounds)
                    .run(
                            "10,000 migrations of one INSERT, each its own transaction",
                            "CREATE TABLE target (id int)",
                            new Contest.Side("tidemark migrate", migrate(project), check, count),
                            new Contest.Side("bare JDBC", bareJdbc(project), check, count));
        }
    }

    private void inserts() throws IOException, InterruptedException, SQLException {
        int rows = 1_000_000;
        var file = SampleFiles.inserts(folder.resolve("bulk"), rows);
        bulk("1,000,000 single-row INSERTs", file, rows);
    }

    private void copy() throws IOException, InterruptedException, SQLException {
        int rows = 1_000_000;
        var file = SampleFiles.copy(folder.resolve("bulk"), rows, 0);
        bulk("COPY of 1,000,000 rows", file, rows);
    }

    private void wideCopy() throws IOException, InterruptedException, SQLException {
        int rows = 1_000_000;
        var file = SampleFiles.copy(folder.resolve("bulk"), rows, 930);
        bulk("COPY of 1,000,000 rows of a kilobyte", file, rows);
    }

    /// @param file the only file of its project, which fills the table `orders`
    private void bulk(String what, Path file, int rows)
            throws IOException, InterruptedException, SQLException {
        String check = "select count(*) from orders";
        Path project = file.resolveSibling(".").normalize();
        try (var server = BenchServer.start()) {
            new Contest(server, folder, rounds)
                    .run(
                            "%s in one migration of %,d MB"
                                    .formatted(what, Files.size(file) / 1_000_000),
                            "",
                            new Contest.Side("tidemark migrate", migrate(project), check, rows),
                            new Contest.Side(
                                    "psql -1", psql("-1", "-f", file.toString()), check, rows));
        }
    }

    private void status() throws IOException, InterruptedException, SQLException {
        Path few = folder.resolve("few");
        SampleFiles.small(few, 3);
        Path many = folder.resolve("many");
        SampleFiles.trivial(many, 10_000);
        try (var server = BenchServer.start()) {
            String empty = server.newDatabase();
            series("status, empty database", status(few), server.environment(empty));
            String full = server.newDatabase();
            server.send(full, "CREATE TABLE target (id int)");
            var environment = server.environment(full);
            TimedProcess.of(migrate(many), environment, folder.resolve("log"));
            series("status, 10,000 applied", status(many), environment);
        }
    }

    private void tenants() throws IOException, InterruptedException, SQLException {
        int count = 1_000;
        Path project = SampleFiles.tenants(folder.resolve("tenants"));
        String check = "select count(*) from pg_class where relname ~ '^items_[0-9]+$'";
        try (var server = BenchServer.start()) {
            new Contest(server, folder, rounds)
                    .run(
                            "1,000 schemas × 5 migrations of table, index and comment",
                            BareTenants.schemas(count),
                            new Contest.Side(
                                    "tidemark tenants deploy", deploy(project), check, 5L * count),
                            new Contest.Side(
                                    "bare JDBC, 4 connections",
                                    bare(BareTenants.class, project.resolve("migrations")),
                                    check,
                                    5L * count));
            String current = server.newDatabase();
            server.send(current, BareTenants.schemas(count));
            var environment = server.environment(current);
            TimedProcess.of(deploy(project), environment, folder.resolve("log"));
            series("nothing to do over 1,000 schemas", deploy(project), environment);
        }
    }

    private void tenantsStatus() throws IOException, InterruptedException, SQLException {
        Path project = SampleFiles.tenants(folder.resolve("tenants"));
        try (var server = BenchServer.start()) {
            String database = server.newDatabase();
            server.send(database, BareTenants.schemas(10_000));
            series(
                    "status of 10,000 schemas",
                    List.of(tidemark(), "tenants", "status", "--project", project.toString()),
                    server.environment(database));
        }
    }

    private static List<String> deploy(Path project) {
        return List.of(
                tidemark(), "tenants", "deploy", "--all", "--yes", "--project", project.toString());
    }

    private void start() throws IOException, InterruptedException {
        series("tidemark --version", List.of(tidemark(), "--version"), Map.of());
        series("the same without sh", directVersion(), Map.of());
    }

    private void series(String name, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var series = new Series(name);
        for (int round = 0; round <= 2 * rounds; round++) {
            var run = TimedProcess.of(command, environment, folder.resolve("log"));
            if (round > 0) {
                series.add(run);
            }
        }
        output().println(series);
    }

    private static List<String> migrate(Path project) {
        return List.of(tidemark(), "migrate", "--yes", "--project", project.toString());
    }

    private static List<String> status(Path project) {
        return List.of(tidemark(), "status", "--project", project.toString());
    }

    private static List<String> psql(String... arguments) {
        var command = new java.util.ArrayList<String>();
        command.addAll(List.of(setting("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> bareJdbc(Path project) {
        return bare(BareJdbc.class, project);
    }

    private static List<String> bare(Class<?> program, Path project) {
        return List.of(
                setting("java"),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                project.toString());
    }

    private static List<String> directVersion() {
        return List.of(setting("java"), "@" + setting("arguments"), "--version");
    }

    private static String tidemark() {
        return setting("tidemark");
    }

    private static String setting(String name) {
        String value = System.getProperty("bench." + name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("start this by src/bench/run: " + name + " is missing");
        }
        return value;
    }

    private static PrintStream output() {
        return System.out;
    }
}
