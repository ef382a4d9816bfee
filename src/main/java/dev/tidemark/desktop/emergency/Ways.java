package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.rollout.emergency.RestorePort;
import dev.tidemark.engine.rollout.emergency.WayBack;
import dev.tidemark.engine.rollout.emergency.WaysBack;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.run.Planner;
import dev.tidemark.engine.run.RunSettings.Saving;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.status.StatusRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Files and database read for one emergency rollback, and some of the ways back. Immutable.
///
/// @param project the files
/// @param identity which database it is
/// @param ways those that were asked for
/// @param inForce versions that scripts can go back to, the latest applied first
/// @param left an emergency rollback that another process left behind
record Ways(
        Project project,
        ServerIdentity identity,
        List<WayBack> ways,
        List<String> inForce,
        Optional<Unfinished> left) {
    Ways {
        ways = List.copyOf(ways);
        inForce = List.copyOf(inForce);
    }

    /// What is looked for.
    ///
    /// @param kinds the ways
    /// @param selection what the scripts would take back
    /// @param saving what becomes of data that they take away
    record Question(List<WayBack.Kind> kinds, Selection.Back selection, Saving saving) {
        Question {
            kinds = List.copyOf(kinds);
        }
    }

    /// What restores backups of a project's database.
    @FunctionalInterface
    interface Restores {
        RestorePort of(Project project);
    }

    /// Reads. Called on any thread but the user interface's.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when files, journals or database can't
    ///   be read
    /// @throws InterruptedException when interrupted
    static Ways read(
            Sources sources, Question question, Restores restores, ProcedureFolder procedures)
            throws InterruptedException {
        var project = sources.project();
        try (var session = sources.browsing().open("plan")) {
            var identity = ServerIdentity.read(session);
            var report = sources.compare(project, session);
            var tracking = sources.tracking(project);
            var ways =
                    new WaysBack(
                                    project,
                                    report,
                                    tracking,
                                    session,
                                    restores.of(project),
                                    question.saving())
                            .of(question.kinds(), question.selection(), Instant.now());
            return new Ways(
                    project,
                    identity,
                    ways,
                    new Planner(project, report, tracking)
                            .newestFirst().stream().map(StatusRow::version).toList(),
                    procedures.unfinished(ProcedureFolder.key(identity)).stream()
                            .filter(one -> one.kind() == ProcedureKind.EMERGENCY)
                            .findFirst());
        } catch (SQLException e) {
            throw QueryFailure.problem("The ways back were not found out", e);
        }
    }
}
