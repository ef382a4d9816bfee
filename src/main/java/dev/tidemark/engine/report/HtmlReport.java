package dev.tidemark.engine.report;

import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastStep;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.tracking.JournalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A report as one HTML file that loads nothing from elsewhere and runs nothing.
final class HtmlReport {
    /// Of a longer text the beginning is shown; all of it would make a page that no browser
    /// scrolls.
    private static final int MOST_OF_A_TEXT = 200_000;

    private final RunReport report;
    private final HtmlText out = new HtmlText();

    HtmlReport(RunReport report) {
        this.report = report;
    }

    String text() {
        String title = ReportWords.title(report.run());
        out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.element("title", title).raw("\n<style>\n").raw(style()).raw("</style>\n</head>\n");
        out.raw("<body>\n<main>\n").element("h1", title).raw("\n");
        facts();
        report.run().problem().ifPresent(this::problem);
        changes();
        overview();
        var migrations = report.detail().migrations();
        for (int i = 0; i < migrations.size(); i++) {
            migration(i, migrations.get(i));
        }
        out.raw("</main>\n<footer>Report made ")
                .text(ReportWords.time(report.madeAt(), report.zone()))
                .raw("</footer>\n</body>\n</html>\n");
        return out.toString();
    }

    private void facts() {
        out.raw("<dl class=\"facts ").text(report.run().state().text()).raw("\">\n");
        ReportFacts.of(report)
                .forEach((name, value) -> out.element("dt", name).element("dd", value).raw("\n"));
        out.raw("</dl>\n");
    }

    private void changes() {
        if (report.detail().changes().isEmpty()) {
            return;
        }
        out.raw("<h2>Changes</h2>\n");
        table(List.of("Migration", "What was done"));
        for (var change : report.detail().changes()) {
            out.raw("<tr>")
                    .element("td", change.filename().or(change::version).orElse("all records"))
                    .element("td", change.what())
                    .raw("</tr>\n");
        }
        endTable();
    }

    private void overview() {
        var migrations = report.detail().migrations();
        if (migrations.isEmpty()) {
            return;
        }
        out.raw("<h2>Migrations</h2>\n");
        table(List.of("Version", "File", "State", "Rows", "Time"));
        for (int i = 0; i < migrations.size(); i++) {
            var migration = migrations.get(i);
            out.raw("<tr><td><a href=\"#m%d\">".formatted(i))
                    .text(migration.version())
                    .raw("</a></td>")
                    .element("td", migration.filename().orElse(""));
            state(migration.state().text(), ReportWords.state(migration.state()));
            numbers(migration.rows(), ReportWords.took(migration.took()));
            out.raw("</tr>\n");
        }
        endTable();
    }

    private void migration(int index, PastMigration migration) {
        out.raw("<section id=\"m%d\">\n".formatted(index)).element("h3", migration.name());
        out.raw("\n");
        migration.problem().ifPresent(this::problem);
        for (var attempt : migration.attempts()) {
            out.element(
                            "p",
                            "Attempt %d of %d was rolled back at %s: %s (%s)"
                                    .formatted(
                                            attempt.number(),
                                            attempt.attempts(),
                                            ReportWords.time(attempt.at(), report.zone()),
                                            attempt.message(),
                                            attempt.sqlState()))
                    .raw("\n");
        }
        steps(migration.steps());
        notices(migration);
        var ran = report.texts().get(migration.version());
        if (ran != null) {
            ran(ran);
        }
        out.raw("</section>\n");
    }

    private void steps(List<PastStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        table(List.of("#", "Line", "Statement", "State", "Rows", "Time"));
        for (var step : steps) {
            out.raw("<tr>")
                    .element("td", String.valueOf(step.number()))
                    .element("td", step.line() == 0 ? "" : String.valueOf(step.line()))
                    .raw("<td>")
                    .element("code", step.statement())
                    .raw("</td>");
            state(step.state().text(), ReportWords.state(step.state()));
            numbers(step.rows(), ReportWords.took(step.took()));
            out.raw("</tr>\n");
        }
        endTable();
    }

    private void notices(PastMigration migration) {
        var notices =
                Stream.concat(
                                migration.notices().stream(),
                                migration.steps().stream().flatMap(it -> it.notices().stream()))
                        .toList();
        if (notices.isEmpty()) {
            return;
        }
        out.raw(
                "<details><summary>The server's messages (%d)</summary>\n<ul>\n"
                        .formatted(notices.size()));
        notices.forEach(notice -> out.element("li", ReportWords.notice(notice)).raw("\n"));
        out.raw("</ul>\n</details>\n");
    }

    private void ran(JournalText ran) {
        String shown = beginning(ran.text());
        out.raw(
                        "<details><summary>The text that ran (%d bytes)</summary>\n<pre>"
                                .formatted(ran.bytes()))
                .text(shown)
                .raw("</pre>\n");
        if (shown.length() < ran.text().length() || ran.truncated()) {
            out.raw("<p>Only the beginning is shown.</p>\n");
        }
        out.raw("</details>\n");
    }

    private static String beginning(String text) {
        if (text.length() <= MOST_OF_A_TEXT) {
            return text;
        }
        boolean inPair = Character.isHighSurrogate(text.charAt(MOST_OF_A_TEXT - 1));
        return text.substring(0, MOST_OF_A_TEXT - (inPair ? 1 : 0));
    }

    private void problem(PastProblem past) {
        out.raw("<div class=\"problem\">\n");
        if (past.problem().isEmpty()) {
            out.element("p", past.text()).raw("\n</div>\n");
            return;
        }
        Problem problem = past.problem().get();
        out.raw("<p><strong>").text(problem.what()).raw("</strong> ");
        out.element("code", problem.code().text()).raw("</p>\n").element("p", problem.why());
        if (problem.where() != null) {
            out.element("p", "At " + problem.where());
        }
        if (problem.statement() != null) {
            out.element("pre", problem.statement());
        }
        var server = problem.server();
        if (server != null) {
            out.element("p", "SQLSTATE " + server.sqlState());
            optional("Detail: ", server.detail());
            optional("Server's hint: ", server.hint());
            optional("Context: ", server.context());
        }
        optional("Database: ", problem.databaseState());
        out.element("p", problem.hint()).raw("\n</div>\n");
    }

    private void optional(String name, @Nullable String value) {
        if (value != null) {
            out.element("p", name + value);
        }
    }

    private void state(String name, String shown) {
        out.raw("<td class=\"state ").text(name).raw("\">").text(shown).raw("</td>");
    }

    private void numbers(Optional<Long> rows, String took) {
        out.raw("<td class=\"number\">")
                .text(rows.map(String::valueOf).orElse(""))
                .raw("</td><td class=\"number\">")
                .text(took)
                .raw("</td>");
    }

    private void table(List<String> headings) {
        out.raw("<div class=\"wide\"><table>\n<thead><tr>");
        headings.forEach(heading -> out.raw("<th scope=\"col\">").text(heading).raw("</th>"));
        out.raw("</tr></thead>\n<tbody>\n");
    }

    private void endTable() {
        out.raw("</tbody>\n</table></div>\n");
    }

    private static String style() {
        try (var stream = HtmlReport.class.getResourceAsStream("report.css")) {
            if (stream == null) {
                throw new IllegalStateException("report.css is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
