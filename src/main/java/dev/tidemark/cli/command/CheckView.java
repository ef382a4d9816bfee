package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.verify.Check;
import java.io.IOException;
import java.util.List;

/// Checks for people and for programs.
final class CheckView {
    private CheckView() {}

    static void print(Invocation invocation, List<Check> checks) {
        boolean unicode = invocation.console().terminal().unicode();
        var table =
                new TextTable()
                        .column("Result", Align.LEFT)
                        .column("Check", Align.LEFT)
                        .column("What", Align.LEFT)
                        .flexible("Found");
        for (var check : checks) {
            table.row(
                    List.of(
                            result(check.result(), unicode),
                            Cell.of(check.kind().text()),
                            Cell.of(Printable.line(check.name())),
                            Cell.of(Printable.line(check.detail()))));
        }
        invocation.print(table.text(invocation.style(), invocation.console().terminal()));
    }

    private static Cell result(Check.Result result, boolean unicode) {
        return switch (result) {
            case PASSED -> new Cell(unicode ? "✓ passed" : "passed", Colour.GREEN);
            case FAILED -> new Cell(unicode ? "✗ failed" : "failed", Colour.RED);
            case INCONCLUSIVE ->
                    new Cell(unicode ? "? inconclusive" : "inconclusive", Colour.YELLOW);
        };
    }

    /// Writes one as an object.
    static void write(JsonGenerator json, Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", check.kind().text());
        json.writeStringField("name", check.name());
        json.writeBooleanField("passed", check.passed());
        json.writeStringField("result", check.result().text());
        json.writeStringField("detail", check.detail());
        json.writeEndObject();
    }
}
