package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.tracking.Direction;
import java.time.Duration;
import java.util.stream.Collectors;

/// A run as a person reads it while it lasts, on standard error.
final class RunText implements RunListener {
    /// A statement that took less is not worth a line.
    private static final Duration SLOW = Duration.ofSeconds(1);

    private static final int STATEMENT = 70;

    private final Invocation invocation;
    private final Style style;
    private final boolean unicode;

    RunText(Invocation invocation) {
        this.invocation = invocation;
        this.style = invocation.errorStyle();
        this.unicode = invocation.console().terminal().unicode();
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted _, RunEvent.StatementStarted _, RunEvent.RunFinished _ -> {}
            case RunEvent.WaitingForLock(var holder, var left) ->
                    line("waiting up to %ds for %s".formatted(left.toSeconds(), holder));
            case RunEvent.MigrationStarted(var migration, var index, var total) ->
                    invocation.note(
                            style.paint(
                                    Colour.BOLD,
                                    "[" + index + "/" + total + "] " + title(migration)));
            case RunEvent.StatementFinished(_, var statement, var rows, var took) -> {
                if (took.compareTo(SLOW) >= 0) {
                    line(
                            "line %d: %s  %s, %d rows"
                                    .formatted(
                                            statement.position().line(),
                                            statement
                                                    .text()
                                                    .head(STATEMENT)
                                                    .lines()
                                                    .findFirst()
                                                    .orElse(""),
                                            DurationText.shown(took),
                                            rows));
                }
            }
            case RunEvent.StepDone(_, var step, var foundDone) ->
                    line("step %d %s".formatted(step, foundDone ? "was done before" : "committed"));
            case RunEvent.Noticed(_, var notice) -> line(text(notice));
            case RunEvent.Echoed(_, var text) -> line(text);
            case RunEvent.AttemptFailed(_, var attempt, var attempts, _, var message, var pause) ->
                    line(
                            "attempt %d of %d was rolled back: %s; again in %s"
                                    .formatted(
                                            attempt, attempts, message, DurationText.shown(pause)));
            case RunEvent.Blocked blocked -> line(text(blocked));
            case RunEvent.Progress(_, var phase, var done, var total) ->
                    line(
                            total > 0
                                    ? "%s: %d of %d".formatted(phase, done, total)
                                    : "%s: %d".formatted(phase, done));
            case RunEvent.Told(var text) -> line(text);
            case RunEvent.RunnerOutput(_, var output) -> line("| " + output);
            case RunEvent.DataSaved(_, var entry) -> line(Printable.line(entry.savedText()));
            case RunEvent.DataBroughtBack(_, var result) -> line(Printable.line(result.text()));
            case RunEvent.MigrationFinished(var migration, var took, var problem) ->
                    finished(migration, took, problem.isEmpty());
        }
    }

    private static String title(PlannedMigration migration) {
        return Printable.line(migration.label());
    }

    private void finished(PlannedMigration migration, Duration took, boolean good) {
        boolean apply = migration.direction() == Direction.APPLY;
        if (good) {
            line(
                    style.paint(
                            Colour.GREEN,
                            (unicode ? "✓ " : "")
                                    + (apply ? "applied in " : "rolled back in ")
                                    + DurationText.shown(took)));
        } else {
            line(
                    style.paint(
                            Colour.RED,
                            "%snot %s"
                                    .formatted(
                                            unicode ? "✗ " : "",
                                            apply ? "applied" : "rolled back")));
        }
    }

    private static String text(ServerNotice notice) {
        String hint = notice.hint() == null ? "" : " (" + notice.hint() + ")";
        return Printable.line("%s: %s%s".formatted(notice.severity(), notice.message(), hint));
    }

    private static String text(RunEvent.Blocked blocked) {
        String blockers =
                blocked.blockers().stream()
                        .map(b ->
                                "process %d of %s (%s, %s, for %s)"
                                        .formatted(
                                                b.pid(),
                                                b.user(),
                                                b.application(),
                                                b.state(),
                                                DurationText.shown(b.transactionAge())))
                        .collect(Collectors.joining(", "));
        String waits = blockers.isEmpty() ? "" : "waits for " + blockers;
        String holds =
                blocked.waiting() == 0
                        ? ""
                        : "%d sessions wait for it".formatted(blocked.waiting());
        return waits.isEmpty() || holds.isEmpty() ? waits + holds : waits + "; " + holds;
    }

    private void line(String text) {
        invocation.note("  " + text);
    }
}
