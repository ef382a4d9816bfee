package dev.tidemark.engine.report;

import dev.tidemark.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all reports in HTML have in common: one file that loads nothing and runs nothing.
final class HtmlPage {
    private HtmlPage() {}

    static void begin(HtmlText out, String title) {
        out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.element("title", title).raw("\n<style>\n").raw(style()).raw("</style>\n</head>\n");
        out.raw("<body>\n<main>\n").element("h1", title).raw("\n");
    }

    static void end(HtmlText out, String madeAt) {
        out.raw("</main>\n<footer>Report made ").text(madeAt).raw("</footer>\n</body>\n</html>\n");
    }

    static void problem(HtmlText out, Problem problem) {
        out.raw("<div class=\"problem\">\n");
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
            optional(out, "Detail: ", server.detail());
            optional(out, "Server's hint: ", server.hint());
            optional(out, "Context: ", server.context());
        }
        optional(out, "Database: ", problem.databaseState());
        out.element("p", problem.hint()).raw("\n</div>\n");
    }

    private static void optional(HtmlText out, String name, @Nullable String value) {
        if (value != null) {
            out.element("p", name + value);
        }
    }

    static void beginTable(HtmlText out, List<String> headings) {
        out.raw("<div class=\"wide\"><table>\n<thead><tr>");
        headings.forEach(heading -> out.raw("<th scope=\"col\">").text(heading).raw("</th>"));
        out.raw("</tr></thead>\n<tbody>\n");
    }

    static void endTable(HtmlText out) {
        out.raw("</tbody>\n</table></div>\n");
    }

    private static String style() {
        try (var stream = HtmlPage.class.getResourceAsStream("report.css")) {
            if (stream == null) {
                throw new IllegalStateException("report.css is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
