package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.code.CodeDifference;
import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.engine.history.History;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.history.TextDifference;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Reads what the inspector shows of a migration. Blocks.
///
/// @param browsing sessions for reading
/// @param snapshot what the row was read with
record Inspection(Connector browsing, Snapshot snapshot) {
    /// More of a text is for the editor.
    private static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_RUNS = 10;

    /// Reads files and journal.
    ///
    /// @throws ProblemException when the file or the journal can't be read
    Inspected of(TimelineRow row) {
        try (var session = browsing.open("browse")) {
            var history = new History(session, snapshot.report().tracking());
            var graph = snapshot.project().dependencies();
            return new Inspected(
                    row,
                    up(row),
                    back(row),
                    difference(row, history),
                    runs(row, history),
                    names(row.file().map(graph::dependenciesOf).orElse(List.of())),
                    names(row.file().map(graph::dependantsOf).orElse(List.of())));
        } catch (SQLException e) {
            throw QueryFailure.problem("The journal was not read", e);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "%s was not shown".formatted(row.status().name()),
                            String.valueOf(e.getMessage()),
                            "Bring the file back, then refresh."),
                    e);
        }
    }

    private static Optional<Inspected.Text> up(TimelineRow row) throws IOException {
        return row.file().isPresent() ? Optional.of(text(row.file().get().up())) : Optional.empty();
    }

    private static Optional<Inspected.Text> back(TimelineRow row) throws IOException {
        var rollback = row.file().map(Migration::rollback).orElse(null);
        if (rollback instanceof Rollback.Script script) {
            return Optional.of(text(script.source()));
        }
        var stored = row.status().tracked().flatMap(TrackedMigration::rollbackSql);
        return stored.isPresent()
                ? Optional.of(text(SqlSource.text(row.version(), stored.get())))
                : Optional.empty();
    }

    private static Inspected.Text text(SqlSource source) throws IOException {
        long size = source.size();
        int kept = (int) Math.min(size, MOST_BYTES);
        var words = new String(source.read(0, kept), StandardCharsets.UTF_8);
        return new Inspected.Text(CodeLine.of(words), size, kept < size);
    }

    private static Optional<Inspected.Compared> difference(TimelineRow row, History history) {
        boolean differs =
                row.state() == MigrationState.CHANGED
                        || row.state() == MigrationState.REPEATABLE_OUTDATED;
        return differs
                ? row.file().flatMap(history::difference).map(Inspection::compared)
                : Optional.empty();
    }

    private static Inspected.Compared compared(TextDifference texts) {
        var lines = texts.lines();
        return new Inspected.Compared(
                CodeDifference.of(lines).unified(), lines.added(), lines.removed(), texts.cut());
    }

    private static List<Inspected.Past> runs(TimelineRow row, History history) {
        return history.ofMigration(row.version(), MOST_RUNS).runs().stream()
                .map(run -> past(run, row, history))
                .toList();
    }

    private static Inspected.Past past(PastRun run, TimelineRow row, History history) {
        if (!run.ranMigrations()) {
            return new Inspected.Past(run, Optional.empty());
        }
        return new Inspected.Past(
                run,
                history.detail(run).migrations().stream()
                        .filter(migration -> migration.version().equals(row.version()))
                        .findFirst());
    }

    private static List<String> names(List<Migration> migrations) {
        return migrations.stream().map(file -> file.version().text()).toList();
    }
}
