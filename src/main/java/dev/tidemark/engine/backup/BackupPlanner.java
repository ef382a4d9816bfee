package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.content.TableFacts;
import dev.tidemark.engine.backup.content.TableList;
import dev.tidemark.engine.backup.content.TableSizes;
import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out, before anything is begun, whether a backup can be made and what it takes.
public final class BackupPlanner {
    private static final String DATABASE_SIZE = "select pg_database_size(current_database())";

    private static final String SCHEMA = "select 1 from pg_catalog.pg_namespace where nspname = ?";

    private static final String MAY_COPY =
            """
            select r.rolsuper or r.rolcreatedb and (d.datistemplate or pg_has_role(d.datdba, 'MEMBER'))
              from pg_catalog.pg_roles r, pg_catalog.pg_database d
             where r.rolname = current_user and d.datname = current_database()
            """;

    private static final int ATTEMPTS = 20;
    private static final Duration MOMENT = Duration.ofMillis(100);

    /// With less room than this part of what is read, a compressed backup can't succeed.
    private static final double COMPRESSED = 0.1;

    private static final double UNCOMPRESSED = 0.7;

    private final BackupServer server;
    private final ProgramSearch search;

    /// @param server the database
    /// @param search where the programs are looked for
    public BackupPlanner(BackupServer server, ProgramSearch search) {
        this.server = server;
        this.search = search;
    }

    /// Plans a backup; reads only.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException what stands in its way
    /// @throws InterruptedException when interrupted
    public BackupPlan plan(BackupRequest request) throws InterruptedException {
        return plan(request, Others.REFUSED);
    }

    /// Plans a backup that is made later, when those whom a copy can't bear may have left: who they
    /// are is a note.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException what stands in its way
    /// @throws InterruptedException when interrupted
    public BackupPlan planAhead(BackupRequest request) throws InterruptedException {
        return plan(request, Others.NAMED);
    }

    /// What becomes of a copy while others are connected.
    private enum Others {
        REFUSED,
        NAMED
    }

    private BackupPlan plan(BackupRequest request, Others others) throws InterruptedException {
        var target = server.target();
        try (var session = server.connector().open("backup")) {
            boolean copy = request.method() instanceof Method.ServerCopy;
            Optional<ClientPrograms> programs =
                    copy ? Optional.empty() : Optional.of(search.forDump(session.serverVersion()));
            chosen(session, request.scope());
            var tables = TableList.read(session, request.scope());
            check(request, tables);
            long bytes = copy ? databaseBytes(session) : TableSizes.sum(session, tables);
            long free = copy ? -1 : free(request.folder());
            var notes = new ArrayList<String>();
            if (copy) {
                copyNotes(session, bytes, others, notes);
            } else {
                room(request, bytes, free, notes);
            }
            return new BackupPlan(
                    request, target, session.serverVersion(), programs, tables, bytes, free, notes);
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.BACKUP_FAILED,
                    BackupProblems.notMade(target),
                    BackupProblems.NOTHING_CHANGED,
                    e);
        } catch (IOException e) {
            throw BackupProblems.folder(target, request.folder(), e).asException();
        }
    }

    private void check(BackupRequest request, List<TableFacts> tables) {
        var target = server.target();
        if (request.method() instanceof Method.ServerCopy) {
            if (!request.scope().whole()) {
                throw BackupProblems.nothingChosen(target, "copy of a part; it is whole or not")
                        .asException();
            }
            return;
        }
        var closed =
                tables.stream().filter(facts -> !facts.readable() || facts.filtered()).toList();
        if (!closed.isEmpty()) {
            throw BackupProblems.notReadable(target, closed).asException();
        }
    }

    /// A slip of the pen must not end in a backup of nothing.
    private void chosen(PgSession session, Scope scope) throws SQLException {
        switch (scope) {
            case Scope.Whole _ -> {}
            case Scope.Schemas(var names) -> {
                for (String name : names) {
                    if (session.first(SCHEMA, row -> row.getInt(1), name).isEmpty()) {
                        throw BackupProblems.nothingChosen(server.target(), "schema " + name)
                                .asException();
                    }
                }
            }
            case Scope.Tables(var names) -> {
                for (var name : names) {
                    if (TableList.withPartitions(session, name).isEmpty()) {
                        throw BackupProblems.nothingChosen(server.target(), "table " + name)
                                .asException();
                    }
                }
            }
        }
    }

    private void copyNotes(PgSession session, long bytes, Others others, List<String> notes)
            throws SQLException, InterruptedException {
        String database = server.target().database();
        notes.add(
                "Nobody can connect to %s until its %s are copied, and who is connected now has to leave first."
                        .formatted(database, ByteCount.text(bytes)));
        notes.add(
                "The copy is on the same server and disk: it helps against a mistake, not against the loss of the server.");
        if (!session.first(MAY_COPY, row -> row.getBoolean(1)).orElse(false)) {
            throw BackupProblems.mayNotCopy(server.target()).asException();
        }
        if (others == Others.NAMED) {
            var strangers = SessionText.strangers(session, database);
            if (!strangers.isEmpty()) {
                notes.add("Connected now: %s.".formatted(BackupProblems.some(strangers)));
            }
            return;
        }
        var connected = connected(session);
        if (!connected.isEmpty()) {
            throw BackupProblems.inUse(
                            BackupProblems.notMade(server.target()),
                            database,
                            connected,
                            "Let them end first, or install pg_dump, which works while others do.")
                    .asException();
        }
    }

    /// Sessions that were just closed are seen on the server for a moment.
    private List<String> connected(PgSession session) throws SQLException, InterruptedException {
        String database = server.target().database();
        var connected = SessionText.connected(session, database);
        for (int attempt = 1; attempt < ATTEMPTS && !connected.isEmpty(); attempt++) {
            new StopSignal().pause(MOMENT);
            connected = SessionText.connected(session, database);
        }
        return connected;
    }

    private void room(BackupRequest request, long bytes, long free, List<String> notes) {
        double least = request.compression() == 0 ? UNCOMPRESSED : COMPRESSED;
        long estimate = (long) (bytes * least);
        if (free < estimate) {
            throw BackupProblems.noRoom(server.target(), request.folder(), free, estimate)
                    .asException();
        }
        if (free < bytes) {
            notes.add(
                    "%s has %s free, less than the %s that are read: it may not be enough."
                            .formatted(
                                    request.folder(), ByteCount.text(free), ByteCount.text(bytes)));
        }
    }

    private static long databaseBytes(PgSession session) throws SQLException {
        return session.first(DATABASE_SIZE, row -> row.getLong(1)).orElse(0L);
    }

    /// Room on the disk that a folder is on, or will be.
    private static long free(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            Path above = there.getParent();
            if (above == null) {
                break;
            }
            there = above;
        }
        return Files.getFileStore(there).getUsableSpace();
    }
}
