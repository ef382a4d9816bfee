package dev.tidemark.engine.archive;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.Removal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What saving would do about one removal, found out before anything runs.
///
/// @param bytes the size on disk of the tables that would be read; empty when it can't be told
/// @param notes what a person has to know, whole sentences
/// @param unsaved why something of it can't be saved, one clause each
public record Savings(OptionalLong bytes, List<String> notes, List<String> unsaved) {
    private static final String SIZE =
            """
            select pg_catalog.pg_table_size(c.oid)
                   + coalesce((select sum(pg_catalog.pg_table_size(p.relid))
                                 from pg_catalog.pg_partition_tree(c.oid) as p
                                where c.relkind = 'p'), 0)
              from pg_catalog.pg_class c where c.oid = ?
            """;

    private static final String SCHEMA_RIGHTS =
            """
            select case
                     when n.oid is null
                     then pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
                     else pg_catalog.has_schema_privilege(n.oid, 'USAGE, CREATE')
                          and (c.oid is null
                               or pg_catalog.has_table_privilege(c.oid, 'SELECT')
                              and pg_catalog.has_table_privilege(c.oid, 'INSERT')
                              and pg_catalog.has_table_privilege(c.oid, 'UPDATE'))
                   end
              from (select) as one
              left join pg_catalog.pg_namespace n on n.nspname = ?
              left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = ?
            """;

    private static final String TABLE_RIGHTS =
            "select pg_catalog.has_table_privilege(?::pg_catalog.oid, 'SELECT'), pg_catalog.row_security_active(?::pg_catalog.oid)";

    public Savings {
        notes = List.copyOf(notes);
        unsaved = List.copyOf(unsaved);
    }

    /// Looks at a removal; changes nothing.
    ///
    /// @throws SQLException the server's error
    public static Savings of(PgSession session, Removal removal) throws SQLException {
        var found = Pieces.of(session, removal);
        long bytes = 0;
        boolean known = true;
        var notes = new ArrayList<String>();
        for (var piece : found.pieces()) {
            var size = size(session, piece.table().oid());
            known &= size.isPresent();
            bytes += size.orElse(0);
            notes.addAll(piece.notes());
        }
        return new Savings(
                known ? OptionalLong.of(bytes) : OptionalLong.empty(), notes, found.unsaved());
    }

    /// Whether something is saved, and nothing of it is not.
    public boolean complete() {
        return unsaved.isEmpty();
    }

    /// Why this role can't save what the removals take away, or empty when it can, or there is
    /// nothing to save.
    ///
    /// @throws SQLException the server's error
    public static Optional<Problem> hindrance(PgSession session, List<Removal> removals)
            throws SQLException {
        boolean any = false;
        for (var removal : removals) {
            for (var piece : Pieces.of(session, removal).pieces()) {
                var problem = hindrance(session, piece);
                if (problem.isPresent()) {
                    return problem;
                }
                any |= there(session, piece);
            }
        }
        return any && !mayWrite(session)
                ? Optional.of(
                        problem(
                                "this role may not write the schema %s"
                                        .formatted(ArchiveSchema.NAME),
                                "Have its owner GRANT the rights to write it, or GRANT CREATE ON DATABASE where there is none yet"))
                : Optional.empty();
    }

    private static Optional<Problem> hindrance(PgSession session, Piece piece) throws SQLException {
        record Rights(boolean select, boolean policies) {}
        var rights =
                session.first(
                                TABLE_RIGHTS,
                                row -> new Rights(row.getBoolean(1), row.getBoolean(2)),
                                piece.table().oid(),
                                piece.table().oid())
                        .orElseThrow();
        String role = "Run it as the owner of %s".formatted(piece.table().name());
        if (!rights.select()) {
            return Optional.of(
                    problem("this role may not read %s".formatted(piece.table().name()), role));
        }
        return rights.policies()
                ? Optional.of(
                        problem(
                                "row security hides rows of %s from this role, so that only a part would be saved"
                                        .formatted(piece.table().name()),
                                role + ", or as a role with BYPASSRLS"))
                : Optional.empty();
    }

    private static Problem problem(String why, String way) {
        return Problem.of(
                        ProblemCode.DATA_NOT_SAVED,
                        "What the rollback would take away can't be saved",
                        Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".",
                        way + "; or let the data go with `--no-save`.")
                .withDatabaseState("Nothing was changed.");
    }

    private static boolean mayWrite(PgSession session) throws SQLException {
        return session.first(
                        SCHEMA_RIGHTS,
                        row -> row.getBoolean(1),
                        ArchiveSchema.NAME,
                        ArchiveSchema.CATALOGUE.name())
                .orElse(false);
    }

    /// A look that waits for nobody's lock; in doubt there is something.
    private static boolean there(PgSession session, Piece piece) throws SQLException {
        try {
            session.send(
                    "begin read only; set local lock_timeout = '1s'; set local statement_timeout = '3s'");
            return session.first(piece.any(), row -> row.getBoolean(1)).orElse(false);
        } catch (SQLException e) {
            if (gaveUp(e)) {
                return true;
            }
            throw e;
        } finally {
            if (!session.isClosed()) {
                session.send("rollback");
            }
        }
    }

    private static OptionalLong size(PgSession session, long oid) throws SQLException {
        try {
            session.send("begin read only; set local lock_timeout = '1s'");
            return OptionalLong.of(session.first(SIZE, row -> row.getLong(1), oid).orElse(0L));
        } catch (SQLException e) {
            if (gaveUp(e)) {
                return OptionalLong.empty();
            }
            throw e;
        } finally {
            if (!session.isClosed()) {
                session.send("rollback");
            }
        }
    }

    private static boolean gaveUp(SQLException e) {
        String state = ServerErrors.sqlState(e);
        return state.equals("55P03") || state.equals("57014");
    }
}
