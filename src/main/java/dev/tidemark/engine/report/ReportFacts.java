package dev.tidemark.engine.report;

import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.migration.DurationText;
import java.util.LinkedHashMap;
import java.util.Map;

/// What stands above a report for people.
final class ReportFacts {
    private ReportFacts() {}

    /// Names and values, in the order of reading.
    static Map<String, String> of(RunReport report) {
        var run = report.run();
        var record = run.record();
        var facts = new LinkedHashMap<String, String>();
        facts.put(
                "Outcome",
                "%s (%s)".formatted(ReportWords.state(run.state()), run.state().sentence()));
        facts.put("Target", record.target());
        facts.put("By", run.actor());
        facts.put("Started", ReportWords.time(record.startedAt(), report.zone()));
        record.finishedAt()
                .ifPresent(at -> facts.put("Ended", ReportWords.time(at, report.zone())));
        run.took().ifPresent(took -> facts.put("Time", DurationText.shown(took)));
        if (run.ranMigrations()) {
            var migrations = report.detail().migrations();
            long good = migrations.stream().filter(ReportFacts::good).count();
            facts.put("Migrations", "%d done of %d begun".formatted(good, migrations.size()));
        }
        record.what().ifPresent(what -> facts.put("What", what));
        record.reason().ifPresent(reason -> facts.put("Why", reason));
        facts.put("Tidemark", record.tidemarkVersion());
        facts.put("Run", record.run().toString());
        return facts;
    }

    private static boolean good(PastMigration migration) {
        return switch (migration.state()) {
            case APPLIED, ROLLED_BACK -> true;
            default -> false;
        };
    }
}
