package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.emergency.Emergency;
import dev.tidemark.engine.rollout.emergency.Leftover;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.tracking.Direction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// An emergency rollback that another process left behind: what it did, finishing it, and taking it
/// as settled. Used on the JavaFX thread.
final class LeftoverViewModel {
    private final PageContext context;
    private final Runnable settled;
    private final ReadOnlyObjectWrapper<Optional<Leftover>> leftover =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");

    /// @param settled hears that there is none any more
    LeftoverViewModel(PageContext context, Runnable settled) {
        this.context = context;
        this.settled = settled;
    }

    /// Takes what was found.
    void show(Optional<Unfinished> left, Project project) {
        var tracking = context.target().sources().tracking(project);
        leftover.set(
                left.map(one ->
                        new Leftover(
                                one,
                                new Plan(
                                        Direction.ROLLBACK,
                                        project,
                                        tracking,
                                        List.of(),
                                        List.of(),
                                        List.of()))));
    }

    /// Takes it as settled by hand; wants a reason.
    void dismiss() {
        var left = leftover.get();
        String why = reason.get().strip();
        if (left.isEmpty() || why.isEmpty()) {
            return;
        }
        var unfinished = left.get().unfinished();
        var procedures = ProcedureFolder.of(context.environment());
        var actor = context.target().actor("");
        String who = "%s@%s".formatted(actor.osUser(), actor.host());
        context.work()
                .start(
                        () -> {
                            try (var journal = procedures.resume(unfinished, Clock.systemUTC())) {
                                journal.over("dismissed by %s: %s".formatted(who, why));
                            }
                            return why;
                        },
                        _ -> {
                            reason.set("");
                            problem.set(null);
                            settled.run();
                        },
                        problem::set);
    }

    /// What each of its steps came to, one sentence each.
    List<String> sentences() {
        return leftover.get()
                .map(left ->
                        Emergency.STEPS.stream()
                                .map(step -> told(left.unfinished(), step))
                                .toList())
                .orElse(List.of());
    }

    private static String told(Unfinished left, Step step) {
        return switch (left.progress(step.text())) {
            case NOT_BEGUN -> "○ %s: not begun".formatted(step.title());
            case NOT_ENDED -> "? %s: begun, its end was not seen".formatted(step.title());
            case DONE -> "✓ %s: done".formatted(step.title());
            case FAILED -> "✗ %s: ended, not as it should".formatted(step.title());
        };
    }

    /// Whether it can be finished with what is known and was said.
    boolean mayFinish() {
        return leftover.get().filter(left -> left.clear() || !reason.get().isBlank()).isPresent();
    }

    Optional<Leftover> leftover() {
        return leftover.get();
    }

    /// The one that is there; empty for none.
    ReadOnlyObjectProperty<Optional<Leftover>> leftoverProperty() {
        return leftover.getReadOnlyProperty();
    }

    /// Why it could not be settled, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What became of steps whose end was not seen, or why it is settled.
    StringProperty reasonProperty() {
        return reason;
    }
}
