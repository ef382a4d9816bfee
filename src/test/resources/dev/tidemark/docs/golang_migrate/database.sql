create table customers (id bigint generated always as identity primary key, name text not null);
create table orders (id bigint generated always as identity primary key, customer_id bigint references customers (id));
create table schema_migrations (version bigint not null primary key, dirty boolean not null);
insert into schema_migrations values (2, false);
