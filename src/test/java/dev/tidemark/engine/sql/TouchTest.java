package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TouchTest {
    /// `creates relation app.users, …`.
    private static String touches(String sql) {
        return Touch.of(Scripts.only(sql)).stream()
                .map(touch ->
                        "%s %s %s%s"
                                .formatted(
                                        touch.act().name().toLowerCase(Locale.ROOT),
                                        touch.space().name().toLowerCase(Locale.ROOT),
                                        touch.name(),
                                        touch.renamed() == null ? "" : " to " + touch.renamed()))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    create table if not exists app.users (id int references app.teams)     | creates relation app.users
                    create unlogged table "Big" as select 1 as a                           | creates relation "Big"
                    create temp table x (id int)                                           | ''
                    create table p1 partition of app.p for values in (1)                   | creates relation p1, changes relation app.p
                    create or replace recursive view v (a) as select 1                     | creates relation v
                    create materialized view m as select * from t                          | creates relation m
                    create unique index concurrently if not exists i on only app.t (a)     | creates relation app.i, changes relation app.t
                    create index on t (a)                                                  | changes relation t
                    create or replace function f(a int) returns int language sql as $$ update t set a = 1 $$ | creates routine f
                    create constraint trigger c after update of a on app.t for each row execute function f() | changes relation app.t
                    create policy p on t using (true)                                      | changes relation t
                    create rule r as on insert to v do instead nothing                     | changes relation v
                    create statistics s on a, b from t                                     | changes relation t
                    create type mood as enum ('ok')                                        | creates type mood
                    create schema if not exists app                                        | creates schema app
                    create extension if not exists pgcrypto                                | creates extension pgcrypto
                    alter table if exists only app.t * add column a int, drop b            | changes relation app.t
                    alter table t rename to s                                              | changes relation t to s
                    alter table t rename column a to b                                     | changes relation t
                    alter table t set schema app                                           | changes relation t to app.t
                    alter table p attach partition p1 default                              | changes relation p, changes relation p1
                    alter function app.f(int, numeric(3, 2)) rename to g                   | changes routine app.f to app.g
                    alter policy p on app.t using (false)                                  | changes relation app.t
                    drop table if exists a, app.b cascade                                  | drops relation a, drops relation app.b
                    drop function f(int, text), g                                          | drops routine f, drops routine g
                    drop trigger x on t                                                    | changes relation t
                    drop materialized view m                                               | drops relation m
                    comment on column app.t.a is 'on users'                                | changes relation app.t
                    comment on column t.a is 'x'                                           | changes relation t
                    comment on constraint c on app.t is 'x'                                | changes relation app.t
                    comment on table t is 'x'                                              | changes relation t
                    grant select (a), update on t, app.u to bo                             | changes relation t, changes relation app.u
                    grant execute on function f(int) to bo                                 | changes routine f
                    grant usage on schema app to bo                                        | changes schema app
                    revoke all on all tables in schema app from bo                         | changes schema app
                    grant admins to bo                                                     | ''
                    insert into app.t (a) select b from u                                  | fills relation app.t
                    with x as (select * from u) update only t set a = 1 from x             | fills relation t
                    delete from t using u where true                                       | fills relation t
                    truncate table a, only b restart identity                              | fills relation a, fills relation b
                    copy t (a, b) to stdout                                                | ''
                    refresh materialized view concurrently m                               | fills relation m
                    select a from t                                                        | ''
                    """)
    void readsWhatAStatementTouches(String sql, String touched) {
        assertEquals(touched, touches(sql));
    }

    @Test
    void readsTheStatementsInTheCodeOfDo() {
        assertEquals(
                "creates type mood, changes relation app.t, fills relation app.t, drops relation old",
                touches(
                        """
                        do language plpgsql $body$
                        declare found int;
                        begin
                            if not exists (select from pg_type where typname = 'mood') then
                                create type mood as enum ('ok');
                            else
                                raise notice 'alter table nothing';
                            end if;
                            alter table app.t add a int; update app.t set a = 1;
                            execute 'drop table old';
                            execute format('alter table %I add a int', name);
                        end $body$\
                        """));
    }
}
