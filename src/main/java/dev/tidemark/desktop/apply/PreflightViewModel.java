package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.preflight.Finding.Grade;
import dev.tidemark.engine.preflight.Preflight;
import dev.tidemark.engine.preflight.Subject;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
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
public final class PreflightViewModel {
    private final BackgroundWork work;
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding ready;
    private @Nullable Look preflight;
    private long asked;

    /// Looks at what a run would stumble over. Called on workers, the last method also on the
    /// JavaFX thread.
    public interface Look {
        /// Everything.
        ///
        /// @throws InterruptedException when interrupted
        List<Finding> all() throws InterruptedException;

        /// One subject.
        ///
        /// @throws InterruptedException when interrupted
        Finding look(Subject subject) throws InterruptedException;

        /// What stands in the way besides what was found.
        Optional<Problem> besides();

        /// What every run has.
        static Look of(Preflight preflight) {
            return new Look() {
                @Override
                public List<Finding> all() throws InterruptedException {
                    return preflight.all();
                }

                @Override
                public Finding look(Subject subject) throws InterruptedException {
                    return preflight.look(subject);
                }

                @Override
                public Optional<Problem> besides() {
                    return Optional.empty();
                }
            };
        }
    }

    /// Nothing was looked at yet.
    public PreflightViewModel(BackgroundWork work) {
        this.work = work;
        this.ready =
                Bindings.createBooleanBinding(
                        () ->
                                !looking.get()
                                        && problem.get() == null
                                        && !findings.isEmpty()
                                        && findings.stream()
                                                .noneMatch(one -> one.grade() == Grade.REFUSED),
                        findings,
                        looking,
                        problem);
    }

    /// Looks at everything anew.
    public void look(Look how) {
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
                        problem.set(how.besides().orElse(null));
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
                        problem.set(how.besides().orElse(null));
                    }
                },
                problem::set);
    }

    /// What was found, in order; not to be changed.
    public ObservableList<Finding> findings() {
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
    public BooleanBinding ready() {
        return ready;
    }

    /// How many findings have a grade.
    public long count(Grade grade) {
        return findings.stream().filter(one -> one.grade() == grade).count();
    }
}
