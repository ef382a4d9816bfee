package dev.tidemark.engine.report;

import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.history.PastState;
import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.postgres.ServerNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// How reports for people say things.
final class ReportWords {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private ReportWords() {}

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    static String stamp(Instant at, ZoneId zone) {
        return STAMP.format(at.atZone(zone));
    }

    static String took(Optional<Duration> duration) {
        return duration.map(DurationText::shown).orElse("");
    }

    static String title(PastRun run) {
        return switch (run.kind()) {
            case "apply" -> "Migrations applied to " + run.record().target();
            case "rollback" -> "Migrations taken back from " + run.record().target();
            default -> "Records changed in " + run.record().target();
        };
    }

    /// The state's word with a sign, so that it does not hang on a colour.
    static String state(PastState state) {
        String sign =
                switch (state) {
                    case APPLIED, RECORDED -> "✓";
                    case ROLLED_BACK -> "↩";
                    case FAILED, PARTIAL -> "✗";
                    case STOPPED, SKIPPED -> "–";
                    case UNKNOWN -> "?";
                    case RUNNING -> "●";
                    case ABANDONED, INTERRUPTED -> "◌";
                };
        return sign + " " + state.text();
    }

    static String notice(ServerNotice notice) {
        return "%s: %s".formatted(notice.severity(), notice.message());
    }
}
