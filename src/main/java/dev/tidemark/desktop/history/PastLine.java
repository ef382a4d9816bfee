package dev.tidemark.desktop.history;

import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastState;
import dev.tidemark.engine.history.RunDetail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of a run's page: a migration, one of its steps, or what was said meanwhile.
///
/// @param kind what it is, which sets its indent and weight
/// @param state how it ended; empty for what was said
/// @param text what it says
/// @param side rows and time, at the right
/// @param version the migration that it belongs to, empty for a change of all records
/// @param problem why it failed
record PastLine(
        Kind kind,
        Optional<PastState> state,
        String text,
        String side,
        String version,
        Optional<PastProblem> problem) {
    /// What a line is.
    enum Kind {
        MIGRATION,
        STEP,
        SAID,
        CHANGE
    }

    /// All lines of a run, in order.
    static List<PastLine> of(RunDetail detail) {
        var lines = new ArrayList<PastLine>();
        for (var change : detail.changes()) {
            lines.add(
                    new PastLine(
                            Kind.CHANGE,
                            Optional.of(PastState.RECORDED),
                            "%s: %s"
                                    .formatted(
                                            change.filename()
                                                    .or(change::version)
                                                    .orElse("all records"),
                                            change.what()),
                            "",
                            change.version().orElse(""),
                            Optional.empty()));
        }
        detail.migrations().forEach(migration -> add(migration, lines));
        return lines;
    }

    private static void add(PastMigration migration, List<PastLine> lines) {
        String version = migration.version();
        lines.add(
                new PastLine(
                        Kind.MIGRATION,
                        Optional.of(migration.state()),
                        migration.name(),
                        side(migration.rows(), migration.took()),
                        version,
                        migration.problem()));
        for (var attempt : migration.attempts()) {
            lines.add(
                    said(
                            version,
                            "attempt %d of %d was rolled back: %s (%s)"
                                    .formatted(
                                            attempt.number(),
                                            attempt.attempts(),
                                            attempt.message(),
                                            attempt.sqlState())));
        }
        for (var step : migration.steps()) {
            lines.add(
                    new PastLine(
                            Kind.STEP,
                            Optional.of(step.state()),
                            step.statement().strip().replaceAll("\\s+", " "),
                            side(step.rows(), step.took()),
                            version,
                            step.problem()));
            step.notices().forEach(notice -> lines.add(said(version, notice.message())));
        }
        migration.notices().forEach(notice -> lines.add(said(version, notice.message())));
    }

    private static PastLine said(String version, String text) {
        return new PastLine(Kind.SAID, Optional.empty(), text, "", version, Optional.empty());
    }

    private static String side(Optional<Long> rows, Optional<Duration> took) {
        var parts = new ArrayList<String>();
        // Most statements that are no DML touch no row.
        rows.filter(count -> count > 0)
                .ifPresent(count -> parts.add(count == 1 ? "1 row" : "%,d rows".formatted(count)));
        took.ifPresent(time -> parts.add(TimeText.took(time.toMillis())));
        return String.join(" · ", parts);
    }
}
