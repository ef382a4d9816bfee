package dev.tidemark.desktop.run;

import dev.tidemark.desktop.run.RunRow.Kind;
import dev.tidemark.desktop.run.RunRow.Progress;
import dev.tidemark.desktop.run.RunUpdate.StatementText;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The lines of a run: all migrations of the plan, below each what ran of it. Used on the JavaFX
/// thread; a batch of updates changes the list a few times, however many statements it holds.
final class RunRows {
    /// Beyond so many lines statements are counted only.
    private static final int MOST = 20_000;

    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final List<RunRow> ended = new ArrayList<>();
    private int migration = -1;
    private int next;
    private int uncommitted;
    private int foundFirst;
    private int foundLine = -1;
    private long more;
    private Duration moreTime = Duration.ZERO;
    private @Nullable StatementText running;
    private boolean runningShown;

    ObservableList<RunRow> all() {
        return rows;
    }

    /// The statement that runs now, or null.
    @Nullable StatementText running() {
        return running;
    }

    /// The index of the line that runs now, or -1.
    int runningIndex() {
        return runningShown ? next - 1 : migration;
    }

    /// Begins with a plan of which nothing is done.
    void begin(Plan plan) {
        rows.setAll(
                plan.migrations().stream()
                        .map(one ->
                                new RunRow(
                                        Kind.MIGRATION,
                                        Progress.WAITING,
                                        one.label(),
                                        one.summary().statements() == 1
                                                ? "1 statement"
                                                : "%d statements"
                                                        .formatted(one.summary().statements()),
                                        "",
                                        ""))
                        .toList());
        ended.clear();
        migration = -1;
        next = 0;
        uncommitted = 0;
        foundLine = -1;
        forgetMore();
        running = null;
        runningShown = false;
    }

    void migrationBegan() {
        flush();
        migration = next;
        rows.set(migration, rows.get(migration).as(Progress.RUNNING));
        next = migration + 1;
        uncommitted = next;
        forgetMore();
    }

    void statementBegan(StatementText statement) {
        running = statement;
    }

    void statementEnded(StatementText statement, long touched, Duration took) {
        running = null;
        if (rows.size() + ended.size() >= MOST) {
            moreEnded(1, took);
            return;
        }
        ended.add(row(statement, Progress.DONE, rowCount(touched), Times.text(took)));
    }

    void moreEnded(long statements, Duration took) {
        running = null;
        more += statements;
        moreTime = moreTime.plus(took);
    }

    /// What ran so far stays.
    void committed() {
        flush();
        uncommitted = next;
    }

    /// A step was done by an earlier run: one line for all that follow one another.
    void foundDone(int step) {
        flush();
        boolean goesOn = foundLine == next - 1 && foundLine > migration;
        if (!goesOn) {
            foundFirst = step;
            insert(List.of(new RunRow(Kind.NOTE, Progress.DONE, "", "", "", "")));
            foundLine = next - 1;
        }
        String text =
                foundFirst == step
                        ? "step %d was done before".formatted(step)
                        : "steps %d to %d were done before".formatted(foundFirst, step);
        rows.set(foundLine, new RunRow(Kind.NOTE, Progress.DONE, text, "", "", ""));
        uncommitted = next;
    }

    /// What ran since the last commit is gone; a note stands for it.
    void rolledBack(String note) {
        running = null;
        flush();
        rows.remove(uncommitted, next);
        next = uncommitted;
        forgetMore();
        insert(List.of(new RunRow(Kind.NOTE, Progress.NOTE, note, "", "", "")));
        uncommitted = next;
    }

    void migrationEnded(Duration took, Optional<ProblemCode> problem) {
        var failing = running;
        running = null;
        flush();
        if (problem.isPresent()) {
            boolean unknown = problem.get() == ProblemCode.OUTCOME_UNKNOWN;
            for (int i = uncommitted; i < next; i++) {
                if (rows.get(i).progress() == Progress.DONE) {
                    rows.set(
                            i, rows.get(i).as(unknown ? Progress.NOT_KNOWN : Progress.ROLLED_BACK));
                }
            }
            if (failing != null) {
                insert(
                        List.of(
                                row(
                                        failing,
                                        unknown ? Progress.NOT_KNOWN : Progress.FAILED,
                                        "",
                                        "")));
            }
            rows.set(
                    migration,
                    rows.get(migration)
                            .ended(
                                    unknown ? Progress.NOT_KNOWN : Progress.FAILED,
                                    Times.text(took)));
        } else {
            rows.set(migration, rows.get(migration).ended(Progress.DONE, Times.text(took)));
        }
    }

    /// Makes the lines say what the run's end says: a commit may have been found done, or lost,
    /// after its migration ended.
    void settle(Plan plan, Set<String> done) {
        flush();
        int number = -1;
        boolean stays = false;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.kind() == Kind.MIGRATION) {
                number++;
                stays = done.contains(plan.migrations().get(number).version());
            }
            if (row.kind() != Kind.NOTE && stays && row.progress() != Progress.DONE) {
                rows.set(i, row.as(Progress.DONE));
            } else if (row.kind() == Kind.MIGRATION && !stays && row.progress() == Progress.DONE) {
                rows.set(i, row.as(Progress.ROLLED_BACK));
            }
        }
    }

    /// Puts into the list what a batch brought.
    void flush() {
        hideRunning();
        if (!ended.isEmpty()) {
            insert(ended);
            ended.clear();
        }
        if (more > 0) {
            showMore();
        }
        var now = running;
        if (now != null && migration >= 0) {
            insert(List.of(row(now, Progress.RUNNING, "", "")));
            runningShown = true;
        }
    }

    private void showMore() {
        var row =
                new RunRow(
                        Kind.NOTE,
                        Progress.DONE,
                        "and %,d more statements".formatted(more),
                        "",
                        Times.text(moreTime),
                        "");
        if (next > 0 && rows.get(next - 1).text().startsWith("and ")) {
            rows.set(next - 1, row);
        } else {
            insert(List.of(row));
        }
    }

    private void hideRunning() {
        if (runningShown) {
            rows.remove(next - 1);
            next--;
            runningShown = false;
        }
    }

    private void forgetMore() {
        more = 0;
        moreTime = Duration.ZERO;
    }

    private void insert(List<RunRow> lines) {
        rows.addAll(next, lines);
        next += lines.size();
    }

    /// Most statements that are no DML touch no row.
    private static String rowCount(long touched) {
        return touched == 0 ? "" : touched == 1 ? "1 row" : "%,d rows".formatted(touched);
    }

    private static RunRow row(
            StatementText statement, Progress progress, String detail, String time) {
        return new RunRow(
                Kind.STATEMENT,
                progress,
                "%d  %s".formatted(statement.line(), statement.head()),
                detail,
                time,
                statement.sql());
    }
}
