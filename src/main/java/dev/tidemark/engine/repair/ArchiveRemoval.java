package dev.tidemark.engine.repair;

import dev.tidemark.engine.archive.Archive;
import dev.tidemark.engine.archive.ByteSize;
import dev.tidemark.engine.archive.Keepsake;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.TrackingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Removes saved data from the archive for good.
public final class ArchiveRemoval {
    private ArchiveRemoval() {}

    /// What removing would do.
    ///
    /// @param ids numbers in the archive
    /// @throws dev.tidemark.engine.problem.ProblemException DATA_NOT_IN_ARCHIVE when one of them is
    ///   not there
    public static RepairPlan plan(
            PgSession session, TrackingState state, Actor actor, List<Long> ids) {
        var entries = Archive.of(session, state.name().toString());
        var explanation = new ArrayList<String>();
        var statements = new ArrayList<String>();
        var notes = new ArrayList<RepairPlan.Entry>();
        for (long id : ids.stream().distinct().toList()) {
            var entry =
                    entries.stream()
                            .filter(one -> one.id() == id)
                            .findFirst()
                            .orElseThrow(() -> notThere(id).asException());
            explanation.add(sentence(entry));
            statements.addAll(Archive.removal(entry));
            notes.add(
                    new RepairPlan.Entry(
                            JournalEvent.REPAIR,
                            Optional.of(entry.version()),
                            Optional.empty(),
                            "removed %s from the archive".formatted(entry.text())));
        }
        return new RepairPlan(
                ids.size() == 1
                        ? "Remove number %d from the archive".formatted(ids.getFirst())
                        : "Remove %d things from the archive".formatted(ids.size()),
                explanation,
                statements,
                Optional.empty(),
                state,
                actor,
                UUID.randomUUID(),
                notes);
    }

    private static String sentence(Keepsake entry) {
        return "Number %d, %s saved from %s (%s), is gone for good; %s."
                .formatted(
                        entry.id(),
                        entry.text(),
                        entry.version(),
                        ByteSize.text(entry.bytes()),
                        entry.broughtBack().isPresent()
                                ? "it was brought back"
                                : "it was never brought back");
    }

    private static Problem notThere(long id) {
        return Problem.of(
                ProblemCode.DATA_NOT_IN_ARCHIVE,
                "Nothing was removed from the archive",
                "it has no number %d".formatted(id),
                "Name a number that `tidemark repair archive list` shows.");
    }
}
