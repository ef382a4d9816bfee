package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.sql.SqlName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a database held at one moment.
///
/// @param tables by name
/// @param sequences by name
/// @param shape the kinds of objects of the schema
/// @param probe the hash of a fixed text; checksums are comparable where it is the same
public record Content(
        List<TableContent> tables,
        List<SequenceContent> sequences,
        List<ShapePart> shape,
        String probe) {
    public Content {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        shape = List.copyOf(shape);
    }

    /// All rows of all tables.
    public long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }

    /// One text for the form of the whole schema, for seeing at a glance whether it is another one.
    public String schemaFingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : shape) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// What is not the same in a copy of this content, one sentence each; empty when the copy is
    /// true.
    public List<String> differences(Content copy) {
        var found = new ArrayList<String>();
        boolean comparable = probe.equals(copy.probe);
        var there = by(copy.tables, TableContent::table);
        for (var table : tables) {
            var other = there.remove(table.table());
            if (other == null) {
                found.add("the table %s is missing".formatted(table.table()));
            } else if (other.rows() != table.rows()) {
                found.add(
                        "%s has %d rows instead of %d"
                                .formatted(table.table(), other.rows(), table.rows()));
            } else if (comparable && !other.checksum().equals(table.checksum())) {
                found.add(
                        "%s has the same number of rows with other values"
                                .formatted(table.table()));
            }
        }
        there.keySet().forEach(name -> found.add("the table %s is too much".formatted(name)));
        sequences(copy, found);
        shape(copy, found);
        return found;
    }

    private void sequences(Content copy, List<String> found) {
        var there = by(copy.sequences, SequenceContent::sequence);
        for (var sequence : sequences) {
            var other = there.get(sequence.sequence());
            if (other == null) {
                found.add("the sequence %s is missing".formatted(sequence.sequence()));
            } else if (!sequence.mayBecome(other)) {
                found.add(
                        "the sequence %s stands at %d, behind %d"
                                .formatted(sequence.sequence(), other.value(), sequence.value()));
            }
        }
    }

    private void shape(Content copy, List<String> found) {
        var there = new LinkedHashMap<String, ShapePart>();
        copy.shape.forEach(part -> there.put(part.kind(), part));
        for (var part : shape) {
            var other = there.get(part.kind());
            if (other == null || other.count() != part.count()) {
                found.add(
                        "there are %d %s instead of %d"
                                .formatted(
                                        other == null ? 0 : other.count(),
                                        part.kind(),
                                        part.count()));
            } else if (!other.digest().equals(part.digest())) {
                found.add("the %s are not the same".formatted(part.kind()));
            }
        }
    }

    private static <T> Map<SqlName, T> by(List<T> items, Function<T, SqlName> name) {
        var map = new LinkedHashMap<SqlName, T>();
        items.forEach(item -> map.put(name.apply(item), item));
        return map;
    }
}
