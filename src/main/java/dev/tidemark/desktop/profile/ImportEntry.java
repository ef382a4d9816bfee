package dev.tidemark.desktop.profile;

import dev.tidemark.engine.profile.find.ImportCandidate;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What was found, and whether it is taken over. Used on the JavaFX thread.
final class ImportEntry {
    private final ImportCandidate candidate;
    private final Known known;
    private final BooleanProperty chosen;

    /// Whether a profile leads there already.
    enum Known {
        NEW,
        THERE_ALREADY
    }

    ImportEntry(ImportCandidate candidate, Known known) {
        this.candidate = candidate;
        this.known = known;
        this.chosen = new SimpleBooleanProperty(known == Known.NEW);
    }

    ImportCandidate candidate() {
        return candidate;
    }

    BooleanProperty chosenProperty() {
        return chosen;
    }

    /// Where it leads, for people.
    String target() {
        return candidate.target().orElseGet(() -> candidate.profile().connection().text());
    }

    /// What there is to know of it.
    List<String> notes() {
        var notes = new ArrayList<String>();
        if (known == Known.THERE_ALREADY) {
            notes.add("A profile leads there already.");
        }
        notes.addAll(candidate.notes());
        return notes;
    }
}
