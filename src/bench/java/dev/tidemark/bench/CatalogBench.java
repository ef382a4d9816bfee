package dev.tidemark.bench;

import dev.tidemark.engine.catalog.CatalogScope;
import dev.tidemark.engine.catalog.CatalogSnapshot;
import dev.tidemark.engine.catalog.CatalogTransaction;
import dev.tidemark.engine.catalog.document.DatabaseDocument;
import dev.tidemark.engine.catalog.model.CatalogReader;
import dev.tidemark.engine.catalog.model.Sizes;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.PgSession;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reading a catalogue of many tables: its fingerprint, its model, its document. Each table has ten
/// columns, a primary key, a unique constraint, a foreign key, a check and two indexes; every fifth
/// a view, a function and a trigger. Nothing was analyzed.
public final class CatalogBench {
    private static final int AT_ONCE = 250;

    private final EmbeddedServer server;
    private final int rounds;

    private CatalogBench(EmbeddedServer server, int rounds) {
        this.server = server;
        this.rounds = rounds;
    }

    /// Entry point.
    ///
    /// @param arguments rounds, then numbers of tables
    /// @throws SQLException when the server refuses
    public static void main(String[] arguments) throws SQLException {
        var options =
                EmbeddedServer.Options.temporary(Environment.ofProcess())
                        .with("max_locks_per_transaction", "512")
                        .with("autovacuum", "off")
                        .withoutDurability();
        try (var server = EmbeddedServer.start(options)) {
            var bench = new CatalogBench(server, Integer.parseInt(arguments[0]));
            for (var tables : List.of(arguments).subList(1, arguments.length)) {
                bench.run(Integer.parseInt(tables));
            }
        }
    }

    private void run(int tables) throws SQLException {
        String database = "bench_" + tables;
        try (var session = server.connector("postgres").open("bench")) {
            session.send("create database " + database);
        }
        try (var session = server.connector(database).open("bench")) {
            fill(session, tables);
            measure("%,d tables: fingerprint".formatted(tables), () -> fingerprint(session));
            measure(
                    "%,d tables: model".formatted(tables),
                    () -> document(session, Sizes.LEFT_OUT, false));
            measure(
                    "%,d tables: document".formatted(tables),
                    () -> document(session, Sizes.LEFT_OUT, true));
            measure(
                    "%,d tables: document with sizes".formatted(tables),
                    () -> document(session, Sizes.MEASURED, true));
        }
    }

    /// Makes the tables.
    static void fill(PgSession session, int tables) throws SQLException {
        session.send(
                "create schema app; create table app.t0 (id bigint primary key); create function app.touch() returns trigger language plpgsql as 'begin return new; end'");
        var sql = new StringBuilder();
        for (int i = 1; i <= tables; i++) {
            sql.append(
                    """
                    create table app.t%1$d (id bigint generated always as identity primary key, a int not null default 5, b text unique,
                      c numeric(10,2) check (c > 0), d timestamptz default now(), e boolean not null default false, f jsonb,
                      g varchar(40) collate "C", h date, parent bigint references app.t%2$d);
                    create index on app.t%1$d (d); create index on app.t%1$d (h, e) where e;
                    comment on table app.t%1$d is 'table %1$d'; comment on column app.t%1$d.a is 'number';
                    """
                            .formatted(i, i - 1));
            if (i % 5 == 0) {
                sql.append(
                        """
                        create view app.v%1$d as select a.id, b.b from app.t%1$d a join app.t%2$d b on b.parent = a.id;
                        create function app.f%1$d(x int) returns bigint language sql stable as 'select count(*) from app.t%1$d';
                        create trigger touch before update on app.t%1$d for each row execute function app.touch();
                        """
                                .formatted(i, i - 1));
            }
            if (i % AT_ONCE == 0 || i == tables) {
                session.send(sql.toString());
                sql.setLength(0);
            }
        }
    }

    private static int fingerprint(PgSession session) throws SQLException {
        try (var snapshot = CatalogSnapshot.open(session, CatalogScope.whole())) {
            return snapshot.fingerprint().objects().size();
        }
    }

    private static int document(PgSession session, Sizes sizes, boolean written)
            throws SQLException {
        var database =
                CatalogReader.read(
                        session, CatalogScope.whole(), sizes, CatalogTransaction.LOCK_TIMEOUT);
        return written
                ? DatabaseDocument.text(database, "Bench", Optional.empty()).length()
                : (int) database.tables().count();
    }

    @FunctionalInterface
    private interface Work {
        int run() throws SQLException;
    }

    private void measure(String name, Work work) throws SQLException {
        var times = new ArrayList<Double>();
        int result = 0;
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            result = work.run();
            times.add((System.nanoTime() - begun) / 1e9);
        }
        var sorted = times.stream().sorted().toList();
        output().printf(
                        "%-40s first %.2f s, median %.2f s (%.2f to %.2f), result %,d%n",
                        name,
                        times.getFirst(),
                        sorted.get(sorted.size() / 2),
                        sorted.getFirst(),
                        sorted.getLast(),
                        result);
    }

    private static PrintStream output() {
        return System.out;
    }
}
