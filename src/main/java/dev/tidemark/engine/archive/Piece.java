package dev.tidemark.engine.archive;

import dev.tidemark.engine.archive.Keepsake.Kind;
import dev.tidemark.engine.archive.TableShape.Column;
import dev.tidemark.engine.sql.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something with data in it that a statement takes away and that can be saved.
///
/// @param kind what is taken away
/// @param table where the data is
/// @param lost the columns that are taken away, for [Kind#COLUMNS]
/// @param key the columns that identify a row and stay; empty when there are none
/// @param kept the columns that are saved
record Piece(Kind kind, TableShape table, List<String> lost, List<String> key, List<Column> kept) {
    Piece {
        lost = List.copyOf(lost);
        key = List.copyOf(key);
        kept = List.copyOf(kept);
    }

    /// All rows, or those that a statement picks.
    static Piece rows(Kind kind, TableShape table) {
        var kept = table.columns().stream().filter(column -> !column.generated()).toList();
        var names = names(kept);
        return new Piece(
                kind,
                table,
                List.of(),
                table.keys().stream().filter(names::containsAll).findFirst().orElse(List.of()),
                kept);
    }

    /// Columns with a key that stays; without one, whole rows.
    static Piece columns(TableShape table, Set<String> lost) {
        var key =
                table.keys().stream()
                        .filter(columns -> columns.stream().noneMatch(lost::contains))
                        .findFirst()
                        .orElse(List.of());
        var wanted =
                key.isEmpty()
                        ? names(table.columns())
                        : Stream.concat(key.stream(), lost.stream()).collect(Collectors.toSet());
        return new Piece(
                Kind.COLUMNS,
                table,
                List.copyOf(new TreeSet<>(lost)),
                key,
                table.columns().stream().filter(column -> wanted.contains(column.name())).toList());
    }

    /// Columns that stay, with other values in them: what the statement left as it was is not kept.
    Piece converted() {
        return new Piece(Kind.CHANGED, table, List.of(), key, kept);
    }

    /// The same without columns that are saved already, but for its key.
    Piece without(Set<String> names) {
        return new Piece(
                kind,
                table,
                lost,
                key,
                kept.stream()
                        .filter(column ->
                                !names.contains(column.name()) || key.contains(column.name()))
                        .toList());
    }

    /// Whether the statement picks the rows, so that what it left has to be taken out again.
    boolean picked() {
        return kind == Kind.ROWS || kind == Kind.CHANGED;
    }

    private static Set<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.toSet());
    }

    /// What a person has to know of how it is saved, whole sentences.
    List<String> notes() {
        var notes = new ArrayList<String>();
        if (kind == Kind.CHANGED) {
            notes.add(
                    "Rows of %s that are changed and not removed are not put back by themselves."
                            .formatted(table.name()));
        }
        if (kind == Kind.COLUMNS && key.isEmpty()) {
            notes.add(
                    "%s has no key that stays, so whole rows are saved, and their values can't be put back by themselves."
                            .formatted(table.name()));
        }
        String texts =
                kept.stream()
                        .filter(Column::asText)
                        .map(column -> "%s (%s)".formatted(column.name(), column.type()))
                        .collect(Collectors.joining(", "));
        if (!texts.isEmpty()) {
            notes.add("Kept as text, because the type may go too: %s.".formatted(texts));
        }
        return notes;
    }

    /// The SELECT that gives the data.
    String query() {
        return "select %s from %s as t"
                .formatted(
                        kept.stream()
                                .map(column ->
                                        "%s as %s".formatted(column.kept("t"), column.quoted()))
                                .collect(Collectors.joining(", ")),
                        table.rows());
    }

    /// The SELECT that tells whether there is any data: rows, or a value that is not null.
    String any() {
        String values =
                lost.stream()
                        .map(name -> "t." + new SqlName(null, name).sql())
                        .collect(Collectors.joining(", "));
        return "select exists (select from %s as t%s)"
                .formatted(
                        table.rows(),
                        values.isEmpty()
                                ? ""
                                : " where pg_catalog.num_nonnulls(%s) > 0".formatted(values));
    }

    /// The lock under which nothing of it changes until the transaction ends: the one that taking
    /// it away needs anyway, so that none has to be raised.
    String lock() {
        return "lock table %s in %s mode"
                .formatted(
                        table.name().sql(), picked() ? "share row exclusive" : "access exclusive");
    }

    /// The whole row as one text, equal for equal rows.
    ///
    /// @param alias the table's name in the query
    String rowOfTable(String alias) {
        return kept.stream()
                .map(column -> column.kept(alias))
                .collect(Collectors.joining(", ", "row(", ")::pg_catalog.text"));
    }

    /// The same of a row in the archive.
    String rowOfArchive(String alias) {
        return kept.stream()
                .map(column -> "%s.%s".formatted(alias, column.quoted()))
                .collect(Collectors.joining(", ", "row(", ")::pg_catalog.text"));
    }
}
