package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.rollout.RolloutEvent;
import dev.tidemark.engine.rollout.RolloutListener;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.verify.Check;

/// A rollout or an emergency rollback as a person reads it while it lasts, on standard error.
final class ProcedureText implements RolloutListener {
    private final Invocation invocation;
    private final Style style;
    private final boolean unicode;
    private final RunText run;

    ProcedureText(Invocation invocation) {
        this.invocation = invocation;
        this.style = invocation.errorStyle();
        this.unicode = invocation.console().terminal().unicode();
        this.run = new RunText(invocation);
    }

    @Override
    public void on(RolloutEvent event) {
        switch (event) {
            case RolloutEvent.StepStarted(var step) ->
                    invocation.note(style.paint(Colour.BOLD, step.title()));
            case RolloutEvent.StepFinished(var step) -> finished(step);
            case RolloutEvent.Found(var findings) -> findings.forEach(this::found);
            case RolloutEvent.BackupOffered(var offer) ->
                    offer.notes().forEach(note -> line("backup: " + Printable.line(note)));
            case RolloutEvent.Running(var inner) -> run.on(inner);
            case RolloutEvent.Progress(_, var text) -> line(Printable.line(text));
            case RolloutEvent.CommandOutput(_, var text) -> line("| " + Printable.line(text));
            case RolloutEvent.Checked(var round, var checks) -> {
                if (round > 1) {
                    long passed = checks.stream().filter(Check::passed).count();
                    line("round %d: %d of %d passed".formatted(round, passed, checks.size()));
                }
            }
        }
    }

    private void found(Finding found) {
        String text = "%s: %s".formatted(found.subject().title(), found.found());
        switch (found.grade()) {
            case OK -> line(style.paint(Colour.GREEN, sign("✓ ", "ok ")) + Printable.line(text));
            case NOT_KNOWN ->
                    line(style.paint(Colour.FAINT, sign("? ", "?? ")) + Printable.line(text));
            case WARNING -> {
                line(style.paint(Colour.YELLOW, "! ") + Printable.line(text));
                line("  " + Printable.line(found.fix()));
            }
            case REFUSED -> {
                line(style.paint(Colour.RED, sign("✗ ", "no ")) + Printable.line(text));
                line("  " + Printable.line(found.fix()));
            }
        }
    }

    private void finished(StepRecord step) {
        String detail = Printable.line(step.detail());
        line(
                switch (step.state()) {
                    case PASSED -> style.paint(Colour.GREEN, sign("✓ ", "")) + detail;
                    case FAILED -> style.paint(Colour.RED, sign("✗ ", "") + "failed: ") + detail;
                    case INCONCLUSIVE -> style.paint(Colour.YELLOW, "? inconclusive: ") + detail;
                    case NOT_DEMANDED, NOT_RUN -> style.paint(Colour.FAINT, "- " + detail);
                });
    }

    private String sign(String sign, String word) {
        return unicode ? sign : word;
    }

    private void line(String text) {
        invocation.note("  " + text);
    }
}
