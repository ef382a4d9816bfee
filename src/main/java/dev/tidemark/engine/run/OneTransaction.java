package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Replies;
import dev.tidemark.engine.postgres.TransactionStatus;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import dev.tidemark.engine.tracking.TrackingLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs statements and what is recorded of them in one transaction, as often as locks demand.
///
/// A lock timeout or a deadlock rolls the whole transaction back: a savepoint would keep the locks
/// taken before it while pausing.
final class OneTransaction {
    private final Worker worker;
    private final TrackingLock lock;
    private final Settlement settlement;
    private final LockRetry retry;
    private final DataKeeping data;
    private final Optional<SchemaScope> scope;
    private final StopSignal stop;
    private final RunListener events;

    OneTransaction(
            Worker worker,
            TrackingLock lock,
            Settlement settlement,
            Bookkeeping books,
            DataKeeping data,
            Optional<SchemaScope> scope,
            StopSignal stop,
            RunListener events) {
        this.worker = worker;
        this.lock = lock;
        this.settlement = settlement;
        this.retry = new LockRetry(books, stop, events);
        this.data = data;
        this.scope = scope;
        this.stop = stop;
        this.events = events;
    }

    /// What is written in the same transaction after the statements.
    @FunctionalInterface
    interface WorkRecord {
        /// The statements that record the work, without their final semicolons.
        List<String> statements(StepLog log, Duration took);
    }

    /// Runs the transaction with whose end the migration is done, until it commits, fails for
    /// another reason than locks, or the ladder ends.
    ///
    /// @throws InterruptedException when interrupted while pausing
    TransactionEnd run(
            PlannedMigration migration,
            StatementSequence statements,
            LockLadder ladder,
            WorkRecord record)
            throws InterruptedException {
        return run(migration, DataKeeping.Part.LAST, statements, ladder, record);
    }

    /// [#run] for a step that others follow.
    ///
    /// @throws InterruptedException when interrupted while pausing
    TransactionEnd runStep(
            PlannedMigration migration,
            StatementSequence statements,
            LockLadder ladder,
            WorkRecord record)
            throws InterruptedException {
        return run(migration, DataKeeping.Part.STEP, statements, ladder, record);
    }

    private TransactionEnd run(
            PlannedMigration migration,
            DataKeeping.Part part,
            StatementSequence statements,
            LockLadder ladder,
            WorkRecord record)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var end =
                    attempt(
                            migration,
                            data.attempt(migration, part),
                            statements,
                            ladder.timeoutMillis(attempt),
                            record);
            if (!(end instanceof TransactionEnd.RolledBack(var failure))
                    || !retry.again(migration, ladder, attempt, failure.error())) {
                return end;
            }
            if (stop.requested()) {
                return new TransactionEnd.Stopped();
            }
        }
    }

    private TransactionEnd attempt(
            PlannedMigration migration,
            DataKeeping.Attempt keeping,
            StatementSequence statements,
            long lockTimeoutMillis,
            WorkRecord record)
            throws InterruptedException {
        var log = new StepLog();
        long began = System.nanoTime();
        String transaction = "";
        @Nullable Statement last = null;
        Optional<Statement> prepared = Optional.empty();
        var sender = new StatementSender(worker, migration, events, log);
        sender.control("BEGIN");
        sender.control("SET LOCAL lock_timeout = " + lockTimeoutMillis);
        var guard = new ScopeGuard(scope);
        guard.begin(sender);
        migration
                .statementTimeout()
                .ifPresent(
                        time -> sender.control("SET LOCAL statement_timeout = " + time.toMillis()));
        try (var cursor = statements.open()) {
            for (var statement = cursor.next(); statement != null; statement = cursor.next()) {
                if (stop.requested()) {
                    return stopped();
                }
                last = statement;
                guard.before(statement, worker, sender);
                keeping.before(sender, statement);
                sendOne(sender, statement);
                keeping.after();
                if (Batching.endsMessage(statement) && endedInside()) {
                    return new TransactionEnd.EndedInside(last);
                }
            }
            String answer = "";
            if (cursor.ending() == null) {
                answer = sender.flushAsking(ScopeGuard.LAST_QUESTION);
            } else {
                sender.flush();
            }
            if (endedInside()) {
                return new TransactionEnd.EndedInside(last);
            }
            if (log.leavesSessionState()) {
                worker.mayActAsOther();
            }
            keeping.end(log);
            var took = Duration.ofNanos(System.nanoTime() - began);
            var written = record.statements(log, took);
            if (cursor.ending() == null) {
                if (stop.requested()) {
                    return stopped();
                }
                lock.checkHeard();
                transaction = checked(guard, answer);
                recordAndCommit(written);
            } else {
                leave(guard);
                prepared = endAsWritten(cursor.ending());
                transaction = recordWork(guard, written);
                if (stop.requested() && prepared.isEmpty()) {
                    return stopped();
                }
                lock.checkHeard();
                commit();
            }
            keeping.committed();
            return new TransactionEnd.Committed(log, took);
        } catch (StatementFailure e) {
            return prepared.isPresent()
                    ? unrecorded(prepared.get(), e.error(), transaction)
                    : failed(e, transaction);
        } catch (SQLException e) {
            return prepared.isPresent()
                    ? new TransactionEnd.Prepared(prepared.get(), e)
                    : lockLost(e);
        } catch (IOException e) {
            worker.rollBack();
            throw new UncheckedIOException(e);
        } finally {
            worker.rollBack();
        }
    }

    /// The file's own outer BEGIN is absorbed; what it says of the transaction is kept.
    private static void sendOne(StatementSender sender, Statement statement)
            throws StatementFailure, IOException {
        if (statement.kind() == StatementKind.BEGIN) {
            TransactionOptions.of(statement).ifPresent(sender::control);
        } else {
            sender.add(statement);
        }
    }

    /// A block that ends in ROLLBACK or PREPARE TRANSACTION ends so; that it ran is recorded in a
    /// transaction of its own.
    ///
    /// @return the statement that prepared the transaction, if one did
    private Optional<Statement> endAsWritten(@Nullable Statement ending) throws StatementFailure {
        if (ending == null) {
            return Optional.empty();
        }
        try {
            worker.send(ending.text().value());
        } catch (SQLException e) {
            throw new StatementFailure(ending, e, -1);
        }
        return Optional.of(ending).filter(OneTransaction::prepares);
    }

    private static boolean prepares(Statement statement) {
        return statement.command().equals("PREPARE TRANSACTION");
    }

    /// Records what a transaction did that ended by itself, in a transaction of its own.
    ///
    /// @return that transaction's id
    private String recordWork(ScopeGuard guard, List<String> statements) throws StatementFailure {
        var message = new Message();
        message.add("BEGIN");
        worker.asItself().forEach(message::add);
        statements.forEach(message::add);
        message.add(ScopeGuard.LAST_QUESTION);
        try {
            return guard.end(worker.value(message.text()));
        } catch (SQLException e) {
            throw StatementFailure.ofRecord(e);
        }
    }

    /// @return the transaction's id
    private String checked(ScopeGuard guard, String answer) throws StatementFailure {
        try {
            guard.leave(worker);
            return guard.end(answer);
        } catch (SQLException e) {
            throw StatementFailure.ofRecord(e);
        }
    }

    private void leave(ScopeGuard guard) throws StatementFailure {
        try {
            guard.leave(worker);
        } catch (SQLException e) {
            throw StatementFailure.ofRecord(e);
        }
    }

    /// Records the work and commits, in one message: an error of the record keeps the server from
    /// reaching COMMIT.
    private void recordAndCommit(List<String> statements) throws StatementFailure {
        var message = new Message();
        worker.asItself().forEach(message::add);
        statements.forEach(message::add);
        var answers = new AnswerCount();
        int recorded = message.size();
        message.add("COMMIT");
        try {
            worker.sendOwn(message.text(), answers);
        } catch (SQLException e) {
            throw answers.count >= recorded
                    ? StatementFailure.ofCommit(e)
                    : StatementFailure.ofRecord(e);
        }
    }

    /// Which statement of a message an error belongs to: the one after those that were answered.
    private static final class AnswerCount implements Replies {
        private int count;

        @Override
        public void completed(String commandTag, long rows) {
            count++;
        }
    }

    private void commit() throws StatementFailure {
        try {
            worker.send("COMMIT");
        } catch (SQLException e) {
            throw StatementFailure.ofCommit(e);
        }
    }

    /// Without the lock another run may have begun: what is not committed yet is given up.
    private TransactionEnd lockLost(SQLException error) {
        worker.rollBack();
        return new TransactionEnd.Lost(null, error, Settlement.Fate.ROLLED_BACK);
    }

    private boolean endedInside() {
        return worker.status() == TransactionStatus.IDLE;
    }

    private TransactionEnd stopped() {
        return worker.rollBack()
                ? new TransactionEnd.Stopped()
                : new TransactionEnd.Lost(
                        null,
                        new SQLException("connection lost", "08006"),
                        Settlement.Fate.ROLLED_BACK);
    }

    /// What a transaction was prepared for stays; only its record may be lost.
    private TransactionEnd unrecorded(Statement prepared, SQLException error, String transaction)
            throws InterruptedException {
        boolean committed =
                worker.lost(error)
                        && !transaction.isEmpty()
                        && settlement.of(transaction) == Settlement.Fate.COMMITTED;
        return committed
                ? new TransactionEnd.Lost(prepared, error, Settlement.Fate.COMMITTED)
                : new TransactionEnd.Prepared(prepared, error);
    }

    private TransactionEnd failed(StatementFailure failure, String transaction)
            throws InterruptedException {
        if (worker.lost(failure.error())) {
            var statement = failure.statement();
            if (statement != null && prepares(statement)) {
                return settled(statement, failure.error());
            }
            var fate =
                    transaction.isEmpty()
                            ? Settlement.Fate.ROLLED_BACK
                            : settlement.of(transaction);
            return new TransactionEnd.Lost(statement, failure.error(), fate);
        }
        if (!worker.rollBack()) {
            return new TransactionEnd.Lost(
                    failure.statement(), failure.error(), Settlement.Fate.ROLLED_BACK);
        }
        return stop.requested()
                ? new TransactionEnd.Stopped()
                : new TransactionEnd.RolledBack(failure);
    }

    /// Without COMMIT on its way a transaction can only have been rolled back, unless PREPARE
    /// TRANSACTION was: then only the server's pg_prepared_xacts shows it.
    private TransactionEnd settled(Statement preparing, SQLException error)
            throws InterruptedException {
        var transaction = PreparedTransaction.by(preparing);
        return transaction.isPresent() && settlement.prepared(transaction.get())
                ? new TransactionEnd.Prepared(preparing, error)
                : new TransactionEnd.Lost(preparing, error, Settlement.Fate.UNKNOWN);
    }
}
