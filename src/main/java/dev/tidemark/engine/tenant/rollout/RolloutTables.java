package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;

/// The tables in which rollouts over tenants are kept, in a schema of their own.
public final class RolloutTables {
    /// The schema.
    public static final String SCHEMA = "tidemark_rollout";

    /// The tenants that Tidemark worked on.
    public static final String KNOWN = SCHEMA + ".known";

    static final String ROLLOUT = SCHEMA + ".rollout";
    static final String TENANT = SCHEMA + ".tenant";

    /// Two that create them at once wait for each other; the number is the word's bytes.
    private static final long LOCK = 0x726f6c6c6f757400L;

    private static final String CREATE =
            """
            create schema if not exists tidemark_rollout;
            create table if not exists tidemark_rollout.known (
              project text not null,
              schema text not null,
              since timestamptz not null default clock_timestamp(),
              primary key (project, schema));
            create table if not exists tidemark_rollout.rollout (
              id uuid primary key,
              project text not null,
              task text not null,
              files text not null,
              state text not null,
              on_failure text not null,
              most_failures integer,
              reason text,
              started_at timestamptz not null default clock_timestamp(),
              ended_at timestamptz,
              started_by text not null);
            create table if not exists tidemark_rollout.tenant (
              rollout uuid not null references tidemark_rollout.rollout on delete cascade,
              schema text not null,
              wave integer not null,
              place integer not null,
              state text not null,
              attempts integer not null default 0,
              worker_pid integer,
              worker_start timestamptz,
              worker_host text,
              started_at timestamptz,
              finished_at timestamptz,
              done text,
              code text,
              error text,
              hint text,
              reason text,
              primary key (rollout, schema));
            create index if not exists tenant_to_do on tidemark_rollout.tenant (rollout, wave, place)
              where state in ('waiting', 'working');
            create index if not exists tenant_failed on tidemark_rollout.tenant (rollout, wave)
              where state = 'failed'\
            """;

    private RolloutTables() {}

    /// Whether they are there.
    ///
    /// @throws SQLException the server's error
    static boolean exist(PgSession session) throws SQLException {
        return session.first("select to_regclass(?) is not null", row -> row.getBoolean(1), TENANT)
                .orElse(false);
    }

    /// Creates them where they are missing; asks for no right where they are not.
    ///
    /// @throws SQLException the server's error
    static void create(PgSession session) throws SQLException {
        if (exist(session)) {
            return;
        }
        session.send(
                "begin; select pg_advisory_xact_lock(%d);\n%s;\ncommit".formatted(LOCK, CREATE));
    }
}
