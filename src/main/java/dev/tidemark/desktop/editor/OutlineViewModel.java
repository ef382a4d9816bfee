package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.migration.MigrationOutline;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The statements of a file, those that have some words, and the one that the caret is in. Used on
/// the JavaFX thread; it searches beside it.
final class OutlineViewModel {
    private final Newest newest;
    private final ObservableValue<@Nullable MigrationOutline> outline;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<OutlineRows> rows =
            new ReadOnlyObjectWrapper<>(OutlineRows.NONE);
    private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(-1);
    private Caret caret = Caret.START;

    OutlineViewModel(BackgroundWork work, ObservableValue<@Nullable MigrationOutline> outline) {
        newest = new Newest(work);
        this.outline = outline;
        outline.subscribe(_ -> list());
        query.subscribe(_ -> list());
    }

    /// Words that statements have to have.
    StringProperty queryProperty() {
        return query;
    }

    ReadOnlyObjectProperty<OutlineRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// The row of the statement that the caret is in, or -1.
    ReadOnlyIntegerProperty atProperty() {
        return at.getReadOnlyProperty();
    }

    /// The caret is somewhere else.
    void follow(Caret place) {
        caret = place;
        var known = outline.getValue();
        at.set(
                known == null
                        ? -1
                        : known.partAt(place.line())
                                .map(part -> rows.get().at(part.kind(), place))
                                .orElse(-1));
    }

    private void list() {
        var known = outline.getValue();
        if (known == null) {
            return;
        }
        String wanted = query.get();
        newest.start(
                () -> OutlineRows.of(known, wanted),
                found -> {
                    rows.set(found);
                    follow(caret);
                },
                _ -> {});
    }
}
