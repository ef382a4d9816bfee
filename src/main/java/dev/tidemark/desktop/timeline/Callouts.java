package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.timeline.Callout.Step;
import dev.tidemark.desktop.timeline.Callout.WayOut;
import dev.tidemark.desktop.timeline.Callout.Weight;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.Renames;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds what a person has to know before the rows.
final class Callouts {
    /// More of one kind are told in one callout.
    private static final int MOST_OF_A_KIND = 2;

    private final Snapshot snapshot;
    private final StatusReport report;
    private final List<Callout> found = new ArrayList<>();

    private Callouts(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.report = snapshot.report();
    }

    /// What is to be told, most urgent first. Callable on any thread.
    static List<Callout> of(Snapshot snapshot) {
        var callouts = new Callouts(snapshot);
        callouts.abandoned();
        callouts.unfinished();
        callouts.projectProblems();
        callouts.changed();
        callouts.missing();
        callouts.tracking();
        return List.copyOf(callouts.found);
    }

    private void abandoned() {
        report.tracking()
                .abandoned()
                .ifPresent(work ->
                        found.add(
                                new Callout(
                                        Weight.DANGER,
                                        "The server still works for a run whose program is gone",
                                        "It is server %s. Nothing runs beside it: wait for its end, or end its session."
                                                .formatted(work.text()),
                                        List.of(
                                                new WayOut(
                                                        "callout-look",
                                                        "Look again",
                                                        new Step.Refresh()),
                                                new WayOut(
                                                        "callout-end-session",
                                                        "End the session…",
                                                        new Step.EndSession(work))))));
    }

    private void unfinished() {
        for (var row : report.rows()) {
            boolean failed = row.state() == MigrationState.FAILED;
            if (!failed && row.state() != MigrationState.INTERRUPTED) {
                continue;
            }
            var ways = new ArrayList<WayOut>();
            row.unfinished()
                    .filter(work -> work.direction() == Direction.APPLY)
                    .ifPresent(_ ->
                            ways.add(
                                    new WayOut(
                                            "callout-resume",
                                            "Resume…",
                                            new Step.Apply(
                                                    new ApplyRequest.Resume(row.version())))));
            ways.add(new WayOut("callout-show", "Show", new Step.Show(row.version())));
            found.add(
                    new Callout(
                            Weight.DANGER,
                            "%s %s".formatted(row.version(), failed ? "failed" : "was interrupted"),
                            sentence(row),
                            ways));
        }
    }

    private static String sentence(StatusRow row) {
        // That the server still works is a callout of its own.
        var told =
                row.state() == MigrationState.INTERRUPTED
                        ? row.reasons().stream().limit(1).toList()
                        : row.reasons();
        String reasons = String.join("; ", told);
        return reasons.isEmpty()
                ? "Nothing else runs before that is settled."
                : "%s%s. Nothing else runs before that is settled."
                        .formatted(
                                reasons.substring(0, 1).toUpperCase(Locale.ROOT),
                                reasons.substring(1));
    }

    private void projectProblems() {
        var problems = snapshot.project().problems();
        problems.stream().limit(MOST_OF_A_KIND).map(Callout::problem).forEach(found::add);
        int more = problems.size() - MOST_OF_A_KIND;
        if (more > 0) {
            var next = problems.get(MOST_OF_A_KIND);
            found.add(
                    new Callout(
                            Weight.DANGER,
                            "%d more problems of the files".formatted(more),
                            "The next one: %s: %s".formatted(next.what(), next.why()),
                            edit(next)));
        }
    }

    private static List<WayOut> edit(Problem problem) {
        var place = problem.where();
        return place == null
                ? List.of()
                : List.of(new WayOut("callout-edit", "Open in editor", new Step.Edit(place)));
    }

    private void changed() {
        var rows = report.in(MigrationState.CHANGED);
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() > MOST_OF_A_KIND) {
            found.add(
                    new Callout(
                            Weight.WARNING,
                            "%d files changed after they were applied".formatted(rows.size()),
                            "The database has what their earlier texts did.",
                            List.of(
                                    new WayOut(
                                            "callout-filter",
                                            "Show them",
                                            new Step.Filtered("state:changed")))));
            return;
        }
        for (var row : rows) {
            String version = row.version();
            found.add(
                    new Callout(
                            Weight.WARNING,
                            "%s changed after it was applied".formatted(version),
                            "The database has what the earlier text did. Put the file back, or accept it as it is now.",
                            List.of(
                                    new WayOut(
                                            "callout-show",
                                            "Show the difference",
                                            new Step.Show(version)),
                                    new WayOut(
                                            "callout-accept",
                                            "Accept…",
                                            new Step.Repair(new RepairRequest.Accept(version))))));
        }
    }

    private void missing() {
        var rows = report.in(MigrationState.MISSING);
        for (var row : rows.subList(0, Math.min(MOST_OF_A_KIND, rows.size()))) {
            var renamed = Renames.of(report, row).map(Renames.Candidate::file);
            String version = row.version();
            found.add(
                    new Callout(
                            Weight.WARNING,
                            "%s is in force and has no file".formatted(version),
                            renamed.map(Migration::path)
                                    .map("It looks as if it was renamed to %s."::formatted)
                                    .orElse(
                                            "Bring the file back, or forget the record if its work is not needed."),
                            List.of(
                                    renamed.isPresent()
                                            ? new WayOut(
                                                    "callout-rename",
                                                    "Rename the record…",
                                                    new Step.Repair(
                                                            new RepairRequest.Rename(version)))
                                            : new WayOut(
                                                    "callout-forget",
                                                    "Forget…",
                                                    new Step.Repair(
                                                            new RepairRequest.Forget(version))),
                                    new WayOut("callout-show", "Show", new Step.Show(version)))));
        }
    }

    private void tracking() {
        var tracking = report.tracking();
        if (!tracking.exists()) {
            firstTime();
            return;
        }
        if (tracking.table().tool() != Tool.TIDEMARK && !tracking.journalExists()) {
            found.add(
                    new Callout(
                            Weight.NOTICE,
                            "%s is the table of %s"
                                    .formatted(tracking.name(), tracking.table().tool().title()),
                            "Taking it over adds nullable columns and a journal. %s keeps working."
                                    .formatted(tracking.table().tool().title()),
                            List.of(
                                    new WayOut(
                                            "callout-adopt",
                                            "Adopt…",
                                            new Step.Repair(new RepairRequest.Adopt())))));
        }
    }

    private void firstTime() {
        if (report.rows().isEmpty()) {
            return;
        }
        var ways = new ArrayList<WayOut>();
        if (!report.next().isEmpty()) {
            ways.add(
                    new WayOut(
                            "callout-apply",
                            "Apply everything…",
                            new Step.Apply(new ApplyRequest.Everything())));
        }
        Possibilities.newest(report)
                .ifPresent(version ->
                        ways.add(
                                new WayOut(
                                        "callout-baseline",
                                        "Baseline…",
                                        new Step.Repair(new RepairRequest.Baseline(version)))));
        found.add(
                new Callout(
                        Weight.NOTICE,
                        "This database has no tracking table",
                        "The first apply creates %s. If the database has some of these migrations already, record them with a baseline; if another tool keeps a table under another name, name it in tidemark.toml."
                                .formatted(report.tracking().name()),
                        ways));
    }
}
