package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.testing.DumpServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A database with a bit of everything, and the means to back it up.
public final class BackupFixture {
    /// Whatever is easily lost on the way.
    public static final String EVERYTHING =
            """
            create type mood as enum ('sad', 'ok', 'happy');
            create domain positive as int check (value > 0);
            create table "Odd ""table" ("a b" text collate "C" not null, moods mood[] default '{ok}', primary key ("a b"));
            insert into "Odd ""table" select 'row ' || i, array['sad', 'happy']::mood[] from generate_series(1, 50) i;
            create table users (id bigint generated always as identity primary key, name text not null,
                born timestamptz, weight double precision, photo bytea, data jsonb, age positive,
                upper_name text generated always as (upper(name)) stored, status varchar(10) check (status in ('new', 'old')));
            insert into users (name, born, weight, photo, data, age, status)
                select 'user ' || i, '2025-03-30 01:30+00'::timestamptz + i * interval '1 hour', i / 3.0, decode(md5(i::text), 'hex'),
                       jsonb_build_object('n', i), i, case when i % 2 = 0 then 'new' else 'old' end
                  from generate_series(1, 2000) i;
            create index on users (lower(name));
            create unique index on users (id) where status = 'new';
            create table orders (id serial primary key, user_id bigint references users on delete cascade, at date not null)
                partition by range (id);
            """
                            .replace("serial primary key", "int primary key")
                    + """
                    create table orders_1 partition of orders for values from (1) to (500);
                    create table orders_2 partition of orders for values from (500) to (2000);
                    insert into orders select i, 1 + i % 2000, date '2025-01-01' + i % 300 from generate_series(1, 1500) i;
                    create table empty_one (); insert into empty_one default values;
                    create view grown as select id, name from users where age > 18;
                    create materialized view by_status as select status, count(*) from users group by status;
                    create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
                    create trigger touch before update on users for each row execute function touch();
                    create sequence counter increment by -5 maxvalue 1000 start 1000; select nextval('counter'); select nextval('counter');
                    alter table users enable row level security; create policy everybody on users using (true);
                    create schema tenant_1; create table tenant_1.notes (id int primary key, text text);
                    insert into tenant_1.notes select i, repeat('x', 3000) || i from generate_series(1, 100) i;
                    create table schema_migrations (version text primary key, applied_at timestamptz default now());
                    insert into schema_migrations values ('001'), ('002');
                    select lo_from_bytea(0, 'large object');
                    """;

    public static final Instant NOW = Instant.parse("2025-11-21T10:15:00Z");
    public static final ProgramSearch SEARCH =
            new ProgramSearch(Environment.ofProcess(), Optional.empty());

    private final DumpServer server;
    private final Path folder;
    private final List<BackupEvent> events = new ArrayList<>();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    public BackupFixture(DumpServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /// Goes on with another time; each backup in a folder needs its own.
    public BackupFixture later(Duration time) {
        clock = Clock.offset(clock, time);
        return this;
    }

    public Clock clock() {
        return clock;
    }

    public DumpServer server() {
        return server;
    }

    /// A database that only this test uses.
    public BackupServer everything(String name) throws SQLException {
        return server.create(name, EVERYTHING);
    }

    public BackupRequest request() {
        return BackupRequest.whole(folder);
    }

    public Outcome<StoredBackup> backUp(BackupServer database, BackupRequest request)
            throws Exception {
        return backUp(database, request, new StopSignal());
    }

    public Outcome<StoredBackup> backUp(
            BackupServer database, BackupRequest request, StopSignal stop) throws Exception {
        return Outcome.of(() ->
                new BackupRun(database, clock)
                        .run(new BackupPlanner(database, SEARCH).plan(request), stop, events::add)
                        .orElseThrow());
    }

    /// A backup that has to be made.
    public StoredBackup made(BackupServer database) throws Exception {
        return backUp(database, request()).orElseThrow();
    }

    public Outcome<StoredBackup> verify(
            BackupServer database, StoredBackup backup, Verification level) throws Exception {
        return new Verifier(database, SEARCH, clock)
                .verify(backup, level, new StopSignal(), events::add);
    }

    public List<BackupEvent> events() {
        return events;
    }

    public BackupFolder folder() {
        return new BackupFolder(folder);
    }

    /// Whether nothing is left that was only needed meanwhile.
    public boolean tidy() throws Exception {
        return folder().unfinished().isEmpty() && server.databases("tidemark_scratch").isEmpty();
    }
}
