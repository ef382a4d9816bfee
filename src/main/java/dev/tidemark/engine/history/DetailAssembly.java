package dev.tidemark.engine.history;

import dev.tidemark.engine.json.JsonTree;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.tracking.JournalEntry;
import dev.tidemark.engine.tracking.JournalEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the rows of one run together.
final class DetailAssembly {
    private final PastRun run;
    private final Map<String, MigrationAssembly> migrations = new LinkedHashMap<>();
    private final List<PastChange> changes = new ArrayList<>();

    private DetailAssembly(PastRun run) {
        this.run = run;
    }

    /// @param entries all rows of the run, in order
    static RunDetail of(PastRun run, List<JournalEntry> entries) {
        var assembly = new DetailAssembly(run);
        entries.forEach(assembly::add);
        return new RunDetail(
                run,
                assembly.migrations.values().stream().map(MigrationAssembly::done).toList(),
                assembly.changes);
    }

    private void add(JournalEntry entry) {
        switch (entry.event()) {
            case RUN_STARTED, RUN_FINISHED -> {
                // The run itself has them.
            }
            case REPAIR, ADOPT, BASELINE ->
                    changes.add(
                            new PastChange(
                                    entry.version(),
                                    entry.filename(),
                                    entry.statement().orElse("")));
            case MIGRATION_STARTED,
                    MIGRATION_FINISHED,
                    STEP_STARTED,
                    STEP_FINISHED,
                    ATTEMPT_FAILED ->
                    entry.version()
                            .ifPresent(version ->
                                    migrations
                                            .computeIfAbsent(
                                                    version,
                                                    _ -> new MigrationAssembly(run.state()))
                                            .add(entry));
        }
    }

    /// What the journal keeps of the server's messages.
    static List<ServerNotice> notices(Optional<String> json) {
        return json.map(JsonTree::of).stream()
                .flatMap(array -> array.items().stream())
                .map(notice ->
                        new ServerNotice(
                                notice.text("severity").orElse("NOTICE"),
                                notice.text("sqlState").orElse(""),
                                notice.text("message").orElse(""),
                                notice.text("detail").orElse(null),
                                notice.text("hint").orElse(null)))
                .toList();
    }

    static Optional<PastProblem> problem(JournalEntry entry) {
        return entry.event() == JournalEvent.ATTEMPT_FAILED
                ? Optional.empty()
                : PastProblem.of(entry.error(), entry.sqlState(), entry.problem());
    }
}
