package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.report.ProcedureReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The end of a guided run: verdict and reports. Used on the JavaFX thread.
public final class EndViewModel {
    private final BackgroundWork work;
    private final Path dataFolder;
    private final ReadOnlyObjectWrapper<@Nullable Finished> finished =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Object ending;

    /// A guided run that is over.
    ///
    /// @param result how it ended
    /// @param reports the files that say so; none where nothing was begun
    /// @param notWritten why there are no reports
    public record Finished(GuidedResult result, List<Path> reports, Optional<Problem> notWritten) {
        public Finished {
            reports = List.copyOf(reports);
        }
    }

    /// @param dataFolder the user's, in which reports are kept
    public EndViewModel(BackgroundWork work, Path dataFolder) {
        this.work = work;
        this.dataFolder = dataFolder;
    }

    /// Another one begins.
    public void forget() {
        ending = null;
        finished.set(null);
        problem.set(null);
    }

    /// Ends a guided run, once.
    ///
    /// @param run which one
    /// @param end ends it; called on a worker
    /// @param then what follows
    public void finish(Object run, Callable<GuidedResult> end, Runnable then) {
        if (Objects.equals(ending, run)) {
            return;
        }
        ending = run;
        work.start(
                () -> kept(end.call()),
                result -> {
                    if (Objects.equals(ending, run)) {
                        finished.set(result);
                    }
                    then.run();
                },
                failure -> {
                    if (Objects.equals(ending, run)) {
                        problem.set(failure);
                    }
                });
    }

    /// Whether it ended or is about to.
    public boolean over() {
        return ending != null;
    }

    /// The one that is over; null before.
    public ReadOnlyObjectProperty<@Nullable Finished> finishedProperty() {
        return finished.getReadOnlyProperty();
    }

    /// Why it could not be ended, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private Finished kept(GuidedResult result) {
        if (!result.begun()) {
            return new Finished(result, List.of(), Optional.empty());
        }
        try {
            var files = new ProcedureReport(result).write(dataFolder.resolve("reports"));
            return new Finished(result, files, Optional.empty());
        } catch (ProblemException e) {
            return new Finished(result, List.of(), Optional.of(e.problem()));
        }
    }
}
