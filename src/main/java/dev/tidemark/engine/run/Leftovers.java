package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import dev.tidemark.engine.sql.StatementTarget;
import java.sql.SQLException;
import java.util.Optional;

/// Finds out what a statement that ran outside any transaction left behind when its end was not
/// seen: an index that is INVALID, a partition whose detaching is pending (PostgreSQL manual:
/// CREATE INDEX, "Building Indexes Concurrently"; REINDEX, "Rebuilding Indexes Concurrently"; ALTER
/// TABLE, DETACH PARTITION).
final class Leftovers {
    private static final String INDEX =
            """
            select c.oid::regclass::text, i.indisvalid
              from pg_catalog.pg_class t
              join pg_catalog.pg_index i on i.indrelid = t.oid
              join pg_catalog.pg_class c on c.oid = i.indexrelid
             where t.oid = to_regclass(?) and c.relname = ?
            """;
    // REINDEX builds the new index under the old name and `_ccnew`, and drops the old one as
    // `_ccold`; a number follows
    // when that name is taken.
    private static final String REBUILT =
            """
            select c.oid::regclass::text
              from pg_catalog.pg_index i
              join pg_catalog.pg_class c on c.oid = i.indexrelid
             where not i.indisvalid and c.relname ~ '_cc(new|old)[0-9]*$'
               and (i.indrelid = to_regclass(?)
                    or i.indrelid = (select indrelid from pg_catalog.pg_index where indexrelid = to_regclass(?)))
            """;
    private static final String DETACHING =
            """
            select i.inhdetachpending
              from pg_catalog.pg_inherits i
             where i.inhparent = to_regclass(?) and i.inhrelid = to_regclass(?)
            """;

    private final PgSession session;

    Leftovers(PgSession session) {
        this.session = session;
    }

    /// What an earlier attempt left.
    sealed interface Left {
        /// Nothing that matters: run it.
        record Nothing() implements Left {}

        /// It took effect: don't run it.
        record Done(String text) implements Left {}

        /// A half of it.
        ///
        /// @param cure the statement that clears or completes it
        /// @param completes whether the cure makes the statement itself unnecessary
        record Broken(String text, String cure, boolean completes) implements Left {}

        /// Can't be seen in the database, or can't be decided by a program.
        ///
        /// @param way the way out
        record Unclear(String text, String way) implements Left {}
    }

    /// Looks before a statement is sent.
    ///
    /// @param triedBefore whether an earlier run sent it and its end is not known or bad
    /// @throws SQLException the server's error
    Left of(Statement statement, boolean triedBefore) throws SQLException {
        var target = StatementTarget.of(statement);
        if (!triedBefore) {
            return target.isPresent() && target.get() instanceof StatementTarget.CreateIndex create
                    ? inTheWay(create)
                    : new Left.Nothing();
        }
        if (statement.kind() == StatementKind.CALL || statement.kind() == StatementKind.DO) {
            return new Left.Unclear(
                    "An earlier run sent this statement and did not see its end; whether it took effect can't be seen in the database.",
                    "Look whether it took effect, then run `tidemark repair resume` with `--repeat-step` or `--skip-step`.");
        }
        if (target.isEmpty()) {
            return new Left.Nothing();
        }
        return switch (target.get()) {
            case StatementTarget.CreateIndex create -> ofIndex(create);
            case StatementTarget.DropIndex drop -> ofDrop(drop);
            case StatementTarget.Reindex reindex ->
                    rebuilt(reindex)
                            .<Left>map(name ->
                                    new Left.Broken(
                                            "An earlier rebuild left the INVALID index %s; it is dropped."
                                                    .formatted(name),
                                            "DROP INDEX CONCURRENTLY " + name,
                                            false))
                            .orElse(new Left.Nothing());
            case StatementTarget.DetachPartition detach -> ofDetach(detach);
            case StatementTarget.CreateTable _ -> new Left.Nothing();
        };
    }

    /// What a statement that just failed left in the database, as a sentence.
    ///
    /// @throws SQLException the server's error
    Optional<String> after(Statement statement) throws SQLException {
        var target = StatementTarget.of(statement);
        if (target.isEmpty() || !target.get().concurrently()) {
            return Optional.empty();
        }
        return switch (target.get()) {
            case StatementTarget.CreateIndex create ->
                    index(create)
                            .filter(found -> !found.valid())
                            .map(found -> invalid(found.name()));
            case StatementTarget.Reindex reindex -> rebuilt(reindex).map(Leftovers::invalid);
            case StatementTarget.DetachPartition detach ->
                    detachPending(detach)
                            .filter(pending -> pending)
                            .map(_ ->
                                    "Detaching %s is pending: other changes of the parent skip it."
                                            .formatted(detach.partition()));
            case StatementTarget.DropIndex drop ->
                    drop.indexes().stream()
                            .map(this::invalidName)
                            .flatMap(Optional::stream)
                            .findFirst()
                            .map(Leftovers::invalid);
            case StatementTarget.CreateTable _ -> Optional.empty();
        };
    }

    private static String invalid(String name) {
        return "It left the INVALID index %s.".formatted(name);
    }

    private record Index(String name, boolean valid) {}

    private Optional<Index> index(StatementTarget.CreateIndex create) throws SQLException {
        var name = create.index();
        return name == null
                ? Optional.empty()
                : session.first(
                        INDEX,
                        row -> new Index(row.getString(1), row.getBoolean(2)),
                        create.table().sql(),
                        name.name());
    }

    /// `IF NOT EXISTS` would report success over an index that is invalid, and without it the build
    /// fails.
    private Left inTheWay(StatementTarget.CreateIndex create) throws SQLException {
        return index(create)
                .filter(found -> !found.valid())
                .<Left>map(found ->
                        new Left.Unclear(
                                "An INVALID index of that name is in the database: " + found.name(),
                                "Run `DROP INDEX CONCURRENTLY %s`, then run it again."
                                        .formatted(found.name())))
                .orElse(new Left.Nothing());
    }

    private Left ofIndex(StatementTarget.CreateIndex create) throws SQLException {
        var found = index(create);
        if (found.isEmpty()) {
            return new Left.Nothing();
        }
        String name = found.get().name();
        return found.get().valid()
                ? new Left.Done(
                        "The index %s is there and valid: the step counts as done.".formatted(name))
                : new Left.Broken(
                        "An earlier build left the index %s INVALID; it is dropped and built again."
                                .formatted(name),
                        "DROP INDEX CONCURRENTLY " + name,
                        false);
    }

    private Left ofDrop(StatementTarget.DropIndex drop) throws SQLException {
        for (var index : drop.indexes()) {
            if (exists(index)) {
                return new Left.Nothing();
            }
        }
        return new Left.Done("The index is gone: the step counts as done.");
    }

    private Left ofDetach(StatementTarget.DetachPartition detach) throws SQLException {
        var pending = detachPending(detach);
        if (pending.isEmpty()) {
            return new Left.Done(
                    "%s is detached: the step counts as done.".formatted(detach.partition()));
        }
        return pending.get()
                ? new Left.Broken(
                        "Detaching %s was interrupted; it is brought to its end."
                                .formatted(detach.partition()),
                        "ALTER TABLE %s DETACH PARTITION %s FINALIZE"
                                .formatted(detach.table().sql(), detach.partition().sql()),
                        true)
                : new Left.Nothing();
    }

    /// `inhdetachpending` came with PostgreSQL 14, and DETACH CONCURRENTLY with it.
    private Optional<Boolean> detachPending(StatementTarget.DetachPartition detach)
            throws SQLException {
        return session.first(
                DETACHING,
                row -> row.getBoolean(1),
                detach.table().sql(),
                detach.partition().sql());
    }

    private Optional<String> rebuilt(StatementTarget.Reindex reindex) throws SQLException {
        var name = reindex.name();
        if (name == null) {
            return Optional.empty();
        }
        return session.first(REBUILT, row -> row.getString(1), name.sql(), name.sql());
    }

    private boolean exists(SqlName name) throws SQLException {
        return session.first(
                        "select to_regclass(?) is not null", row -> row.getBoolean(1), name.sql())
                .orElse(false);
    }

    private Optional<String> invalidName(SqlName name) {
        try {
            return session.first(
                    "select indexrelid::regclass::text from pg_catalog.pg_index where not indisvalid and indexrelid = to_regclass(?)",
                    row -> row.getString(1),
                    name.sql());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
