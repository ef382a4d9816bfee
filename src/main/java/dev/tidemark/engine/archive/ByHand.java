package dev.tidemark.engine.archive;

import dev.tidemark.engine.archive.TableShape.Column;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.util.stream.Collectors;

/// How saved data is brought back without Tidemark, written down beside it.
final class ByHand {
    private ByHand() {}

    static String bringBack(Piece piece, SqlName keptIn) {
        if (piece.lost().isEmpty()) {
            String names =
                    piece.kept().stream().map(Column::quoted).collect(Collectors.joining(", "));
            return "insert into %s (%s) overriding system value select %s from %s as a on conflict do nothing"
                    .formatted(
                            piece.table().name().sql(),
                            names,
                            piece.kept().stream()
                                    .map(ByHand::value)
                                    .collect(Collectors.joining(", ")),
                            keptIn.sql());
        }
        if (piece.key().isEmpty()) {
            return "compare the rows of %s with those of %s: there is no key"
                    .formatted(keptIn.sql(), piece.table().name().sql());
        }
        return "update %s as t set %s from %s as a where %s"
                .formatted(
                        piece.table().name().sql(),
                        piece.lost().stream()
                                .map(name -> piece.table().column(name).orElseThrow())
                                .map(column -> "%s = %s".formatted(column.quoted(), value(column)))
                                .collect(Collectors.joining(", ")),
                        keptIn.sql(),
                        piece.key().stream()
                                .map(name -> piece.table().column(name).orElseThrow())
                                .map(column ->
                                        "t.%s = %s".formatted(column.quoted(), value(column)))
                                .collect(Collectors.joining(" and ")));
    }

    private static String value(Column column) {
        String name = "a." + SqlQuote.identifier(column.name());
        return column.asText() ? "%s::%s".formatted(name, column.type()) : name;
    }
}
