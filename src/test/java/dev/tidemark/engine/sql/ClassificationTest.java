package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    create table t () | DDL | CREATE TABLE
                    create unlogged table if not exists t () | DDL | CREATE UNLOGGED TABLE
                    create global temp table t () | DDL | CREATE GLOBAL TEMP TABLE
                    create /* c */ or replace function f() returns int return 1 | DDL | CREATE OR REPLACE FUNCTION
                    create unique index concurrently i on t (a) | DDL | CREATE UNIQUE INDEX CONCURRENTLY
                    create index concurrently_i on t (a) | DDL | CREATE INDEX
                    create materialized view v as select 1 | DDL | CREATE MATERIALIZED VIEW
                    create recursive view v (a) as select 1 | DDL | CREATE RECURSIVE VIEW
                    create constraint trigger c after insert on t execute function f() | DDL | CREATE CONSTRAINT TRIGGER
                    create event trigger e on ddl_command_end execute function f() | DDL | CREATE EVENT TRIGGER
                    create text search configuration c (copy = english) | DDL | CREATE TEXT SEARCH CONFIGURATION
                    create user mapping for u server s | DDL | CREATE USER MAPPING
                    create user u | DDL | CREATE USER
                    create operator class o for type int using btree as storage int | DDL | CREATE OPERATOR CLASS
                    create table "index" () | DDL | CREATE TABLE
                    create table trigger () | DDL | CREATE TABLE
                    alter table only t add column c int | DDL | ALTER TABLE
                    alter default privileges grant select on tables to u | DDL | ALTER DEFAULT PRIVILEGES
                    drop index concurrently i | DDL | DROP INDEX CONCURRENTLY
                    drop owned by u | DDL | DROP OWNED
                    comment on table t is 'x' | DDL | COMMENT
                    grant select on t to u | DDL | GRANT
                    security label on table t is 'x' | DDL | SECURITY LABEL
                    import foreign schema s from server x into y | DDL | IMPORT FOREIGN SCHEMA
                    insert into t values (1) | DML | INSERT
                    update t set a = 1 | DML | UPDATE
                    delete from t | DML | DELETE
                    merge into t using s on true when matched then do nothing | DML | MERGE
                    truncate t | DML | TRUNCATE
                    copy t from '/tmp/x' | DML | COPY
                    copy t (a, "from") from stdin with (format csv) | COPY_FROM_STDIN | COPY
                    copy t to stdout | OTHER | COPY
                    copy (select a from stdin) to stdout | OTHER | COPY
                    select 1 | QUERY | SELECT
                    ((select 1) union (select 2)) | QUERY | SELECT
                    (with x as (select 1) select * from x) | QUERY | SELECT
                    with insert as (select 1) select * from insert | QUERY | SELECT
                    with recursive a as (select 1), b (c) as not materialized (delete from t returning 1) insert into t select * from a | DML | INSERT
                    with a as (select 1) update t set a = 1 | DML | UPDATE
                    with x as (insert into t values (1) returning a) table x | QUERY | TABLE
                    values (1), (2) | QUERY | VALUES
                    table t | QUERY | TABLE
                    show all | QUERY | SHOW
                    explain analyze insert into t values (1) | QUERY | EXPLAIN
                    fetch 1 from c | QUERY | FETCH
                    begin | BEGIN | BEGIN
                    begin isolation level serializable | BEGIN | BEGIN
                    start transaction read only | BEGIN | START TRANSACTION
                    commit | COMMIT | COMMIT
                    commit work and no chain | COMMIT | COMMIT
                    commit and chain | COMMIT | COMMIT AND CHAIN
                    end transaction | COMMIT | END
                    prepare transaction 'x' | COMMIT | PREPARE TRANSACTION
                    commit prepared 'x' | OTHER | COMMIT PREPARED
                    rollback | ROLLBACK | ROLLBACK
                    rollback work and chain | ROLLBACK | ROLLBACK AND CHAIN
                    abort | ROLLBACK | ABORT
                    rollback to s | SAVEPOINT | ROLLBACK TO
                    rollback transaction to savepoint s | SAVEPOINT | ROLLBACK TO
                    rollback prepared 'x' | OTHER | ROLLBACK PREPARED
                    savepoint s | SAVEPOINT | SAVEPOINT
                    release savepoint s | SAVEPOINT | RELEASE
                    set local x = 1 | SETTING | SET
                    reset all | SETTING | RESET
                    discard all | SETTING | DISCARD ALL
                    call p(1) | CALL | CALL
                    do $$ begin end $$ | DO | DO
                    vacuum (full) t | MAINTENANCE | VACUUM
                    analyze t | MAINTENANCE | ANALYZE
                    reindex (verbose) table concurrently t | MAINTENANCE | REINDEX TABLE CONCURRENTLY
                    cluster | MAINTENANCE | CLUSTER
                    checkpoint | MAINTENANCE | CHECKPOINT
                    refresh materialized view concurrently v | MAINTENANCE | REFRESH MATERIALIZED VIEW
                    lock table t | OTHER | LOCK
                    notify x | OTHER | NOTIFY
                    prepare p as select 1 | OTHER | PREPARE
                    execute p | OTHER | EXECUTE
                    frobnicate all | OTHER | FROBNICATE
                    """)
    void tellsKindAndCommandFromTheLeadingWords(String sql, StatementKind kind, String command) {
        var statement = Scripts.only(sql + ";");
        assertEquals(kind, statement.kind());
        assertEquals(command, statement.command());
    }
}
