package dev.tidemark.engine.report;

import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastStep;
import dev.tidemark.engine.tracking.JournalText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        HtmlPage.begin(out, title);
        facts();
        report.run().problem().ifPresent(this::problem);
        changes();
        overview();
        var migrations = report.detail().migrations();
        for (int i = 0; i < migrations.size(); i++) {
            migration(i, migrations.get(i));
        }
        HtmlPage.end(out, ReportWords.time(report.madeAt(), report.zone()));
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
        HtmlPage.beginTable(out, List.of("Migration", "What was done"));
        for (var change : report.detail().changes()) {
            out.raw("<tr>")
                    .element("td", change.filename().or(change::version).orElse("all records"))
                    .element("td", change.what())
                    .raw("</tr>\n");
        }
        HtmlPage.endTable(out);
    }

    private void overview() {
        var migrations = report.detail().migrations();
        if (migrations.isEmpty()) {
            return;
        }
        out.raw("<h2>Migrations</h2>\n");
        HtmlPage.beginTable(out, List.of("Version", "File", "State", "Rows", "Time"));
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
        HtmlPage.endTable(out);
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
        HtmlPage.beginTable(out, List.of("#", "Line", "Statement", "State", "Rows", "Time"));
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
        HtmlPage.endTable(out);
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
        if (past.problem().isPresent()) {
            HtmlPage.problem(out, past.problem().get());
        } else {
            out.raw("<div class=\"problem\">\n").element("p", past.text()).raw("\n</div>\n");
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
}
