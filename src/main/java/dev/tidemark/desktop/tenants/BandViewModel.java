package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.tenants.RolloutRequest.Act;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.RolloutSummary.Phase;
import dev.tidemark.engine.tenant.rollout.TenantRollout;
import java.sql.SQLException;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is said above the tenants of a rollout that somebody began: another process, or one that
/// died. Used on the JavaFX thread.
final class BandViewModel {
    private final TenantsViewModel tenants;
    private final TenantWizards wizards;
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(new Standing(Kind.NONE, "", ""));
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// What is to be said.
    ///
    /// @param title what is the matter
    /// @param text how far it is
    record Standing(Kind kind, String title, String text) {}

    /// What is the matter.
    enum Kind {
        /// Nothing needs anybody.
        NONE,
        /// Some process works on it.
        UNDER_WAY,
        /// Nobody works on it, and it is not at its end.
        INTERRUPTED,
        PAUSED,
        /// It has ended, and some tenants are not done.
        UNDONE
    }

    BandViewModel(TenantsViewModel tenants, TenantWizards wizards) {
        this.tenants = tenants;
        this.wizards = wizards;
        tenants.tableProperty().subscribe(this::show);
    }

    private void show(@Nullable TenantTable table) {
        var latest = table == null ? null : table.rollout().orElse(null);
        if (table == null || latest == null) {
            standing.set(new Standing(Kind.NONE, "", ""));
            return;
        }
        String text =
                "%s: %s.".formatted(SummaryWords.task(latest.task()), SummaryWords.counts(latest));
        String because = latest.reason().map(reason -> ", " + reason).orElse("");
        standing.set(
                switch (kind(table, latest)) {
                    case NONE -> new Standing(Kind.NONE, "", "");
                    case UNDER_WAY -> new Standing(Kind.UNDER_WAY, "A rollout is under way", text);
                    case INTERRUPTED ->
                            new Standing(
                                    Kind.INTERRUPTED,
                                    "A rollout was interrupted: nobody works on it",
                                    text);
                    case PAUSED -> new Standing(Kind.PAUSED, "A rollout is paused" + because, text);
                    case UNDONE ->
                            new Standing(
                                    Kind.UNDONE,
                                    latest.phase() == Phase.STOPPED
                                            ? "The last rollout was stopped" + because
                                            : "The last rollout left tenants undone",
                                    text);
                });
    }

    private static Kind kind(TenantTable table, RolloutSummary latest) {
        return switch (latest.phase()) {
            case RUNNING -> table.attended() ? Kind.UNDER_WAY : Kind.INTERRUPTED;
            case PAUSED -> Kind.PAUSED;
            case STOPPED, FINISHED ->
                    SummaryWords.retriable(latest) && needed(table, latest)
                            ? Kind.UNDONE
                            : Kind.NONE;
        };
    }

    /// Whether one of those that failed has not been brought up to date otherwise.
    private static boolean needed(TenantTable table, RolloutSummary latest) {
        boolean back = latest.task().startsWith("rollback");
        return table.rows().stream()
                .filter(row -> row.last().filter(BandViewModel::undone).isPresent())
                .anyMatch(row -> back || row.state() != TenantState.CURRENT);
    }

    private static boolean undone(dev.tidemark.engine.tenant.rollout.TenantResult result) {
        return switch (result.state()) {
            case WAITING, WORKING, FAILED, BLOCKED -> true;
            case DONE, EXCLUDED -> false;
        };
    }

    /// Opens the wizard that goes on with it.
    void goOn(Act act) {
        wizards.show(new RolloutRequest.GoOn(act));
    }

    /// Lets no process begin another tenant.
    void pause() {
        turn((session, project) -> TenantRollout.pause(session, project, "paused in the window"));
    }

    /// Ends it.
    void end() {
        turn((session, project) -> TenantRollout.stop(session, project, "ended in the window"));
    }

    private void turn(BiFunction<PgSession, Project, RolloutSummary> act) {
        var table = tenants.tableProperty().get();
        if (table == null) {
            return;
        }
        var runs = tenants.context().target().runsInAllSchemas();
        var project = table.report().project();
        problem.set(null);
        tenants.context()
                .work()
                .start(
                        () -> {
                            try (var session = runs.open("tenants")) {
                                return act.apply(session, project);
                            } catch (SQLException e) {
                                throw QueryFailure.problem("The rollout was not asked", e);
                            }
                        },
                        _ -> {},
                        problem::set,
                        tenants::refresh);
    }

    ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// Why pausing or ending did not work; null when it did.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
