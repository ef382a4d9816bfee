package dev.tidemark.desktop.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Going from change to change in a list of rows.
final class ChangeSteps {
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(-1);
    private List<Integer> starts = List.of();

    /// The rows at which blocks of changed rows begin.
    static <T> List<Integer> blocks(List<T> rows, Predicate<T> changed) {
        var starts = new ArrayList<Integer>();
        boolean before = false;
        for (int i = 0; i < rows.size(); i++) {
            boolean now = changed.test(rows.get(i));
            if (now && !before) {
                starts.add(i);
            }
            before = now;
        }
        return starts;
    }

    /// Begins anew, before the first.
    void in(List<Integer> blocks) {
        starts = List.copyOf(blocks);
        place.set(-1);
    }

    int count() {
        return starts.size();
    }

    /// The change that is looked at, from 0; -1 before the first.
    ReadOnlyIntegerProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// A row is looked at, by whatever means.
    void at(int row) {
        int found = -1;
        while (found + 1 < starts.size() && starts.get(found + 1) <= row) {
            found++;
        }
        if (row >= 0) {
            place.set(found);
        }
    }

    /// Goes on, from the last to the first.
    ///
    /// @return the row of the change; -1 when there is none
    int step(int by) {
        if (starts.isEmpty()) {
            return -1;
        }
        int from = place.get() < 0 && by < 0 ? 0 : place.get();
        place.set(Math.floorMod(from + by, starts.size()));
        return starts.get(place.get());
    }

    /// For example `Change 2 of 5`.
    @Override
    public String toString() {
        return place.get() < 0
                ? "%,d changes".formatted(count())
                : "Change %,d of %,d".formatted(place.get() + 1, count());
    }
}
