package dev.tidemark.desktop.create;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.page.Question;
import dev.tidemark.desktop.problem.ProblemText;
import dev.tidemark.desktop.problem.WindowWords;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.project.Authoring;
import dev.tidemark.engine.repair.Renumbering;
import dev.tidemark.engine.repair.RenumberingPlan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Shows what giving a pending migration the next free version would change, and does it when
/// somebody says so. Used on the JavaFX thread.
public final class RenumberQuestion {
    private final PageContext context;

    private RenumberQuestion(PageContext context) {
        this.context = context;
    }

    /// The question of a window.
    ///
    /// @return asks it for a version or a file
    public static Consumer<String> of(PageContext context) {
        return new RenumberQuestion(context)::plan;
    }

    private void plan(String reference) {
        var sources = context.target().sources();
        var authoring = Authoring.at(Clock.system(ZoneId.systemDefault()));
        context.work()
                .start(
                        () -> {
                            var project = sources.project();
                            try (var session = sources.browsing().open("browse")) {
                                var report = sources.compare(project, session);
                                return new Planned(
                                        project.root(),
                                        new RenumberingPlan(project, report, authoring)
                                                .ofOneLike(reference));
                            } catch (SQLException e) {
                                throw QueryFailure.problem("The database was not read", e);
                            }
                        },
                        this::ask,
                        this::tell);
    }

    /// @param root the project's folder, below which files are shown
    private record Planned(Path root, Renumbering renumbering) {
        private String shown(Path file) {
            Path path = file.startsWith(root) ? root.relativize(file) : file;
            return path.toString().replace('\\', '/');
        }

        String text() {
            List<String> lines = new ArrayList<>();
            renumbering
                    .moves()
                    .forEach(move ->
                            lines.add("%s → %s".formatted(shown(move.from()), shown(move.to()))));
            renumbering
                    .edits()
                    .forEach(edit ->
                            lines.add(
                                    "%s names it by its new version"
                                            .formatted(shown(edit.from()))));
            lines.addAll(renumbering.notes());
            return String.join("\n", lines);
        }
    }

    private void ask(Planned planned) {
        var plan = planned.renumbering();
        context.workspace()
                .ask(
                        new Question(
                                "Renumber %s to %s?".formatted(plan.from(), plan.to()),
                                planned.text(),
                                "Keep %s".formatted(plan.from()),
                                List.of(
                                        new Question.Answer(
                                                "renumber",
                                                "Renumber to %s".formatted(plan.to()),
                                                Question.Weight.HARMLESS,
                                                () -> perform(plan)))));
    }

    private void perform(Renumbering plan) {
        context.work()
                .start(
                        () -> {
                            plan.perform();
                            return plan;
                        },
                        done -> {
                            context.workspace()
                                    .toast("%s is %s now.".formatted(done.from(), done.to()));
                            context.target().refresh();
                        },
                        this::tell);
    }

    private void tell(Problem problem) {
        context.workspace()
                .ask(
                        new Question(
                                problem.what(),
                                "%s. %s"
                                        .formatted(
                                                WindowWords.of(problem.why()),
                                                ProblemText.hint(problem)),
                                "Close",
                                List.of()));
    }
}
