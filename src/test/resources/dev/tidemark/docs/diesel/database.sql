create or replace function diesel_set_updated_at() returns trigger as $$ begin return new; end; $$ language plpgsql;
create table customers (id bigint generated always as identity primary key, name text not null);
create table __diesel_schema_migrations (version varchar(50) primary key not null, run_on timestamp not null default current_timestamp);
insert into __diesel_schema_migrations (version) values ('00000000000000'), ('20240102030405');
