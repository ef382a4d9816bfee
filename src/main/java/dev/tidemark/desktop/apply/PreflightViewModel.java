package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.preflight.Finding.Grade;
import dev.tidemark.engine.preflight.Preflight;
import dev.tidemark.engine.preflight.Subject;
import dev.tidemark.engine.problem.Problem;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The second step: what a run would stumble over. Used on the JavaFX thread.
final class PreflightViewModel {
    private final BackgroundWork work;
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding ready;
    private @Nullable Preflight preflight;
    private long asked;

    PreflightViewModel(BackgroundWork work) {
        this.work = work;
        this.ready =
                Bindings.createBooleanBinding(
                        () ->
                                !looking.get()
                                        && !findings.isEmpty()
                                        && findings.stream()
                                                .noneMatch(one -> one.grade() == Grade.REFUSED),
                        findings,
                        looking);
    }

    /// Looks at everything anew.
    void look(Preflight how) {
        preflight = how;
        long mine = ++asked;
        looking.set(true);
        problem.set(null);
        findings.clear();
        work.start(
                how::all,
                found -> {
                    if (mine == asked) {
                        findings.setAll(found);
                    }
                },
                failure -> {
                    if (mine == asked) {
                        problem.set(failure);
                    }
                },
                () -> {
                    if (mine == asked) {
                        looking.set(false);
                    }
                });
    }

    /// Looks at everything once more.
    void again() {
        if (preflight != null) {
            look(preflight);
        }
    }

    /// Looks at one subject once more.
    void again(Subject subject) {
        var how = preflight;
        if (how == null) {
            return;
        }
        long mine = asked;
        work.start(
                () -> how.look(subject),
                found -> {
                    if (mine == asked) {
                        findings.replaceAll(one -> one.subject() == subject ? found : one);
                    }
                },
                problem::set);
    }

    ObservableList<Finding> findings() {
        return findings;
    }

    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /// Why nothing could be looked at, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether everything was looked at and nothing refused.
    BooleanBinding ready() {
        return ready;
    }

    /// How many findings have a grade.
    long count(Grade grade) {
        return findings.stream().filter(one -> one.grade() == grade).count();
    }
}
