package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.problem.ProblemText;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.tracking.AbandonedWork;
import java.util.List;

/// Something about the whole timeline that a person has to know, with its ways out.
///
/// @param weight how it looks
/// @param title one clause
/// @param text one or two sentences
/// @param waysOut what its buttons do, the most likely first
record Callout(Weight weight, String title, String text, List<WayOut> waysOut) {
    Callout {
        waysOut = List.copyOf(waysOut);
    }

    enum Weight {
        NOTICE("callout-notice"),
        WARNING("callout-warning"),
        DANGER("callout-danger");

        private final String styleClass;

        Weight(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }

    /// A button of a callout.
    ///
    /// @param id of the button
    /// @param text its label
    /// @param step what it leads to
    record WayOut(String id, String text, Step step) {}

    /// Where a button leads.
    sealed interface Step {
        record Apply(ApplyRequest request) implements Step {}

        record Repair(RepairRequest request) implements Step {}

        record Show(String version) implements Step {}

        record Edit(SourcePosition place) implements Step {}

        /// @param path of the file that gets the next free version
        record Renumber(String path) implements Step {}

        record Filtered(String filter) implements Step {}

        record Refresh() implements Step {}

        record GoBack(RollbackRequest scope) implements Step {}

        record Settle(Unfinished left) implements Step {}

        record EndSession(AbandonedWork work) implements Step {}
    }

    static Callout problem(Problem problem) {
        var place = problem.where();
        return new Callout(
                Weight.DANGER,
                problem.what(),
                "%s. %s".formatted(stripped(problem.why()), ProblemText.hint(problem)),
                place == null ? List.of() : waysOut(problem.code(), place));
    }

    private static List<WayOut> waysOut(ProblemCode code, SourcePosition place) {
        var edit = new WayOut("callout-edit", "Open in editor", new Step.Edit(place));
        return code == ProblemCode.DUPLICATE_VERSION
                ? List.of(
                        new WayOut(
                                "callout-renumber", "Renumber…", new Step.Renumber(place.file())),
                        edit)
                : List.of(edit);
    }

    private static String stripped(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
