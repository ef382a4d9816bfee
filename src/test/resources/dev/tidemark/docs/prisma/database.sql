create table "Customer" ("id" serial not null, "name" text not null, constraint "Customer_pkey" primary key ("id"));
create table _prisma_migrations (
    id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0);
insert into _prisma_migrations values
    ('0f5ce7f0-3a6f-4c29-9d4e-7f4a4c1f0a11', '4d5b41310e601f09c5b208a70b557d8a7fba84eef12cfa2ac289f25e1aa1fa44', now(), '20240102030405_init', null, null, now(), 1);
