package dev.tidemark.desktop.repair;

import dev.tidemark.desktop.code.CodeDifference;
import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.difference.Difference;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.repair.RepairPlan;
import dev.tidemark.engine.repair.Repairs;
import dev.tidemark.engine.repair.Takeover;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.Renames;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Actor;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads files and database anew and plans a repair of what it finds. Changes nothing; blocks.
///
/// @param sources where it is read from
/// @param actor who repairs
record Preparation(Sources sources, Actor actor) {

    /// Plans it.
    ///
    /// @param chosen the version that the person chose among [Prepared#choices]; empty for the one
    ///   that fits best
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be done, with the reason
    Prepared of(RepairRequest request, Optional<String> chosen) {
        var project = sources.project();
        try (var session = sources.browsing().open("browse")) {
            var report = sources.compare(project, session);
            return prepared(session, report, request, chosen);
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not read", e);
        }
    }

    private Prepared prepared(
            PgSession session,
            StatusReport report,
            RepairRequest request,
            Optional<String> chosen) {
        var repairs = new Repairs(report, actor);
        var takeover = new Takeover(report, actor);
        return switch (request) {
            case RepairRequest.Accept accept -> plain(repairs.accept(session, accept.version()));
            case RepairRequest.Forget forget -> plain(repairs.forget(forget.version()));
            case RepairRequest.Mark mark -> plain(repairs.mark(mark.version()));
            case RepairRequest.Adopt _ -> plain(takeover.adopt());
            case RepairRequest.Rename rename -> rename(repairs, report, rename.version(), chosen);
            case RepairRequest.Baseline baseline -> {
                String version = chosen.orElse(baseline.version());
                yield of(takeover.baseline(version), versions(report), version);
            }
        };
    }

    /// Without a choice the only file that fits, else the first of all.
    private static Prepared rename(
            Repairs repairs, StatusReport report, String version, Optional<String> chosen) {
        var choices = newFiles(report);
        Optional<String> fits =
                report.find(version)
                        .flatMap(row -> Renames.of(report, row))
                        .map(candidate -> candidate.file().version().text());
        Optional<String> to = chosen.or(() -> fits).or(() -> choices.stream().findFirst());
        return to.map(name -> of(repairs.renameTo(version, name), choices, name))
                .orElseGet(() -> plain(repairs.rename(version)));
    }

    private static List<String> newFiles(StatusReport report) {
        return report.rows().stream()
                .filter(row ->
                        row.state() == MigrationState.PENDING
                                || row.state() == MigrationState.OUT_OF_ORDER)
                .flatMap(row -> row.migration().stream())
                .map(file -> file.version().text())
                .toList();
    }

    private static List<String> versions(StatusReport report) {
        return report.rows().reversed().stream()
                .flatMap(row -> row.migration().stream())
                .filter(file -> !file.repeatable())
                .map(Migration::version)
                .map(Object::toString)
                .toList();
    }

    private static Prepared plain(RepairPlan plan) {
        return of(plan, List.of(), "");
    }

    private static Prepared of(RepairPlan plan, List<String> choices, String chosen) {
        Optional<Difference> lines = plan.difference().map(it -> it.lines());
        return new Prepared(
                plan,
                CodeLine.of(sql(plan)),
                lines.map(CodeDifference::of).map(CodeDifference::unified).orElse(List.of()),
                plan.difference().filter(it -> it.cut()).isPresent(),
                choices,
                chosen);
    }

    /// What the server gets, the journal's own rows told by number.
    private static String sql(RepairPlan plan) {
        String statements =
                plan.statements().stream()
                        .map(statement -> statement.strip() + ";\n")
                        .collect(Collectors.joining());
        String journal =
                plan.entries().size() == 1
                        ? "-- and one row in the journal that says who did it, when and why"
                        : "-- and %d rows in the journal that say who did it, when and why"
                                .formatted(plan.entries().size());
        return "BEGIN;\n%s%s\nCOMMIT;\n".formatted(statements, journal);
    }
}
