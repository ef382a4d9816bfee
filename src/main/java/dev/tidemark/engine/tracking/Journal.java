package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Writes one run's events to the journal, a table that only grows.
///
/// Each method gives one INSERT without final semicolon, to be sent in the transaction that the
/// event belongs to, or alone where it has to outlive one. Times are the server's.
public final class Journal {
    /// How many characters are kept of a statement's text.
    public static final int STATEMENT_HEAD = 1000;

    private final String insert;
    private final UUID run;
    private final Actor actor;

    /// @param tracking the tracking table; the journal lies beside it
    /// @param run the id that ties the events together
    public Journal(TrackingTableName tracking, UUID run, Actor actor) {
        this.insert = "insert into " + tracking.journal().quoted() + " (";
        this.run = run;
        this.actor = actor;
    }

    /// The run whose events this writes.
    public UUID run() {
        return run;
    }

    /// A run begins.
    ///
    /// @param worker the session that runs the migrations
    /// @param lockPid the server process of the session that holds the lock
    public String runStarted(Direction direction, WorkerSession worker, int lockPid) {
        return insert(
                by(event(JournalEvent.RUN_STARTED))
                        .text("direction", direction.text())
                        .worker(worker)
                        .number("lock_pid", lockPid));
    }

    /// A run ends.
    public String runFinished(Direction direction, JournalEnd end) {
        return insert(
                event(JournalEvent.RUN_FINISHED).text("direction", direction.text()).end(end));
    }

    /// A migration begins that commits step by step; has to be committed before its first step. A
    /// migration that commits as a whole needs no such event.
    ///
    /// @param steps how many steps it has, 0 when not known
    /// @param script the full text that will run
    public String migrationStarted(
            JournalSubject subject, WorkerSession worker, int steps, Optional<JournalText> script) {
        return insert(
                event(JournalEvent.MIGRATION_STARTED)
                        .subject(subject)
                        .worker(worker)
                        .number("step_count", steps)
                        .script(script));
    }

    /// A migration ends.
    ///
    /// @param statements what ran, for a migration in one transaction; empty where each step has
    ///   its own events
    /// @param script the full text that ran, unless the start has it
    public String migrationFinished(
            JournalSubject subject,
            JournalEnd end,
            List<JournalStatement> statements,
            Optional<JournalText> script) {
        var row = event(JournalEvent.MIGRATION_FINISHED).subject(subject).end(end).script(script);
        if (!statements.isEmpty()) {
            row.number("step_count", statements.size())
                    .text("steps", JournalJson.statements(statements));
        }
        return insert(row);
    }

    /// A step begins; has to be committed before the step is sent.
    public String stepStarted(JournalSubject subject, JournalStep step) {
        return insert(event(JournalEvent.STEP_STARTED).subject(subject).step(step));
    }

    /// A step ends.
    public String stepFinished(JournalSubject subject, JournalStep step, JournalEnd end) {
        return insert(event(JournalEvent.STEP_FINISHED).subject(subject).step(step).end(end));
    }

    /// What ran of a migration was rolled back because of others' locks, and will be tried again.
    ///
    /// @param attempt the attempt that failed, from 1
    /// @param attempts attempts in all
    /// @param sqlState the server's code
    /// @param message the server's words
    public String attemptFailed(
            JournalSubject subject, int attempt, int attempts, String sqlState, String message) {
        return insert(
                event(JournalEvent.ATTEMPT_FAILED)
                        .subject(subject)
                        .number("step", attempt)
                        .number("step_count", attempts)
                        .text("sqlstate", sqlState)
                        .text("error", message));
    }

    /// A person changed the records: [JournalEvent#REPAIR], [JournalEvent#ADOPT] or
    /// [JournalEvent#BASELINE].
    ///
    /// @param version the version it is about, empty for the whole table
    /// @param migration the file it is about; its checksum counts as the one last applied
    /// @param what what was done, one sentence
    /// @param reason why, in the person's words
    public String changed(
            JournalEvent kind,
            Optional<String> version,
            Optional<Migration> migration,
            String what,
            Optional<String> reason) {
        var row = by(event(kind)).text("statement", what);
        version.ifPresent(text -> row.text("version", text));
        migration.ifPresent(
                file -> row.text("filename", file.filename()).text("checksum", file.checksum()));
        reason.ifPresent(text -> row.text("reason", text));
        return insert(row);
    }

    private Row event(JournalEvent event) {
        return new Row().text("run_id", run.toString()).text("event", event.text());
    }

    private Row by(Row row) {
        return row.text("db_role", actor.role())
                .text("os_user", actor.osUser())
                .text("host", actor.host())
                .text("tidemark_version", actor.tidemarkVersion())
                .text("target", actor.target())
                .number("application_pid", actor.applicationPid());
    }

    private String insert(Row row) {
        return insert + row.columns + ") values (" + row.literals + ")";
    }

    /// Columns and literals of one event. The journal's own column names need no quotes.
    private static final class Row {
        private final StringBuilder columns = new StringBuilder();
        private final StringBuilder literals = new StringBuilder();

        Row text(String column, String value) {
            return put(column, RowValues.literal(value));
        }

        Row number(String column, long value) {
            return put(column, String.valueOf(value));
        }

        private Row put(String column, String literal) {
            if (!columns.isEmpty()) {
                columns.append(", ");
                literals.append(", ");
            }
            columns.append(column);
            literals.append(literal);
            return this;
        }

        Row worker(WorkerSession worker) {
            return number("backend_pid", worker.backendPid())
                    .text("backend_start", worker.backendStart().toString());
        }

        Row subject(JournalSubject subject) {
            text("direction", subject.direction().text()).text("version", subject.version());
            subject.filename().ifPresent(name -> text("filename", name));
            subject.checksum().ifPresent(checksum -> text("checksum", checksum));
            return text("mode", subject.mode().text());
        }

        Row step(JournalStep step) {
            return number("step", step.number())
                    .number("step_count", step.count())
                    .number("line", step.line())
                    .text("statement", head(step.statement()))
                    .digest(step);
        }

        private Row digest(JournalStep step) {
            return step.digest().isEmpty() ? this : text("step_sha256", step.digest());
        }

        Row script(Optional<JournalText> script) {
            script.ifPresent(text -> {
                text("script", text.text()).number("script_bytes", text.bytes());
                put("script_truncated", String.valueOf(text.truncated()));
                text.sha256().ifPresent(hash -> text("script_sha256", hash));
            });
            return this;
        }

        Row end(JournalEnd end) {
            text("outcome", end.outcome().text())
                    .number("rows", end.rows())
                    .number("duration_ms", end.durationMs());
            end.problem().ifPresent(this::problem);
            if (!end.notices().isEmpty()) {
                text("notices", JournalJson.notices(end.notices()));
            }
            return this;
        }

        private void problem(Problem problem) {
            text("error", problem.what() + ": " + problem.why());
            text("problem", JournalJson.problem(problem));
            if (problem.server() != null) {
                text("sqlstate", problem.server().sqlState());
            }
        }

        private static String head(String statement) {
            if (statement.length() <= STATEMENT_HEAD) {
                return statement;
            }
            boolean inPair = Character.isHighSurrogate(statement.charAt(STATEMENT_HEAD - 1));
            return statement.substring(0, STATEMENT_HEAD - (inPair ? 1 : 0)) + "…";
        }
    }
}
