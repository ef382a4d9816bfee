package dev.tidemark.engine.report;

import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastStep;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A report as GitHub's Markdown. The texts that ran are left out: they would bury the rest.
final class MarkdownReport {
    /// An underscore between letters or digits means nothing.
    private static final Pattern SPECIAL =
            Pattern.compile("([\\\\`*{}\\[\\]<>#|~&!]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}]))");

    private final RunReport report;
    private final StringBuilder out = new StringBuilder();

    MarkdownReport(RunReport report) {
        this.report = report;
    }

    String text() {
        line("# " + plain(ReportWords.title(report.run())));
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
                .forEach((name, value) -> line("- **%s**: %s".formatted(name, plain(value))));
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
                    plain(change.filename().or(change::version).orElse("all records")),
                    plain(change.what()));
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
                    plain(migration.version()),
                    plain(migration.filename().orElse("")),
                    ReportWords.state(migration.state()),
                    number(migration.rows()),
                    ReportWords.took(migration.took()));
        }
    }

    private void migration(PastMigration migration) {
        line("");
        line("### " + plain(migration.name()));
        migration.problem().ifPresent(this::problem);
        for (var attempt : migration.attempts()) {
            line("");
            line(
                    "Attempt %d of %d was rolled back at %s: %s (%s)"
                            .formatted(
                                    attempt.number(),
                                    attempt.attempts(),
                                    ReportWords.time(attempt.at(), report.zone()),
                                    plain(attempt.message()),
                                    plain(attempt.sqlState())));
        }
        steps(migration.steps());
        var notices =
                Stream.concat(
                                migration.notices().stream(),
                                migration.steps().stream().flatMap(it -> it.notices().stream()))
                        .toList();
        if (!notices.isEmpty()) {
            line("");
            notices.forEach(notice -> line("- " + plain(ReportWords.notice(notice))));
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
                    code(step.statement()),
                    ReportWords.state(step.state()),
                    number(step.rows()),
                    ReportWords.took(step.took()));
        }
    }

    private void problem(PastProblem past) {
        line("");
        if (past.problem().isEmpty()) {
            line("> **Problem**: " + plain(past.text()));
            return;
        }
        Problem problem = past.problem().get();
        line("> **%s** `%s`".formatted(plain(problem.what()), problem.code().text()));
        quoted(problem.why());
        if (problem.where() != null) {
            quoted("At " + problem.where());
        }
        if (problem.server() != null) {
            quoted("SQLSTATE " + problem.server().sqlState());
        }
        if (problem.databaseState() != null) {
            quoted("Database: " + problem.databaseState());
        }
        quoted(problem.hint());
    }

    private void quoted(String text) {
        line(">");
        line("> " + plain(text));
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

    /// Text on one line that means nothing to Markdown.
    private static String plain(String text) {
        return SPECIAL.matcher(oneLine(text)).replaceAll("\\\\$1");
    }

    /// Text between back-quotes, in more of them than it holds; a bar would end a table's cell even
    /// there.
    private static String code(String text) {
        String line = oneLine(text);
        if (line.isEmpty()) {
            return "";
        }
        String quotes = "`";
        while (line.contains(quotes)) {
            quotes += "`";
        }
        String gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return quotes + gap + line.replace("|", "\\|") + gap + quotes;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
