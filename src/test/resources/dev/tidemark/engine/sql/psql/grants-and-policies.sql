grant select on all tables in schema s to "role;x"; comment on column t.c is 'a;b';
create policy p on t using (owner = current_user or name <> ';') with check (true);
alter table t add constraint c check (x ~ '^[a-z;]+$' and y !~* E'\';');
create trigger tr before update on t for each row when (old.* is distinct from new.*) execute function f(';');
