package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.postgres.TransactionStatus;
import dev.tidemark.engine.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// A step outside any transaction of ours: a statement that refuses one, or may end its own.
final class BareStep {
    private final Worker worker;
    private final Bookkeeping books;
    private final LockRetry retry;
    private final RunListener events;
    private final Leftovers leftovers;

    BareStep(Worker worker, Bookkeeping books, StopSignal stop, RunListener events) {
        this.worker = worker;
        this.books = books;
        this.retry = new LockRetry(books, stop, events);
        this.events = events;
        this.leftovers = new Leftovers(worker.session());
    }

    /// Announces it, sends it and notes its end; sent before, the database is asked first what it
    /// left.
    ///
    /// @throws SQLException when the journal can't be written or the database not be asked
    /// @throws InterruptedException when interrupted while pausing
    TransactionEnd run(
            PlannedMigration migration, StepScript script, StepScript.Step step, LockLadder ladder)
            throws SQLException, InterruptedException {
        var statement = step.first();
        var left = leftovers.of(statement, announcedBefore(migration, step));
        String digest = script.passOver(step);
        switch (left) {
            case Leftovers.Left.Done done -> {
                events.on(new RunEvent.Told(done.text()));
                return foundDone(migration, step, digest);
            }
            case Leftovers.Left.Unclear unclear -> {
                return unclear(migration, step, unclear, digest);
            }
            case Leftovers.Left.Broken broken -> {
                events.on(new RunEvent.Told(broken.text()));
                try {
                    worker.send("SET lock_timeout = 0");
                    worker.send(broken.cure(), Replies.NONE);
                } catch (SQLException e) {
                    return failed(new StatementFailure(statement, e, -1));
                }
                if (broken.completes()) {
                    return foundDone(migration, step, digest);
                }
            }
            case Leftovers.Left.Nothing _ -> {}
        }
        books.note(books.stepStarted(migration, step));
        return send(migration, step, digest, ladder);
    }

    /// What it left when it did not end well, as a sentence; empty for a step in a transaction.
    ///
    /// @throws SQLException when the database can't be asked
    Optional<String> leftBy(StepScript.Step step) throws SQLException {
        if (!step.bare()) {
            return Optional.empty();
        }
        return step.first().refusesTransaction()
                ? leftovers.after(step.first())
                : Optional.of(
                        "What step %d committed itself before it ended stays too."
                                .formatted(step.number()));
    }

    private static boolean announcedBefore(PlannedMigration migration, StepScript.Step step) {
        return migration
                .resume()
                .flatMap(Resume::unfinished)
                .filter(number -> number == step.number())
                .isPresent();
    }

    private TransactionEnd foundDone(
            PlannedMigration migration, StepScript.Step step, String digest) throws SQLException {
        books.note(books.stepFinished(migration, step, digest, new StepLog(), Duration.ZERO));
        return new TransactionEnd.Committed(new StepLog(), Duration.ZERO);
    }

    private TransactionEnd unclear(
            PlannedMigration migration,
            StepScript.Step step,
            Leftovers.Left.Unclear unclear,
            String digest)
            throws SQLException, InterruptedException {
        var choice = migration.resume().map(Resume::choice).orElse(Resume.Choice.ASK);
        return switch (choice) {
            case REPEAT -> send(migration, step, digest, new LockLadder(Duration.ZERO, 0));
            case SKIP -> foundDone(migration, step, digest);
            case ASK -> new TransactionEnd.Unclear(step.first(), unclear.text(), unclear.way());
        };
    }

    /// Tried again because of locks only where an attempt that failed left nothing.
    private TransactionEnd send(
            PlannedMigration migration, StepScript.Step step, String digest, LockLadder ladder)
            throws SQLException, InterruptedException {
        var statement = step.first();
        for (int attempt = 1; ; attempt++) {
            var log = new StepLog();
            long began = System.nanoTime();
            try {
                sendOnce(
                        migration,
                        statement,
                        waitsForEver(statement) ? 0 : ladder.timeoutMillis(attempt),
                        log);
            } catch (StatementFailure e) {
                var end = failed(e);
                if (end instanceof TransactionEnd.RolledBack
                        && !waitsForEver(statement)
                        && retry.again(migration, ladder, attempt, e.error())) {
                    if (worker.stopRequested()) {
                        return new TransactionEnd.Stopped();
                    }
                    continue;
                }
                return end;
            }
            if (worker.status() != TransactionStatus.IDLE) {
                worker.rollBack();
            }
            if (log.leavesSessionState()) {
                worker.mayActAsOther();
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            books.note(books.stepFinished(migration, step, digest, log, took));
            return new TransactionEnd.Committed(log, took);
        }
    }

    private void sendOnce(
            PlannedMigration migration, Statement statement, long lockTimeout, StepLog log)
            throws StatementFailure {
        try {
            worker.send("SET lock_timeout = " + lockTimeout);
            if (migration.statementTimeout().isPresent()) {
                worker.send(
                        "SET statement_timeout = " + migration.statementTimeout().get().toMillis());
            }
        } catch (SQLException e) {
            throw new StatementFailure(null, e, -1);
        }
        var sender = new StatementSender(worker, migration, events, log);
        try {
            sender.add(statement);
            sender.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A concurrent build waits without lock timeout: its waits block nobody's reads and writes,
    /// and a timeout would leave an invalid index behind (design: safety facts, 3.4). What commits
    /// by itself would be torn by one.
    private static boolean waitsForEver(Statement statement) {
        return statement.command().contains("CONCURRENTLY")
                || statement.refusal() == null
                || statement.refusal().contains("CONCURRENTLY");
    }

    private TransactionEnd failed(StatementFailure failure) {
        if (worker.lost(failure.error())) {
            return new TransactionEnd.Lost(
                    failure.statement(), failure.error(), Settlement.Fate.UNKNOWN);
        }
        worker.rollBack();
        return worker.stopRequested()
                ? new TransactionEnd.Stopped()
                : new TransactionEnd.RolledBack(failure);
    }
}
