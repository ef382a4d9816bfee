package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.TableFacts;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.postgres.Target;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What backups have to say when something is in their way.
public final class BackupProblems {
    static final String NOTHING_CHANGED = "The database was only read; no backup was left.";

    private static final int MOST = 8;

    private BackupProblems() {}

    static String notMade(Target target) {
        return "No backup of %s was made".formatted(target);
    }

    static Problem unknown(String name, Path folder, List<StoredBackup> near) {
        return Problem.of(
                ProblemCode.BACKUP_UNKNOWN,
                "Nothing was done with the backup `%s`".formatted(name),
                near.isEmpty()
                        ? "%s has no backup of that name".formatted(folder)
                        : "several backups begin so: %s"
                                .formatted(
                                        near.stream()
                                                .map(StoredBackup::name)
                                                .collect(Collectors.joining(", "))),
                "Write a name that `tidemark backup list` shows, or `latest`.");
    }

    static Problem notReadable(Target target, List<TableFacts> tables) {
        return Problem.of(
                        ProblemCode.RIGHTS_MISSING,
                        notMade(target),
                        "The role %s can't read all rows of %s"
                                .formatted(
                                        target.user(),
                                        some(
                                                tables.stream()
                                                        .map(facts -> facts.table().toString())
                                                        .toList())),
                        "Use a role that may, for example the owner, or one with pg_read_all_data and BYPASSRLS.")
                .withDatabaseState(NOTHING_CHANGED);
    }

    static Problem nothingChosen(Target target, String scope) {
        return Problem.of(
                ProblemCode.USAGE,
                notMade(target),
                "%s has no %s".formatted(target.database(), scope),
                "Check the names; they are written as the catalogue has them.");
    }

    static Problem mayNotCopy(Target target) {
        return Problem.of(
                        ProblemCode.RIGHTS_MISSING,
                        notMade(target),
                        "The role %s may not copy %s on its server"
                                .formatted(target.user(), target.database()),
                        "Use a role that owns it and has CREATEDB, or install pg_dump.")
                .withDatabaseState(NOTHING_CHANGED);
    }

    static Problem noRoom(Target target, Path folder, long free, long estimate) {
        return Problem.of(
                        ProblemCode.BACKUP_NO_ROOM,
                        notMade(target),
                        "%s has %s free, and the backup will need about %s"
                                .formatted(folder, ByteCount.text(free), ByteCount.text(estimate)),
                        "Make room, or name another folder with `--folder`.")
                .withDatabaseState(NOTHING_CHANGED);
    }

    static Problem diskFull(Target target, Path folder, List<String> lines) {
        return Problem.of(
                        ProblemCode.BACKUP_NO_ROOM,
                        notMade(target),
                        "%s ran out of room: %s".formatted(folder, said(lines)),
                        "Make room, or name another folder with `--folder`.")
                .withDatabaseState(NOTHING_CHANGED);
    }

    static Problem folder(Target target, Path folder, IOException failure) {
        return Problem.of(
                        ProblemCode.BACKUP_FAILED,
                        notMade(target),
                        "%s can't be written: %s".formatted(folder, failure),
                        "Make it writable, or name another folder with `--folder`.")
                .withDatabaseState(NOTHING_CHANGED);
    }

    static Problem locked(Target target, String why, List<String> holders) {
        return Problem.of(
                        ProblemCode.LOCK_TIMEOUT,
                        notMade(target),
                        holders.isEmpty() ? why : "%s; held by %s".formatted(why, some(holders)),
                        "Wait until that has ended, or wait longer with `--lock-wait`.")
                .withDatabaseState(NOTHING_CHANGED);
    }

    static Problem dumpFailed(Target target, int exitCode, List<String> lines) {
        String text = String.join("\n", lines).toLowerCase(Locale.ROOT);
        var code =
                text.contains("permission denied")
                        ? ProblemCode.RIGHTS_MISSING
                        : ProblemCode.BACKUP_FAILED;
        String how =
                exitCode > 128
                        ? "pg_dump was killed by signal %d".formatted(exitCode - 128)
                        : "pg_dump ended with exit code %d".formatted(exitCode);
        return Problem.of(
                        code,
                        notMade(target),
                        "%s: %s".formatted(how, said(lines)),
                        "Correct what it names, then make the backup again.")
                .withDatabaseState(NOTHING_CHANGED);
    }

    static Problem program(String what, Path program, IOException failure) {
        return Problem.of(
                        ProblemCode.BACKUP_FAILED,
                        what,
                        "%s can't be started: %s".formatted(program, failure.getMessage()),
                        "Mend the installation of PostgreSQL's client programs.")
                .withDatabaseState("not touched");
    }

    /// Somebody asked to stop.
    ///
    /// @param state what state the database is in
    public static Problem stopped(String what, String state) {
        return Problem.of(
                        ProblemCode.STOPPED,
                        what,
                        "It was stopped on request.",
                        "Start it again when you are ready.")
                .withDatabaseState(state);
    }

    /// Others are connected.
    ///
    /// @param sessions in words
    public static Problem inUse(String what, String database, List<String> sessions, String hint) {
        return Problem.of(
                ProblemCode.DATABASE_IN_USE,
                what,
                "%s %s connected to %s: %s"
                        .formatted(
                                Counted.of(sessions.size(), "session"),
                                sessions.size() == 1 ? "is" : "are",
                                database,
                                some(sessions)),
                hint);
    }

    /// What the server refused.
    ///
    /// @param code of what is neither a lost connection nor a missing right
    /// @param state what state the database is in
    public static ProblemException server(
            ProblemCode code, String what, String state, SQLException e) {
        var error = ServerErrors.of(e);
        var kind =
                ServerErrors.connectionLost(e)
                        ? ProblemCode.CONNECTION_LOST
                        : ServerErrors.sqlState(e).equals("42501")
                                ? ProblemCode.RIGHTS_MISSING
                                : code;
        String why =
                error.map(it ->
                                it.detail() == null
                                        ? it.message()
                                        : it.message() + ": " + it.detail())
                        .orElse(String.valueOf(e.getMessage()));
        return new ProblemException(
                Problem.of(kind, what, why, "Correct what the server names, then try again.")
                        .withServer(error.orElse(null))
                        .withDatabaseState(state),
                e);
    }

    /// What a program wrote of errors, on one line.
    static String said(List<String> lines) {
        var errors =
                lines.stream()
                        .filter(line -> line.contains("error:") || line.contains("fatal:"))
                        .toList();
        var told =
                errors.isEmpty()
                        ? lines.subList(Math.max(0, lines.size() - 3), lines.size())
                        : errors;
        return told.isEmpty() ? "it said nothing" : String.join("; ", told);
    }

    /// The first of them and how many more.
    public static String some(List<String> items) {
        return items.size() <= MOST
                ? String.join(", ", items)
                : "%s and %d more"
                        .formatted(String.join(", ", items.subList(0, MOST)), items.size() - MOST);
    }
}
