package dev.tidemark.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.Style;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.engine.catalog.ObjectChange;
import dev.tidemark.engine.catalog.SchemaDifference;
import dev.tidemark.engine.difference.UnifiedLine;
import java.io.IOException;
import java.util.List;

/// Where two schemas differ, as text and as JSON.
final class SchemaDifferenceView {
    /// More lines of one object are counted only.
    private static final int MOST_LINES = 30;

    private SchemaDifferenceView() {}

    static void print(Invocation invocation, SchemaDifference difference) {
        var style = invocation.style();
        for (var change : difference.changes()) {
            invocation.say(
                    style.paint(
                            colour(change.kind()),
                            "%-9s %s"
                                    .formatted(
                                            change.kind().text(),
                                            Printable.line(change.key().toString()))));
            if (change.kind() != ObjectChange.Kind.REMOVED) {
                lines(invocation, style, change);
            }
        }
    }

    private static void lines(Invocation invocation, Style style, ObjectChange change) {
        var lines = change.difference().unified().stream().skip(1).toList();
        for (var line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            String text = "    " + Printable.line(line.line());
            invocation.say(
                    switch (line.sign()) {
                        case ADDED -> style.paint(Colour.GREEN, text);
                        case REMOVED -> style.paint(Colour.RED, text);
                        case PLACE, SAME, UNENDED -> text;
                    });
        }
        if (lines.size() > MOST_LINES) {
            invocation.say("    … %d more lines".formatted(lines.size() - MOST_LINES));
        }
    }

    private static Colour colour(ObjectChange.Kind kind) {
        return switch (kind) {
            case ADDED -> Colour.GREEN;
            case REMOVED -> Colour.RED;
            case CHANGED, REORDERED -> Colour.YELLOW;
        };
    }

    /// Writes the array `changes`.
    static void write(JsonGenerator json, SchemaDifference difference) throws IOException {
        json.writeArrayFieldStart("changes");
        for (var change : difference.changes()) {
            json.writeStartObject();
            json.writeStringField("change", change.kind().text());
            json.writeStringField("kind", change.key().kind());
            json.writeStringField("name", change.key().name());
            if (!change.key().partOf().isEmpty()) {
                json.writeStringField("partOf", change.key().partOf());
            }
            json.writeArrayFieldStart("lines");
            for (var line : changed(change)) {
                json.writeString(line.line());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<UnifiedLine> changed(ObjectChange change) {
        return change.difference().unified().stream()
                .filter(line ->
                        line.sign() == UnifiedLine.Sign.ADDED
                                || line.sign() == UnifiedLine.Sign.REMOVED)
                .toList();
    }
}
