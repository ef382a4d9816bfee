Small pieces of SQL for the editor. A line that begins with "--:" names one, and what it does;
${1:text} is a place to fill in, visited in the order of the numbers.

--: create_table | a table with a generated key
create table ${1:name} (
    id bigint generated always as identity primary key,
    ${2:column} ${3:text} not null,
    created_at timestamptz not null default now()
);

--: add_column | a column
alter table ${1:table} add column ${2:name} ${3:text};

--: add_column_default | a column with a default, which rewrites no rows
alter table ${1:table} add column ${2:name} ${3:text} not null default ${4:''};

--: drop_column | drops a column
alter table ${1:table} drop column ${2:name};

--: set_not_null | NOT NULL in steps, without a long lock
alter table ${1:table} add constraint ${2:column}_not_null check (${3:column} is not null) not valid;
alter table ${4:table} validate constraint ${5:column}_not_null;
alter table ${6:table} alter column ${7:column} set not null;

--: create_index | an index while the table is written
create index concurrently ${1:name} on ${2:table} (${3:columns});

--: create_unique_index | a unique index while the table is written
create unique index concurrently ${1:name} on ${2:table} (${3:columns});

--: foreign_key | a foreign key in steps: new rows first
alter table ${1:table}
    add constraint ${2:name} foreign key (${3:column}) references ${4:other} (${5:id}) not valid;

--: validate | checks the rows that were there before a constraint
alter table ${1:table} validate constraint ${2:name};

--: check | a check constraint in steps: new rows first
alter table ${1:table} add constraint ${2:name} check (${3:condition}) not valid;

--: create_view | a view
create or replace view ${1:name} as
select ${2:columns}
from ${3:table};

--: create_function | a function in PL/pgSQL
create or replace function ${1:name}(${2:arguments}) returns ${3:void}
language plpgsql
as $$
begin
    ${4:null;}
end
$$;

--: trigger | a trigger before each change of a row
create trigger ${1:name}
    before update on ${2:table}
    for each row execute function ${3:function}();

--: enum_value | another value of an enum type
alter type ${1:type} add value if not exists '${2:value}';

--: do | a block of PL/pgSQL that runs at once
do $$
begin
    ${1:null;}
end
$$;

--: insert | a row
insert into ${1:table} (${2:columns}) values (${3:values});

--: update | changes rows
update ${1:table} set ${2:column} = ${3:value} where ${4:condition};

--: delete | deletes rows
delete from ${1:table} where ${2:condition};

--: grant | a right on a table
grant ${1:select} on ${2:table} to ${3:role};

--: policy | a policy of row level security
create policy ${1:name} on ${2:table} for ${3:all} to ${4:role} using (${5:condition});

--: comment | a comment on a table
comment on table ${1:table} is '${2:text}';

--: lock_timeout | how long statements that follow wait for a lock
set local lock_timeout = '${1:3s}';

--: rollback | begins the rollback part
-- ROLLBACK:
-- ${1:statement};
