package dev.tidemark.engine.rollout.report;

import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.report.Document;
import dev.tidemark.engine.report.Document.Block;
import dev.tidemark.engine.report.Document.Cell;
import dev.tidemark.engine.report.Document.Tone;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.GuidedResult.Outcome;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.verify.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A procedure's report for people.
final class ProcedureDocument {
    private final GuidedResult report;
    private final List<Block> blocks = new ArrayList<>();

    ProcedureDocument(GuidedResult report) {
        this.report = report;
    }

    Document document() {
        report.problem().ifPresent(problem -> blocks.add(new Block.Trouble(problem)));
        steps();
        overrides();
        migrations();
        checks();
        checklist();
        findings();
        commands();
        return new Document(
                report.title(),
                tone(report.outcome()),
                facts(),
                blocks,
                report.endedAt(),
                report.setup().zone());
    }

    private Map<String, String> facts() {
        var setup = report.setup();
        var facts = new LinkedHashMap<String, String>();
        facts.put("Outcome", sign(tone(report.outcome())) + report.outcome().text());
        facts.put("Target", setup.settings().actor().target());
        setup.settings().schema().ifPresent(schema -> facts.put("Schema", schema));
        facts.put("Environment", setup.policy().environment().orElse("not named"));
        facts.put("By", setup.settings().actor().text());
        facts.put("Ended", time(report.endedAt()));
        facts.put("Plan", report.hash());
        facts.put("Demanded", String.join("; ", setup.policy().sentences()));
        facts.putAll(report.particulars().facts());
        report.run().ifPresent(run -> facts.put("Run", run.run().toString()));
        facts.put("Tidemark", setup.settings().actor().tidemarkVersion());
        return facts;
    }

    private void steps() {
        var rows = new ArrayList<List<Cell>>();
        for (var step : report.steps()) {
            boolean done = step.state() != StepRecord.State.NOT_RUN;
            rows.add(
                    List.of(
                            Cell.of(step.step().title()),
                            state(step.state()),
                            Cell.of(done ? time(step.ended()) : ""),
                            Cell.of(
                                    done
                                            ? DurationText.shown(
                                                    Duration.between(step.began(), step.ended()))
                                            : ""),
                            Cell.of(step.detail())));
        }
        table("Steps", List.of("Step", "Result", "At", "Took", "What"), rows);
    }

    private static Cell state(StepRecord.State state) {
        return switch (state) {
            case PASSED -> new Cell("✓ passed", Tone.GOOD);
            case FAILED -> new Cell("✗ failed", Tone.BAD);
            case INCONCLUSIVE -> new Cell("? inconclusive", Tone.DOUBT);
            case NOT_DEMANDED -> Cell.of("– not demanded");
            case NOT_RUN -> Cell.of("– not run");
        };
    }

    private void overrides() {
        if (!report.overrides().isEmpty()) {
            blocks.add(new Block.Heading("Decisions"));
            blocks.add(new Block.Bullets(report.overrides()));
        }
    }

    private void migrations() {
        var done = report.run().map(run -> run.done()).orElse(List.of());
        var rows = new ArrayList<List<Cell>>();
        for (var migration : report.setup().plan().migrations()) {
            boolean good = done.contains(migration.version());
            rows.add(
                    List.of(
                            Cell.of(migration.version()),
                            Cell.of(migration.path()),
                            Cell.of(migration.description()),
                            good ? new Cell("✓ done", Tone.GOOD) : Cell.of("– not done")));
        }
        table("Migrations", List.of("Version", "File", "Description", "State"), rows);
    }

    private void checks() {
        var rows = new ArrayList<List<Cell>>();
        for (var check : report.checks()) {
            rows.add(
                    List.of(
                            result(check.result()),
                            Cell.of(check.kind().text()),
                            Cell.of(check.name()),
                            Cell.of(check.detail())));
        }
        table("Checks", List.of("Result", "Check", "What", "Found"), rows);
    }

    private static Cell result(Check.Result result) {
        return switch (result) {
            case PASSED -> new Cell("✓ passed", Tone.GOOD);
            case FAILED -> new Cell("✗ failed", Tone.BAD);
            case INCONCLUSIVE -> new Cell("? inconclusive", Tone.DOUBT);
        };
    }

    private void checklist() {
        var rows = new ArrayList<List<Cell>>();
        for (var answer : report.particulars().answers()) {
            rows.add(
                    List.of(
                            answer.done()
                                    ? new Cell("✓ yes", Tone.GOOD)
                                    : new Cell("✗ no", Tone.BAD),
                            Cell.of(answer.text()),
                            Cell.of(answer.who()),
                            Cell.of(time(answer.at()))));
        }
        table("Checklist", List.of("Done", "Point", "By", "At"), rows);
    }

    private void findings() {
        var rows = new ArrayList<List<Cell>>();
        for (var found : report.particulars().findings()) {
            rows.add(
                    List.of(
                            grade(found.grade()),
                            Cell.of(found.subject().title()),
                            Cell.of("%s %s".formatted(found.found(), found.fix()).strip())));
        }
        table("Preflight", List.of("Result", "Subject", "Found"), rows);
    }

    private static Cell grade(Finding.Grade grade) {
        return switch (grade) {
            case OK -> new Cell("✓ ok", Tone.GOOD);
            case NOT_KNOWN -> new Cell("? not known", Tone.DOUBT);
            case WARNING -> new Cell("! warning", Tone.DOUBT);
            case REFUSED -> new Cell("✗ refused", Tone.BAD);
        };
    }

    private void commands() {
        if (report.particulars().commands().isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading("Commands"));
        for (var command : report.particulars().commands()) {
            String left = command.left() == 0 ? "" : " (%d lines before)".formatted(command.left());
            blocks.add(
                    new Block.Output(
                            "%s: %s, %s, %s%s"
                                    .formatted(
                                            command.step().title(),
                                            command.command(),
                                            command.how(),
                                            DurationText.shown(command.took()),
                                            left),
                            String.join("\n", command.lines())));
        }
    }

    private void table(String title, List<String> headings, List<List<Cell>> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Heading(title));
            blocks.add(new Block.Table(headings, rows));
        }
    }

    private String time(Instant at) {
        return Document.time(at, report.setup().zone());
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Tone.GOOD;
            case FAILED, REFUSED -> Tone.BAD;
            case INCONCLUSIVE -> Tone.DOUBT;
        };
    }

    private static String sign(Tone tone) {
        return switch (tone) {
            case GOOD -> "✓ ";
            case BAD -> "✗ ";
            case DOUBT -> "? ";
            case NONE -> "";
        };
    }
}
