package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.schema.Field.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects the rows of an object, part by part; a part without rows is left out.
final class DetailList {
    private final List<DetailRow> rows = new ArrayList<>();

    List<DetailRow> rows() {
        return rows;
    }

    /// A part with a heading.
    void part(String heading, List<? extends DetailRow> part) {
        if (!part.isEmpty()) {
            heading(heading, "%,d".formatted(part.size()));
            rows.addAll(part);
        }
    }

    void heading(String heading, String note) {
        if (!rows.isEmpty()) {
            rows.add(new DetailRow.Gap());
        }
        rows.add(new DetailRow.Heading(heading, note));
    }

    void sentence(String text) {
        rows.add(new DetailRow.Sentence(text));
    }

    void code(String heading, String sql) {
        if (!sql.isBlank()) {
            heading(heading, "");
            CodeLine.of(sql.strip()).forEach(line -> rows.add(new DetailRow.Code(line)));
        }
    }

    static DetailRow row(Field... fields) {
        return row(Optional.empty(), fields);
    }

    static DetailRow row(Optional<Goal> goal, Field... fields) {
        return new DetailRow.Fields(List.of(fields), goal, "");
    }

    /// A row whose last text may not fit.
    static DetailRow rowWithTip(String tip, Field... fields) {
        return new DetailRow.Fields(List.of(fields), Optional.empty(), tip);
    }

    static Field code(String text, double share) {
        return new Field(text, Look.CODE, share);
    }

    static Field plain(String text, double share) {
        return new Field(text, Look.PLAIN, share);
    }

    static Field quiet(String text, double share) {
        return new Field(text, Look.QUIET, share);
    }

    static Field warning(String text, double share) {
        return new Field(text, Look.WARNING, share);
    }

    static Field link(String text, double share) {
        return new Field(text, Look.LINK, share);
    }
}
