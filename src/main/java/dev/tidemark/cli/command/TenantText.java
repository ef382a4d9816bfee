package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.tenant.rollout.TenantEvent;
import dev.tidemark.engine.tenant.rollout.TenantListener;
import java.time.Duration;

/// A rollout over tenants as a person reads it while it lasts, on standard error: every tenant when
/// there are few, else how many are done, and always what failed.
final class TenantText implements TenantListener {
    private static final int FEW = 50;
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(2);

    private final Invocation invocation;
    private int tenants;
    private int ended;
    private long counted = System.nanoTime();

    TenantText(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void on(TenantEvent event) {
        switch (event) {
            case TenantEvent.RolloutStarted(_, var task, var number, _, var joined) -> {
                tenants = number;
                if (joined) {
                    invocation.note(
                            "Going on with `%s`: %s".formatted(task, TenantWords.count(number)));
                }
            }
            case TenantEvent.WaveBegan(var wave, var number) ->
                    invocation.note(
                            "%s: %s".formatted(TenantWords.wave(wave), TenantWords.count(number)));
            case TenantEvent.WaveEnded(var wave, var done, var failed) ->
                    invocation.note(
                            "%s ended: %d done, %d failed"
                                    .formatted(TenantWords.wave(wave), done, failed));
            case TenantEvent.TenantStarted _ -> {}
            case TenantEvent.TenantProgress(var schema, var progress) -> told(schema, progress);
            case TenantEvent.TenantFinished(var schema, var versions, var took) -> {
                ended++;
                done(schema, versions.size(), took);
            }
            case TenantEvent.TenantFailed(var schema, var problem, _) -> {
                ended++;
                invocation.note(
                        "%s %s: %s"
                                .formatted(
                                        invocation.errorStyle().paint(Colour.RED, "failed"),
                                        Printable.line(schema),
                                        Printable.line(problem.what() + ": " + problem.why())));
            }
            case TenantEvent.TenantSkipped(var schema, var reason) -> {
                ended++;
                invocation.note("skipped %s: %s".formatted(schema, reason));
            }
            case TenantEvent.TenantReleased(var schema, var reason) ->
                    invocation.note("given back %s: %s".formatted(schema, reason));
            case TenantEvent.TenantFreed(var schema) ->
                    invocation.note("taken over %s: its worker is gone".formatted(schema));
            case TenantEvent.Paused(var reason) ->
                    invocation.note("paused" + (reason.isEmpty() ? "" : ": " + reason));
            case TenantEvent.RolloutStopped(var reason) ->
                    invocation.note("stopped" + (reason.isEmpty() ? "" : ": " + reason));
            case TenantEvent.Told(var text) -> invocation.note(Printable.line(text));
            case TenantEvent.RolloutFinished _ -> {}
        }
    }

    private void told(String schema, RunEvent progress) {
        switch (progress) {
            case RunEvent.WaitingForLock(var holder, _) ->
                    invocation.note("%s waits for %s".formatted(schema, holder));
            case RunEvent.AttemptFailed attempt ->
                    invocation.note("%s tries again: %s".formatted(schema, attempt.message()));
            case RunEvent.Told(var text) ->
                    invocation.note("%s: %s".formatted(schema, Printable.line(text)));
            default -> {}
        }
    }

    private void done(String schema, int migrations, Duration took) {
        long now = System.nanoTime();
        if (tenants <= FEW) {
            invocation.note(
                    "%s %s  %s, %s"
                            .formatted(
                                    invocation.errorStyle().paint(Colour.GREEN, "done"),
                                    Printable.line(schema),
                                    RunConsole.count(migrations),
                                    DurationText.shown(took)));
        } else if (now - counted >= BETWEEN_COUNTS.toNanos()) {
            counted = now;
            invocation.note("%d of %s".formatted(ended, TenantWords.count(tenants)));
        }
    }
}
