package dev.tidemark.engine.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// Reads columns of a journal row by name, null as empty.
record JournalRow(ResultSet row) {
    Optional<String> text(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    String textOr(String column, String other) throws SQLException {
        return text(column).orElse(other);
    }

    Optional<Integer> number(String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Optional<Long> count(String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Optional<Instant> time(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    UUID run() throws SQLException {
        return row.getObject("run_id", UUID.class);
    }

    Optional<WorkerSession> worker() throws SQLException {
        var start = time("backend_start");
        var pid = number("backend_pid");
        return start.isPresent() && pid.isPresent()
                ? Optional.of(new WorkerSession(pid.get(), start.get()))
                : Optional.empty();
    }

    JournalStep step() throws SQLException {
        return new JournalStep(
                number("step").orElse(0),
                number("step_count").orElse(0),
                number("line").orElse(0),
                textOr("statement", ""),
                textOr("step_sha256", ""));
    }

    JournalText script() throws SQLException {
        return new JournalText(
                textOr("script", ""), row.getLong("script_bytes"), text("script_sha256"));
    }

    JournalEntry entry() throws SQLException {
        return new JournalEntry(
                row.getLong("id"),
                run(),
                JournalEvent.of(row.getString("event")),
                time("at").orElseThrow(),
                text("direction").map(Direction::of),
                text("version"),
                text("filename"),
                text("mode"),
                number("step"),
                number("step_count"),
                number("line"),
                text("statement"),
                text("outcome").map(JournalOutcome::of),
                text("sqlstate"),
                text("error"),
                text("reason"),
                text("checksum"),
                count("rows"),
                count("duration_ms"),
                text("notices"),
                text("steps"),
                text("problem"),
                count("script_bytes"));
    }

    JournalRun journalRun() throws SQLException {
        return new JournalRun(
                row.getLong("id"),
                run(),
                JournalEvent.of(row.getString("event")),
                text("direction").map(Direction::of),
                time("at").orElseThrow(),
                time("finished_at"),
                text("run_outcome").map(JournalOutcome::of),
                text("run_error"),
                text("run_sqlstate"),
                text("run_problem"),
                count("run_ms"),
                number("migrations").orElse(0),
                text("first_version"),
                text("last_version"),
                text("statement"),
                text("reason"),
                textOr("db_role", ""),
                textOr("os_user", ""),
                textOr("host", ""),
                textOr("tidemark_version", ""),
                textOr("target", ""),
                count("application_pid").orElse(0L),
                worker());
    }
}
