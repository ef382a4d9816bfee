package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import dev.tidemark.engine.sql.StepReader;
import dev.tidemark.engine.sql.StepRole;
import dev.tidemark.engine.tracking.Direction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A script read step by step. The statements of a step may be read again, from the file, when its
/// transaction has to be tried again.
final class StepScript implements AutoCloseable {
    private final PlannedMigration migration;
    private final ScriptOptions options;
    private final Consumer<String> echo;
    private final List<String> echoes = new ArrayList<>();
    private StepReader reader;
    private StepReader.@Nullable Item ahead;
    private MessageDigest digest = sha256();
    private int begun;

    /// @param echo hears what the script says with `\echo`, when the statement behind it is reached
    StepScript(PlannedMigration migration, ScriptOptions options, Consumer<String> echo) {
        this.migration = migration;
        this.options = options;
        this.echo = echo;
        this.reader = open();
    }

    /// A step that was reached.
    ///
    /// @param number from 1
    /// @param first its first statement
    /// @param alone whether it is a single statement outside the script's own transactions
    record Step(int number, Statement first, boolean alone) {
        /// Whether it has to be sent outside any transaction: it refuses one, or may end its own.
        boolean bare() {
            return alone
                    && (first.refusesTransaction()
                            || first.kind() == StatementKind.CALL
                            || first.kind() == StatementKind.DO);
        }
    }

    /// All statements of a script that is one transaction.
    static StatementSequence.Cursor whole(PlannedMigration migration, ScriptOptions options) {
        var reader = open(migration, options, ScriptMode.TRANSACTION);
        return new StatementSequence.Cursor() {
            @Override
            public @Nullable Statement next() {
                for (var item = reader.next(); item != null; item = reader.next()) {
                    if (sent(item)) {
                        return item.statement();
                    }
                }
                return null;
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    /// What is ignored on the server still counts when it says something of the transaction or to
    /// the reader.
    private static boolean sent(StepReader.Item item) {
        return switch (item.role()) {
            case BEGIN, BODY, SINGLE -> true;
            case COMMIT, ROLLBACK -> false;
            case IGNORED ->
                    item.statement().kind() == StatementKind.ECHO
                            || item.statement().kind() == StatementKind.BEGIN;
        };
    }

    private StepReader open() {
        return open(migration, options, migration.summary().mode());
    }

    /// That a migration's file is still the one that was planned was checked just now; a way back
    /// is read anew.
    private static StepReader open(
            PlannedMigration migration, ScriptOptions options, ScriptMode mode) {
        return migration.direction() == Direction.APPLY
                ? StepReader.open(migration.script(), options, mode, migration.summary().copies())
                : StepReader.open(migration.script(), options, mode);
    }

    /// The next step, or null at the end; its statements have not been read yet.
    @Nullable Step next() {
        if (ahead == null) {
            ahead = nextInStep();
        }
        say();
        var item = ahead;
        return item == null
                ? null
                : new Step((int) item.step(), item.statement(), item.role() == StepRole.SINGLE);
    }

    private StepReader.@Nullable Item nextInStep() {
        var item = reader.next();
        while (item != null && item.role() == StepRole.IGNORED) {
            if (item.statement().kind() == StatementKind.ECHO) {
                echoes.add(item.statement().text().value());
            }
            item = reader.next();
        }
        return item;
    }

    private void say() {
        echoes.forEach(echo);
        echoes.clear();
    }

    /// The statements of a step, from its first one.
    StatementSequence.Cursor statementsOf(Step step) {
        if (ahead == null || ahead.step() != step.number() || begun == step.number()) {
            goBackTo(step);
        }
        begun = step.number();
        digest = sha256();
        return new StepCursor(step);
    }

    private void goBackTo(Step step) {
        reader.close();
        reader = open();
        ahead = nextInStep();
        while (ahead != null && ahead.step() < step.number()) {
            ahead = nextInStep();
        }
        echoes.clear();
    }

    /// Reads a step to its end without running it.
    ///
    /// @return SHA-256 of its statements, 64 hex digits
    String passOver(Step step) {
        try (var cursor = statementsOf(step)) {
            while (cursor.next() != null) {
                // Reading is what computes the digest.
            }
        }
        return digestOf(step);
    }

    /// Reads a step to its end without running it.
    ///
    /// @return its own end of the transaction, as [StatementSequence.Cursor#ending] has it
    @Nullable Statement endingOf(Step step) {
        try (var cursor = statementsOf(step)) {
            while (cursor.next() != null) {
                // What ends it is known after the last statement.
            }
            return cursor.ending();
        }
    }

    /// SHA-256 of the statements of the step that was read last, 64 hex digits.
    String digestOf(Step step) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned: " + step, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private final class StepCursor implements StatementSequence.Cursor {
        private final Step step;
        private @Nullable Statement ending;

        StepCursor(Step step) {
            this.step = step;
        }

        @Override
        public @Nullable Statement next() {
            while (ahead != null && ahead.step() == step.number()) {
                say();
                var item = ahead;
                ahead = nextInStep();
                digest.update(item.statement().text().value().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) ';');
                if (item.role() == StepRole.COMMIT || item.role() == StepRole.ROLLBACK) {
                    remember(item);
                } else {
                    return item.statement();
                }
            }
            return null;
        }

        private void remember(StepReader.Item item) {
            if (item.role() == StepRole.ROLLBACK
                    || item.statement().command().equals("PREPARE TRANSACTION")) {
                ending = item.statement();
            }
        }

        @Override
        public @Nullable Statement ending() {
            return ending;
        }

        @Override
        public void close() {}
    }
}
