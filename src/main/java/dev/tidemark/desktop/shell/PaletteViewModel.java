package dev.tidemark.desktop.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the command palette finds and which of it is chosen.
final class PaletteViewModel {
    /// More than anyone reads; the list stays fast.
    private static final int MOST = 200;

    private final List<PaletteEntry> entries;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteEntry> found = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(0);

    /// @param entries everything that can be found, in the order in which it is shown before
    ///   anything is typed
    PaletteViewModel(List<PaletteEntry> entries) {
        this.entries = List.copyOf(entries);
        query.subscribe(this::search);
    }

    /// What is typed.
    StringProperty queryProperty() {
        return query;
    }

    /// The best fitting entries, the best first.
    ObservableList<PaletteEntry> found() {
        return found;
    }

    /// The index of the chosen one of them, -1 when nothing is found.
    ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Moves the choice, and from an end to the other.
    void move(int by) {
        if (!found.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + by, found.size()));
        }
    }

    /// Chooses one of what is found.
    void choose(int index) {
        if (index >= 0 && index < found.size()) {
            chosen.set(index);
        }
    }

    /// The chosen entry; empty when nothing is found.
    Optional<PaletteEntry> chosen() {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(chosen.get()));
    }

    private record Hit(PaletteEntry entry, int rank) {}

    private void search(String typed) {
        String wanted = typed.strip();
        found.setAll(
                entries.stream()
                        .map(entry -> new Hit(entry, rank(wanted, entry).orElse(Integer.MIN_VALUE)))
                        .filter(hit -> hit.rank() != Integer.MIN_VALUE)
                        .sorted(Comparator.comparingInt(Hit::rank).reversed())
                        .limit(MOST)
                        .map(Hit::entry)
                        .toList());
        chosen.set(found.isEmpty() ? -1 : 0);
    }

    /// A hit in the text is worth more than one that needs the detail.
    private static OptionalInt rank(String wanted, PaletteEntry entry) {
        var inText = Fuzzy.rank(wanted, entry.text());
        if (inText.isPresent()) {
            return inText;
        }
        var anywhere = Fuzzy.rank(wanted, entry.text() + " " + entry.detail());
        return anywhere.isPresent() ? OptionalInt.of(anywhere.getAsInt() / 4) : anywhere;
    }
}
