package dev.tidemark.desktop.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What of a tree has all words that were typed, in the name of an object or in the names of its
/// columns. Immutable.
///
/// @param branches the tree with nothing else in it
/// @param count how many objects were found
/// @param columns the column because of which an object was found whose own name does not fit
record Found(List<Branch> branches, int count, Map<ObjectId, String> columns) {
    Found {
        branches = List.copyOf(branches);
    }

    static Found of(List<Branch> all, String typed) {
        var words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        var columns = new HashMap<ObjectId, String>();
        var branches = new ArrayList<Branch>();
        int count = 0;
        for (var branch : all) {
            var groups = new ArrayList<Group>();
            for (var group : branch.groups()) {
                var entries = new ArrayList<Entry>();
                group.entries().forEach(entry -> find(entry, words, entries, columns));
                if (!entries.isEmpty()) {
                    count += entries.size();
                    groups.add(
                            new Group(
                                    group.schema(),
                                    group.kind(),
                                    "%,d".formatted(entries.size()),
                                    entries));
                }
            }
            if (!groups.isEmpty()) {
                branches.add(new Branch(branch.id(), "", groups));
            }
        }
        return new Found(branches, count, columns);
    }

    private static void find(
            Entry entry, List<String> words, List<Entry> found, Map<ObjectId, String> columns) {
        String fitting = "";
        boolean fits = true;
        for (String word : words) {
            if (!entry.searched().contains(word)) {
                fitting =
                        entry.columns().stream()
                                .filter(column -> column.contains(word))
                                .findFirst()
                                .orElse("");
                fits &= !fitting.isEmpty();
            }
        }
        if (fits) {
            found.add(entry);
            if (!fitting.isEmpty()) {
                columns.put(entry.id(), fitting);
            }
        }
        entry.parts().forEach(part -> find(part, words, found, columns));
    }

    /// The column because of which an object was found; empty where its name fits.
    String column(Entry entry) {
        return columns.getOrDefault(entry.id(), "");
    }
}
