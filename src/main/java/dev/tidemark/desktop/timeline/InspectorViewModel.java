package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.problem.Problem;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// State of the inspector: one migration, what is read of it later. Used on the JavaFX thread.
final class InspectorViewModel {
    private final PinnedTarget target;
    private final BackgroundWork work;
    private final ReadOnlyObjectWrapper<@Nullable TimelineRow> row = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Inspected> inspected =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private boolean reading;
    private boolean stale;

    InspectorViewModel(PinnedTarget target, BackgroundWork work) {
        this.target = target;
        this.work = work;
    }

    /// The migration that is selected alone; null for none or several.
    ReadOnlyObjectProperty<@Nullable TimelineRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /// What was read of it; null before that.
    ReadOnlyObjectProperty<@Nullable Inspected> inspectedProperty() {
        return inspected.getReadOnlyProperty();
    }

    /// Why it was not read; null when it was.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Shows a migration. Moving through rows quickly reads only the last.
    void show(@Nullable TimelineRow wanted) {
        if (Objects.equals(wanted, row.get())) {
            return;
        }
        var known = inspected.get();
        boolean same = known != null && wanted != null && known.row().key().equals(wanted.key());
        row.set(wanted);
        if (!same) {
            inspected.set(null);
        }
        problem.set(null);
        read();
    }

    private void read() {
        var wanted = row.get();
        var snapshot = target.snapshotProperty().get();
        if (wanted == null || snapshot == null) {
            return;
        }
        if (reading) {
            stale = true;
            return;
        }
        reading = true;
        var inspection = new Inspection(target.browsing(), snapshot);
        work.start(
                () -> inspection.of(wanted),
                made -> {
                    if (wanted.equals(row.get())) {
                        inspected.set(made);
                    }
                },
                failure -> {
                    if (wanted.equals(row.get())) {
                        problem.set(failure);
                    }
                },
                () -> {
                    reading = false;
                    if (stale) {
                        stale = false;
                        read();
                    }
                });
    }
}
