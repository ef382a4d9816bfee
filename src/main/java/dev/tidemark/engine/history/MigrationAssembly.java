package dev.tidemark.engine.history;

import dev.tidemark.engine.json.JsonTree;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.JournalEntry;
import dev.tidemark.engine.tracking.JournalEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the rows of one migration of a run together.
final class MigrationAssembly {
    /// What has no end is in this state.
    private final PastState open;

    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<PastAttempt> attempts = new ArrayList<>();
    private final Map<Integer, PastStep> steps = new LinkedHashMap<>();
    private @Nullable JournalEntry end;

    /// @param run the state of the run
    MigrationAssembly(PastState run) {
        this.open = run.ended() ? PastState.UNKNOWN : run;
    }

    void add(JournalEntry entry) {
        switch (entry.event()) {
            case MIGRATION_FINISHED -> end = entry;
            case STEP_STARTED -> step(entry, open, Optional.of(entry));
            case STEP_FINISHED -> step(entry, state(entry), Optional.empty());
            case ATTEMPT_FAILED ->
                    attempts.add(
                            new PastAttempt(
                                    entry.step().orElse(0),
                                    entry.steps().orElse(0),
                                    entry.at(),
                                    entry.sqlState().orElse(""),
                                    entry.error().orElse("")));
            default -> {
                // Its beginning says nothing that is not in the other rows too.
            }
        }
        entries.add(entry);
    }

    PastMigration done() {
        var last = end == null ? entries.getFirst() : end;
        var ended = Optional.ofNullable(end);
        return new PastMigration(
                last.version().orElse(""),
                last.filename(),
                last.direction().orElse(Direction.APPLY),
                last.mode(),
                last.checksum(),
                ended.map(this::state).orElse(open),
                last.at(),
                ended.flatMap(JournalEntry::durationMs).map(Duration::ofMillis),
                ended.flatMap(JournalEntry::rows),
                steps.isEmpty() ? statements() : List.copyOf(steps.values()),
                ended.map(it -> DetailAssembly.notices(it.notices())).orElse(List.of()),
                attempts,
                ended.flatMap(DetailAssembly::problem),
                entries.stream().flatMap(it -> it.scriptBytes().stream()).findFirst());
    }

    private PastState state(JournalEntry entry) {
        return entry.outcome().map(PastState::of).orElse(open);
    }

    private void step(JournalEntry entry, PastState state, Optional<JournalEntry> start) {
        int number = entry.step().orElse(0);
        var before = Optional.ofNullable(steps.get(number));
        steps.put(
                number,
                new PastStep(
                        number,
                        entry.line().orElse(0),
                        entry.statement().orElse(""),
                        state,
                        start.map(JournalEntry::at).or(() -> before.flatMap(PastStep::startedAt)),
                        entry.durationMs().map(Duration::ofMillis),
                        entry.event() == JournalEvent.STEP_FINISHED
                                ? entry.rows()
                                : Optional.empty(),
                        DetailAssembly.notices(entry.notices()),
                        DetailAssembly.problem(entry)));
    }

    /// The statements of a migration in one transaction come with its end.
    private List<PastStep> statements() {
        return Optional.ofNullable(end).flatMap(JournalEntry::statements).map(JsonTree::of).stream()
                .flatMap(array -> array.items().stream())
                .map(this::statement)
                .toList();
    }

    private PastStep statement(JsonTree json) {
        return new PastStep(
                json.number("index").orElse(0L).intValue(),
                json.number("line").orElse(0L).intValue(),
                json.text("statement").orElse(""),
                end == null ? open : state(end),
                Optional.empty(),
                json.number("ms").map(Duration::ofMillis),
                json.number("rows"),
                List.of(),
                Optional.empty());
    }
}
