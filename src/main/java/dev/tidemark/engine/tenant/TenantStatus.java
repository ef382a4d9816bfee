package dev.tidemark.engine.tenant;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.SurveyedTable;
import java.time.Instant;
import java.util.Optional;

/// Where one tenant stands.
///
/// @param schema its schema, which is its name
/// @param presence whether it is there, and was before
/// @param report its migrations with their states; one object for all tenants that stand alike, so
///   the tracking table it names may be another tenant's. Empty for one that has vanished or can't
///   be read
/// @param lastApplied when something was last applied to it
/// @param problem why it can't be read, or what is in the way of a run
/// @param table its tracking table as it was read; empty for one that has vanished
public record TenantStatus(
        String schema,
        Presence presence,
        Optional<StatusReport> report,
        Optional<Instant> lastApplied,
        Optional<Problem> problem,
        Optional<SurveyedTable> table) {

    /// Whether a tenant is there, and was before.
    public enum Presence {
        /// It has a tracking table.
        KNOWN,
        /// Its schema is found, and has no tracking table.
        NEW,
        /// It is listed or was worked on, and its schema is not there.
        VANISHED
    }

    /// Where a tenant stands, in one word.
    public enum Standing {
        /// Everything is applied.
        CURRENT("up to date"),
        /// Something is pending.
        BEHIND("behind"),
        /// Its schema has no tracking table.
        NEW("new"),
        /// Something has to be mended before a run.
        BLOCKED("blocked"),
        /// Its schema is not there.
        VANISHED("vanished");

        private final String text;

        Standing(String text) {
            this.text = text;
        }

        /// As people read it.
        public String text() {
            return text;
        }
    }

    /// Where it stands, in one word.
    public Standing standing() {
        if (presence == Presence.VANISHED) {
            return Standing.VANISHED;
        }
        if (problem.isPresent()) {
            return Standing.BLOCKED;
        }
        if (presence == Presence.NEW) {
            return Standing.NEW;
        }
        return pending() > 0 ? Standing.BEHIND : Standing.CURRENT;
    }

    /// How many migrations are in force.
    public int applied() {
        return report.map(found -> found.summary().applied()).orElse(0);
    }

    /// How many migrations a run would apply.
    public int pending() {
        return report.map(found -> found.next().size()).orElse(0);
    }
}
