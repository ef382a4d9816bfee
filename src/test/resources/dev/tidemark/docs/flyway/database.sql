create table customers (id bigint generated always as identity primary key, name text not null);
create table orders (id bigint generated always as identity primary key, customer_id bigint references customers (id));
create view customer_names as select name from customers;
create table flyway_schema_history (
    installed_rank integer not null, version varchar(50), description varchar(200) not null,
    type varchar(20) not null, script varchar(1000) not null, checksum integer,
    installed_by varchar(100) not null, installed_on timestamp not null default now(),
    execution_time integer not null, success boolean not null);
alter table flyway_schema_history add constraint flyway_schema_history_pk primary key (installed_rank);
create index flyway_schema_history_s_idx on flyway_schema_history (success);
insert into flyway_schema_history values
    (1, '1', 'customers', 'SQL', 'V1__customers.sql', -897830492, 'app', now(), 12, true),
    (2, '2', 'orders', 'SQL', 'V2__orders.sql', 431318941, 'app', now(), 9, true),
    (3, null, 'customer names', 'SQL', 'R__customer_names.sql', -432307488, 'app', now(), 4, true);
