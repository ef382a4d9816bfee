package dev.tidemark.desktop.run;

import dev.tidemark.desktop.run.RunUpdate.StatementText;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Turns a run's events into updates. Of a migration's statements the first are passed on one by
/// one and the rest as sums, several times a second: a million of them must not fill the memory nor
/// keep the JavaFX thread busy.
final class RunFeed implements RunListener {
    private static final int ONE_BY_ONE = 2_000;
    private static final int HEAD = 160;
    private static final int SQL = 20_000;
    private static final Duration BETWEEN_SUMS = Duration.ofMillis(200);

    private final Consumer<RunUpdate> updates;

    /// Sent and not answered: quick statements travel together.
    private final Deque<Statement> sent = new ArrayDeque<>();

    private long ended;
    private long summed;
    private Duration summedTime = Duration.ZERO;
    private long toldAt;

    RunFeed(Consumer<RunUpdate> updates) {
        this.updates = updates;
    }

    @Override
    public void on(RunEvent event) {
        if (!(event instanceof RunEvent.StatementStarted)
                && !(event instanceof RunEvent.StatementFinished)) {
            tellSum();
        }
        switch (event) {
            case RunEvent.RunStarted _, RunEvent.RunFinished _ -> {}
            case RunEvent.WaitingForLock(var holder, var left) ->
                    say("Waiting up to %d s for %s".formatted(left.toSeconds(), holder));
            case RunEvent.MigrationStarted(var migration, var index, _) -> {
                sent.clear();
                ended = 0;
                updates.accept(new RunUpdate.MigrationBegan(migration.label(), index));
            }
            case RunEvent.StatementStarted(_, var statement) -> started(statement);
            case RunEvent.StatementFinished(_, var statement, var rows, var took) ->
                    finished(statement, rows, took);
            case RunEvent.StepDone(_, var step, var foundDone) -> {
                updates.accept(
                        foundDone ? new RunUpdate.FoundDone(step) : new RunUpdate.Committed());
            }
            case RunEvent.Noticed(_, var notice) -> say(text(notice));
            case RunEvent.Echoed(_, var text) -> say(text);
            case RunEvent.AttemptFailed(_, var attempt, var attempts, _, var why, var pause) -> {
                sent.clear();
                ended = 0;
                updates.accept(new RunUpdate.AttemptFailed(attempt, attempts, why, pause));
            }
            case RunEvent.Blocked(_, var blockers, var waiting) ->
                    updates.accept(new RunUpdate.Blocked(blockers, waiting));
            case RunEvent.Progress(_, var phase, var done, var total) ->
                    updates.accept(new RunUpdate.Progress(phase, done, total));
            case RunEvent.Told(var text) -> say(text);
            case RunEvent.RunnerOutput(_, var line) -> say(line);
            case RunEvent.DataSaved(_, var entry) -> keep(entry.savedText());
            case RunEvent.DataBroughtBack(_, var result) -> keep(result.text());
            case RunEvent.MigrationFinished(_, var took, var problem) -> {
                sent.clear();
                updates.accept(new RunUpdate.MigrationEnded(took, problem.map(Problem::code)));
            }
        }
    }

    private void started(Statement statement) {
        sent.add(statement);
        if (sent.size() == 1) {
            updates.accept(new RunUpdate.StatementBegan(text(statement)));
        }
    }

    private void finished(Statement statement, long rows, Duration took) {
        sent.poll();
        ended++;
        if (ended > ONE_BY_ONE) {
            summed++;
            summedTime = summedTime.plus(took);
            if (System.nanoTime() - toldAt > BETWEEN_SUMS.toNanos()) {
                tellSum();
            }
            return;
        }
        updates.accept(new RunUpdate.StatementEnded(text(statement), rows, took));
        var next = sent.peek();
        if (next != null) {
            updates.accept(new RunUpdate.StatementBegan(text(next)));
        }
    }

    private void tellSum() {
        if (summed > 0) {
            updates.accept(new RunUpdate.MoreEnded(summed, summedTime));
            summed = 0;
            summedTime = Duration.ZERO;
            toldAt = System.nanoTime();
        }
    }

    private void say(String text) {
        updates.accept(new RunUpdate.Said(text));
    }

    private void keep(String text) {
        say(text);
        updates.accept(new RunUpdate.DataMoved(text));
    }

    private static StatementText text(Statement statement) {
        String sql = statement.text().head(SQL);
        String start = sql.length() > HEAD ? sql.substring(0, HEAD) : sql;
        return new StatementText(
                statement.position().line(), start.strip().replaceAll("\\s+", " "), sql);
    }

    private static String text(ServerNotice notice) {
        String hint = notice.hint() == null ? "" : " (%s)".formatted(notice.hint());
        return "%s: %s%s".formatted(notice.severity(), notice.message(), hint);
    }
}
