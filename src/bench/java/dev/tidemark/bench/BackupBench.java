package dev.tidemark.bench;

import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.Verifier;
import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.run.StopSignal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Backup and verification against bare pg_dump and pg_restore, in turn, on one server and with the
/// same options; what is printed is seconds of each round.
public final class BackupBench {
    private static final String DATABASE = "bench";
    private static final int ROWS_PER_MB = 7_000;

    private final EmbeddedServer server;
    private final ClientPrograms programs;
    private final ProgramSearch search;
    private final Path folder;

    private BackupBench(
            EmbeddedServer server, ClientPrograms programs, ProgramSearch search, Path folder) {
        this.server = server;
        this.programs = programs;
        this.search = search;
        this.folder = folder;
    }

    /// Entry point.
    ///
    /// @param arguments a jar with the programs of the server's version, megabytes, and rounds
    /// @throws IOException when a program can't be run
    /// @throws InterruptedException when interrupted
    /// @throws SQLException when the server refuses
    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        var environment = Environment.ofProcess();
        var search = new ProgramSearch(environment, Optional.empty());
        Path folder = Files.createTempDirectory("tidemark-bench");
        var options =
                EmbeddedServer.Options.temporary(environment)
                        .with("max_wal_size", "8GB")
                        .with("autovacuum", "off")
                        .withPrograms(Path.of(arguments[0]));
        try (var server = EmbeddedServer.start(options);
                var session = server.connector("postgres").open("bench")) {
            var programs = search.forDump(session.serverVersion());
            session.send("create database " + DATABASE);
            new BackupBench(server, programs, search, folder)
                    .run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(int megabytes, int rounds)
            throws IOException, InterruptedException, SQLException {
        fill(megabytes);
        var bareDump = new ArrayList<Double>();
        var backup = new ArrayList<Double>();
        var bareRestore = new ArrayList<Double>();
        var verification = new ArrayList<Double>();
        for (int round = 0; round <= rounds; round++) {
            Path archive = folder.resolve("bare");
            double dumped = seconds(() -> dump(archive));
            var stored = new StoredBackup[1];
            double backedUp = seconds(() -> stored[0] = backUp());
            double restored = seconds(() -> restore(archive));
            double verified = seconds(() -> verify(stored[0]));
            if (round > 0) {
                bareDump.add(dumped);
                backup.add(backedUp);
                bareRestore.add(restored);
                verification.add(verified);
            }
            Files.delete(archive);
            new BackupFolder(folder.resolve("backups")).delete(stored[0]);
        }
        tell("pg_dump", bareDump);
        tell("tidemark backup", backup);
        tell("createdb, pg_restore, dropdb", bareRestore);
        tell("tidemark backup verify --level restored", verification);
        output().printf(
                        "backup %.2f x pg_dump, verification %.2f x restore%n",
                        median(backup) / median(bareDump),
                        median(verification) / median(bareRestore));
    }

    private void fill(int megabytes) throws SQLException {
        try (var session = server.connector(DATABASE).open("bench")) {
            session.send(
                    "create table orders (id bigint primary key, customer int, at timestamptz, amount numeric(12,2), text text)");
            session.send(
                    "insert into orders select i, i %% 10007, '2025-01-01'::timestamptz + i * interval '1 second', i %% 99991 / 7.0, md5(i::text) || md5((i * 3)::text) from generate_series(1, %d) i"
                            .formatted(megabytes * ROWS_PER_MB));
            session.send("create index on orders (customer)");
            session.send("vacuum analyze orders");
            session.send("checkpoint");
            output().printf(
                            "PostgreSQL %s, pg_dump %s, %s in the table and its indexes%n",
                            session.serverVersionText(),
                            programs.version(),
                            session.sendForValue(
                                    "select pg_size_pretty(pg_total_relation_size('orders'))"));
        }
    }

    private void dump(Path archive) throws IOException, InterruptedException {
        bare(
                programs.dump(),
                DATABASE,
                "--format=custom",
                "--compress=" + BackupRequest.DEFAULT_COMPRESSION,
                "--file=" + archive);
    }

    private StoredBackup backUp() throws InterruptedException {
        var target = new BackupServer(server.settings(DATABASE));
        var plan =
                new BackupPlanner(target, search)
                        .plan(BackupRequest.whole(folder.resolve("backups")));
        return new BackupRun(target, Clock.systemUTC())
                .run(plan, new StopSignal(), BackupListener.SILENT)
                .orElseThrow();
    }

    private void restore(Path archive) throws IOException, InterruptedException, SQLException {
        try (var session = server.connector("postgres").open("bench")) {
            session.send("create database bare template template0");
            bare(
                    programs.restore(),
                    "bare",
                    "--exit-on-error",
                    "--dbname=bare",
                    archive.toString());
            session.send("drop database bare");
        }
    }

    private void verify(StoredBackup backup) throws InterruptedException {
        new Verifier(new BackupServer(server.settings(DATABASE)), search, Clock.systemUTC())
                .verify(backup, Verification.RESTORED, new StopSignal(), BackupListener.SILENT)
                .orElseThrow();
    }

    private void bare(Path program, String database, String... arguments)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(program.toString()));
        words.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(server.connector(database).environment());
        builder.environment().put("PGPASSFILE", server.passfile().toString());
        int exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new IOException("%s ended with %d".formatted(program, exitCode));
        }
    }

    private static void tell(String name, List<Double> rounds) {
        var sorted = rounds.stream().sorted().toList();
        output().printf(
                        "%-42s %.2f s (%.2f to %.2f)%n",
                        name, median(rounds), sorted.getFirst(), sorted.getLast());
    }

    private static double median(List<Double> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    private static double seconds(Work work)
            throws IOException, InterruptedException, SQLException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException, SQLException;
    }

    private static PrintStream output() {
        return System.out;
    }
}
