-- One row for each object: its kind, its name, the table it is part of, and its definition.
-- Words with @ are written out by FingerprintSql. Parameters: the schemas that are read and the
-- tables that are left out, each joined by chr(31).
with
member as materialized (
  select classid, objid from pg_depend
   where refclassid = 'pg_extension'::regclass and deptype = 'e'),
place as materialized (
  select n.oid, n.nspname, n.nspowner, n.nspacl, @prefix(n.nspname) as prefix
    from pg_namespace n
   where n.nspname !~ '^(pg_|tidemark_)' and n.nspname <> 'information_schema'
     and @schemas(n.nspname) and @ours(n.oid, pg_namespace)),
left_out as materialized (
  with tables as (
    select c.oid from unnest(string_to_array(?, chr(31))) as named(words)
      join pg_namespace n on n.nspname = split_part(named.words, chr(30), 1)::name
      join pg_class c on c.relnamespace = n.oid and c.relname = split_part(named.words, chr(30), 2)::name)
  select oid from tables
  union all
  select d.objid from tables t
    join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid
   where d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')),
relation as materialized (
  select c.oid, c.relname, c.relkind, c.relpersistence, c.relowner, c.relacl, c.reloptions, c.reltoastrelid,
         c.reltablespace, c.relam, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.relispartition,
         c.reloftype, c.relpartbound, p.prefix || quote_ident(c.relname) as shown
    from pg_class c join place p on p.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'f', 'v', 'm', 'c', 'S') and c.relpersistence <> 't'
     and c.oid not in (select oid from left_out) and @ours(c.oid, pg_class))
select @columns from (
@branches
) as object(kind, name, part_of, definition)
