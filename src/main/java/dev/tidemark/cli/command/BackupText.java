package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import java.time.Duration;

/// A backup or restore as a person reads it while it lasts, on standard error.
final class BackupText implements BackupListener {
    /// How often progress is worth a line.
    private static final Duration OFTEN = Duration.ofSeconds(2);

    private final Invocation invocation;
    private long told = System.nanoTime();

    BackupText(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void on(BackupEvent event) {
        switch (event) {
            case BackupEvent.Phase(var text) -> line(text);
            case BackupEvent.Told(var text) -> line(text);
            case BackupEvent.Blocked(var who) ->
                    line(who.isEmpty() ? "waits no more" : "waits for " + who);
            case BackupEvent.Working(var text) -> sometimes(text);
            case BackupEvent.Progress(var what, var done, var total) ->
                    sometimes(
                            total > 0
                                    ? "%s: %d of about %d".formatted(what, done, total)
                                    : "%s: %d".formatted(what, done));
            case BackupEvent.Counted(var table, var rows, var done, var total) ->
                    sometimes(
                            "counted %d of %d tables, last %s with %d rows"
                                    .formatted(done, total, table, rows));
        }
    }

    private void sometimes(String text) {
        if (System.nanoTime() - told >= OFTEN.toNanos()) {
            told = System.nanoTime();
            line(text);
        }
    }

    private void line(String text) {
        invocation.note("  " + Printable.line(text));
    }
}
