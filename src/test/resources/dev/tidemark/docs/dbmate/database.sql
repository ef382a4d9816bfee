create table customers (id bigint generated always as identity primary key, name text not null);
create table schema_migrations (version varchar(128) primary key);
insert into schema_migrations values ('20240102030405');
