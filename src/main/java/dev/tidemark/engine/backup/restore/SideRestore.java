package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.ArchiveRestore;
import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupManifest;
import dev.tidemark.engine.backup.BackupProblems;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.ScratchDatabase;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.VerificationProblems;
import dev.tidemark.engine.backup.content.TableContent;
import dev.tidemark.engine.backup.content.TableList;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.sql.SqlName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Brings the rows of some tables back into a schema beside, where they can be looked at and copied
/// from. The tables themselves are not touched. All of them, or none.
public final class SideRestore {
    private static final String STATE = RestoreProblems.UNTOUCHED;

    private final BackupServer server;
    private final Clock clock;

    /// @param server the database
    /// @param clock what a scratch database's name is made of
    public SideRestore(BackupServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /// Restores.
    ///
    /// @param tables as the backup names them; a partitioned table brings the rows of all
    ///   partitions
    /// @param schema made when it is not there; it must have no table of these names
    /// @return rows by table, or why nothing was restored
    /// @throws InterruptedException when interrupted; nothing was restored then
    public Outcome<Map<SqlName, Long>> run(
            RestorePlan plan,
            List<SqlName> tables,
            String schema,
            StopSignal stop,
            BackupListener listener)
            throws InterruptedException {
        return Outcome.of(() -> restore(plan, tables, schema, stop, listener));
    }

    private Map<SqlName, Long> restore(
            RestorePlan plan,
            List<SqlName> tables,
            String schema,
            StopSignal stop,
            BackupListener listener)
            throws InterruptedException {
        var backup = plan.backup();
        var manifest = backup.manifest();
        if (plan.programs().isEmpty()) {
            throw RestoreProblems.copy(backup).asException();
        }
        var names = new HashSet<String>();
        for (var table : tables) {
            if (!names.add(table.name())) {
                throw RestoreProblems.sameNames(backup, table.name()).asException();
            }
        }
        String what = RestoreProblems.notRestored(backup);
        var archive = new ArchiveRestore(plan.programs().get(), stop, listener);
        var words = new ArchiveRestore.Words(what, STATE, Duration.ZERO);
        try (var target = server.connector().open("restore");
                var scratch =
                        ScratchDatabase.create(
                                server, manifest.form(), clock.instant(), what, listener)) {
            if (!manifest.scope().whole()) {
                scratch.prepareFor(target, manifest);
            }
            listener.on(new BackupEvent.Phase("restoring the tables' form"));
            archive.into(
                    scratch.connector(), backup.archive(), options("--section=pre-data"), words);
            var parts = parts(backup, scratch, tables);
            listener.on(
                    new BackupEvent.Phase(
                            "restoring %s".formatted(Counted.of(parts.size(), "table"))));
            data(archive, backup, scratch, parts, words);
            stop.onRequest(_ -> target.abort());
            try {
                return new SideCopy(target, schema, listener)
                        .copy(scratch.connector(), expected(manifest, tables, parts), what);
            } finally {
                stop.onRequest(null);
            }
        } catch (SQLException e) {
            throw stop.requested()
                    ? new ProblemException(BackupProblems.stopped(what, STATE), e)
                    : BackupProblems.server(ProblemCode.RESTORE_FAILED, what, STATE, e);
        } catch (IOException e) {
            throw new ProblemException(
                    VerificationProblems.restoreFailed(
                            what, 0, List.of(String.valueOf(e.getMessage())), STATE),
                    e);
        }
    }

    private static List<String> options(String... more) {
        var options =
                new ArrayList<>(List.of("--no-owner", "--no-privileges", "--no-subscriptions"));
        options.addAll(List.of(more));
        return options;
    }

    /// The tables with rows of their own that belong to each table.
    private static Map<SqlName, Set<SqlName>> parts(
            StoredBackup backup, ScratchDatabase scratch, List<SqlName> tables)
            throws SQLException {
        var parts = new LinkedHashMap<SqlName, Set<SqlName>>();
        try (var session = scratch.connector().open("restore")) {
            for (var table : tables) {
                var found = TableList.withPartitions(session, table);
                if (found.isEmpty()) {
                    throw RestoreProblems.noSuchTable(backup, table).asException();
                }
                parts.put(table, found);
            }
        }
        return parts;
    }

    private static void data(
            ArchiveRestore archive,
            StoredBackup backup,
            ScratchDatabase scratch,
            Map<SqlName, Set<SqlName>> parts,
            ArchiveRestore.Words words)
            throws IOException, InterruptedException {
        Path all = Files.createTempFile("tidemark", ".list");
        Path some = Files.createTempFile("tidemark", ".list");
        try {
            archive.list(backup.archive(), all, words.what());
            var entries = new TreeSet<String>();
            parts.values().stream()
                    .flatMap(Set::stream)
                    .forEach(part ->
                            entries.add(
                                    " TABLE DATA %s %s ".formatted(part.schema(), part.name())));
            try (var lines = Files.lines(all)) {
                Files.write(
                        some,
                        lines.filter(line -> entries.stream().anyMatch(line::contains))
                                .collect(Collectors.toList()));
            }
            archive.into(
                    scratch.connector(),
                    backup.archive(),
                    options("--section=data", "--use-list=" + some),
                    words);
        } finally {
            Files.deleteIfExists(all);
            Files.deleteIfExists(some);
        }
    }

    /// How many rows each table has by the backup's record.
    private static Map<SqlName, Long> expected(
            BackupManifest manifest, List<SqlName> tables, Map<SqlName, Set<SqlName>> parts) {
        var rows = new LinkedHashMap<SqlName, Long>();
        for (var table : tables) {
            rows.put(
                    table,
                    manifest.content().tables().stream()
                            .filter(content ->
                                    parts.getOrDefault(table, Set.of()).contains(content.table()))
                            .mapToLong(TableContent::rows)
                            .sum());
        }
        return rows;
    }
}
