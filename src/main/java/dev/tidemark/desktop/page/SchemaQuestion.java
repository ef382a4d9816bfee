package dev.tidemark.desktop.page;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Where several schemas have a tracking table, a page has nothing to show before one is chosen.
public final class SchemaQuestion {
    private SchemaQuestion() {}

    /// What leads on from a problem of such a page: to where the choice is made, else the same
    /// again.
    ///
    /// @param again what is offered for all other problems
    public static List<Action> waysOut(
            @Nullable Problem problem, Action again, Navigator navigator) {
        if (problem == null) {
            return List.of();
        }
        if (problem.code() != ProblemCode.TRACKING_AMBIGUOUS) {
            return List.of(again);
        }
        return List.of(
                Action.of(
                        "schema.choose",
                        "Choose a schema…",
                        "Shows the schemas that have a tracking table",
                        BootstrapIcons.DIAGRAM_3,
                        navigator::timeline),
                Action.of(
                        "schema.all-tenants",
                        "All of them as tenants",
                        "Shows all tenants, which can be verified together",
                        BootstrapIcons.COLLECTION,
                        navigator::tenants));
    }
}
