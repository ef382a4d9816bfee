package dev.tidemark.engine.run;

import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import java.util.ArrayList;
import java.util.List;

/// What the reader of a plan to apply should know beside the migrations themselves.
final class PlanNotes {
    private final StatusReport status;

    PlanNotes(StatusReport status) {
        this.status = status;
    }

    /// One sentence each.
    ///
    /// @param chosen what will run
    List<String> of(List<StatusRow> chosen) {
        var notes = new ArrayList<>(skippedHere());
        if (status.tracking().createsSchema() && !chosen.isEmpty()) {
            notes.add(
                    "There is no schema %s: it is created."
                            .formatted(status.tracking().name().schema()));
        }
        for (var row : chosen) {
            row.migration()
                    .filter(migration -> migration.summary().statements() == 0)
                    .filter(migration -> migration.header().runner().isEmpty())
                    .ifPresent(migration ->
                            notes.add(
                                    "%s holds no statement: it is only recorded as applied."
                                            .formatted(migration.path())));
        }
        return notes;
    }

    private List<String> skippedHere() {
        var notes = new ArrayList<String>();
        for (var row : status.rows()) {
            if (row.state() == MigrationState.SKIPPED) {
                notes.add(
                        "%s is skipped here: %s"
                                .formatted(row.name(), String.join("; ", row.reasons())));
            }
        }
        return notes;
    }
}
