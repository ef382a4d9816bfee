package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.rollout.report.ProcedureReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The end of a rollout: changelog, verdict, reports. Used on the JavaFX thread.
final class EndViewModel {
    private final BackgroundWork work;
    private final Path dataFolder;
    private final ReadOnlyObjectWrapper<@Nullable Finished> finished =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable LiveRollout ending;

    /// A rollout that is over.
    ///
    /// @param result how it ended
    /// @param reports the files that say so; none where nothing was begun
    /// @param notWritten why there are no reports
    record Finished(GuidedResult result, List<Path> reports, Optional<Problem> notWritten) {
        Finished {
            reports = List.copyOf(reports);
        }
    }

    EndViewModel(BackgroundWork work, Path dataFolder) {
        this.work = work;
        this.dataFolder = dataFolder;
    }

    /// Another rollout begins.
    void forget() {
        ending = null;
        finished.set(null);
        problem.set(null);
    }

    /// Ends a rollout, once.
    ///
    /// @param then what follows
    void finish(LiveRollout rollout, Runnable then) {
        if (ending == rollout) {
            return;
        }
        ending = rollout;
        work.start(
                () -> end(rollout),
                result -> {
                    if (ending == rollout) {
                        finished.set(result);
                    }
                    then.run();
                },
                failure -> {
                    if (ending == rollout) {
                        problem.set(failure);
                    }
                });
    }

    /// Whether it ended or is about to.
    boolean over() {
        return ending != null;
    }

    /// The rollout that is over; null before.
    ReadOnlyObjectProperty<@Nullable Finished> finishedProperty() {
        return finished.getReadOnlyProperty();
    }

    /// Why it could not be ended, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private Finished end(LiveRollout live) throws InterruptedException {
        var result =
                live.take(rollout -> {
                    if (live.outcome().isPresent()) {
                        var _ = rollout.changelog();
                    }
                    return rollout.end();
                });
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
