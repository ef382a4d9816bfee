package dev.tidemark.engine.report;

import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A report as GitHub's Markdown. The texts that ran are left out: they would bury the rest.
final class MarkdownReport {
    private final RunReport report;
    private final StringBuilder out = new StringBuilder();

    MarkdownReport(RunReport report) {
        this.report = report;
    }

    String text() {
        line("# " + MarkdownText.plain(ReportWords.title(report.run())));
        line("");
        facts();
        report.run().problem().ifPresent(this::problem);
        changes();
        overview();
        report.detail().migrations().forEach(this::migration);
        line("");
        line("Report made %s.".formatted(ReportWords.time(report.madeAt(), report.zone())));
        return out.toString();
    }

    private void facts() {
        ReportFacts.of(report)
                .forEach((name, value) ->
                        line("- **%s**: %s".formatted(name, MarkdownText.plain(value))));
    }

    private void changes() {
        if (report.detail().changes().isEmpty()) {
            return;
        }
        line("");
        line("## Changes");
        line("");
        row("Migration", "What was done");
        row("---", "---");
        for (var change : report.detail().changes()) {
            row(
                    MarkdownText.plain(change.filename().or(change::version).orElse("all records")),
                    MarkdownText.plain(change.what()));
        }
    }

    private void overview() {
        if (report.detail().migrations().isEmpty()) {
            return;
        }
        line("");
        line("## Migrations");
        line("");
        row("Version", "File", "State", "Rows", "Time");
        row("---", "---", "---", "--:", "--:");
        for (var migration : report.detail().migrations()) {
            row(
                    MarkdownText.plain(migration.version()),
                    MarkdownText.plain(migration.filename().orElse("")),
                    ReportWords.state(migration.state()),
                    number(migration.rows()),
                    ReportWords.took(migration.took()));
        }
    }

    private void migration(PastMigration migration) {
        line("");
        line("### " + MarkdownText.plain(migration.name()));
        migration.problem().ifPresent(this::problem);
        for (var attempt : migration.attempts()) {
            line("");
            line(
                    "Attempt %d of %d was rolled back at %s: %s (%s)"
                            .formatted(
                                    attempt.number(),
                                    attempt.attempts(),
                                    ReportWords.time(attempt.at(), report.zone()),
                                    MarkdownText.plain(attempt.message()),
                                    MarkdownText.plain(attempt.sqlState())));
        }
        steps(migration.steps());
        var notices =
                Stream.concat(
                                migration.notices().stream(),
                                migration.steps().stream().flatMap(it -> it.notices().stream()))
                        .toList();
        if (!notices.isEmpty()) {
            line("");
            notices.forEach(notice -> line("- " + MarkdownText.plain(ReportWords.notice(notice))));
        }
    }

    private void steps(List<PastStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        line("");
        row("#", "Line", "Statement", "State", "Rows", "Time");
        row("--:", "--:", "---", "---", "--:", "--:");
        for (var step : steps) {
            row(
                    String.valueOf(step.number()),
                    step.line() == 0 ? "" : String.valueOf(step.line()),
                    MarkdownText.code(step.statement()),
                    ReportWords.state(step.state()),
                    number(step.rows()),
                    ReportWords.took(step.took()));
        }
    }

    private void problem(PastProblem past) {
        line("");
        if (past.problem().isEmpty()) {
            line("> **Problem**: " + MarkdownText.plain(past.text()));
            return;
        }
        MarkdownText.problem(past.problem().get()).forEach(this::line);
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String number(Optional<Long> number) {
        return number.map(String::valueOf).orElse("");
    }
}
