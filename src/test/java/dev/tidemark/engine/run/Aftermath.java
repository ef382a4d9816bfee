package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusRow;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.function.Executable;

/// What has to hold after a run, however it ended.
final class Aftermath {
    /// Everything a run leaves, but times and ids.
    private static final String SIGNATURE =
            """
            select coalesce(string_agg(line, E'\\n' order by line), '') from (
              select 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) line
                from pg_attribute a join pg_class c on c.oid = a.attrelid
               where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not attisdropped
                 and relname not like 'schema_migrations%'
              union all
              select 'index ' || indexrelid::regclass || ' ' || indisvalid
                from pg_index i join pg_class c on c.oid = i.indexrelid
               where c.relnamespace = 'public'::regnamespace and relname not like 'schema_migrations%'
              union all
              select 'rows of ' || relname || ' ' || query_to_xml(format('select count(*) as c from %I', relname), false, true, '')
                from pg_class
               where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'schema_migrations_journal'
              union all
              select 'applied ' || version from schema_migrations) lines
            """;

    private static final String SESSIONS =
            "select count(*) from pg_stat_activity where datname = current_database() and application_name like 'tidemark %' and application_name <> 'tidemark test'";

    private Aftermath() {}

    static String signature(Connector connector) {
        return value(connector, SIGNATURE);
    }

    /// What an undisturbed run leaves; the database is empty again afterwards.
    static String undisturbed(RunFixture fixture, Connector connector, String... before)
            throws Exception {
        for (String sql : before) {
            execute(connector, sql);
        }
        completed(new RunFixture(fixture.folder).apply(connector));
        String signature = signature(connector);
        execute(connector, "drop schema public cascade; create schema public");
        for (String sql : before) {
            execute(connector, sql);
        }
        return signature;
    }

    /// What a person does after a fault: looks, resumes what was interrupted, runs again.
    static void endsLike(String undisturbed, RunFixture fixture, Connector connector)
            throws Exception {
        assertNothingRuns(connector);
        var again = new RunFixture(fixture.folder);
        var left =
                again.status(connector).rows().stream()
                        .filter(row -> row.unfinished().isPresent())
                        .map(StatusRow::version)
                        .toList();
        for (var version : left) {
            completed(again.resume(connector, version));
        }
        completed(again.apply(connector));
        assertEquals(undisturbed, signature(connector));
        assertEquals(0, again.status(connector).in(MigrationState.INTERRUPTED).size());
        assertNothingRuns(connector);
    }

    /// No session of the run is left, and no transaction that was prepared by accident.
    static void assertNothingRuns(Connector connector) {
        until("no session of a run", () -> value(connector, SESSIONS).equals("0"));
    }

    static RunOutcome completed(RunOutcome outcome) {
        return assertInstanceOf(RunOutcome.Completed.class, outcome, outcome::toString);
    }

    static Problem failure(RunOutcome outcome) {
        return assertInstanceOf(RunOutcome.Failed.class, outcome, outcome::toString).problem();
    }

    static Problem stopped(RunOutcome outcome) {
        return assertInstanceOf(RunOutcome.Stopped.class, outcome, outcome::toString).problem();
    }

    static Problem refusal(Executable run) {
        try {
            run.execute();
        } catch (ProblemException e) {
            return e.problem();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return fail("it was not refused");
    }

    static String value(Connector connector, String sql) {
        try (PgSession session = connector.open("test")) {
            return String.valueOf(session.query(sql, row -> row.getString(1)).getFirst());
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    static void execute(Connector connector, String sql) {
        try (PgSession session = connector.open("test")) {
            session.send(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// Waits until the run's session waits for a lock.
    static void untilBlocked(Connector connector) {
        untilActivity(connector, "wait_event_type = 'Lock'");
    }

    /// Waits until the run's session is in `pg_sleep`. Its text alone proves nothing: the journal's
    /// statements hold it too.
    static void untilAsleep(Connector connector) {
        untilActivity(connector, "wait_event = 'PgSleep'");
    }

    private static void untilActivity(Connector connector, String condition) {
        String sql =
                "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'tidemark run' and "
                        + condition;
        until(condition, () -> value(connector, sql).equals("1"));
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("not within 20 seconds: " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
    }
}
