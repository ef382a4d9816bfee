select 'extension', quote_ident(x.extname), '',
       concat_ws(chr(10), 'extension version ' || x.extversion,
         'schema ' || (select quote_ident(n.nspname) from pg_namespace n where n.oid = x.extnamespace),
         @owner(x.extowner), @comment(x.oid, pg_extension))
  from pg_extension x
union all
select 'language', quote_ident(l.lanname), '',
       concat_ws(chr(10),
         concat_ws(' ', case when l.lanpltrusted then 'trusted' end, 'language',
                   case when l.lanplcallfoid <> 0 then 'handler ' || l.lanplcallfoid::regprocedure end,
                   case when l.laninline <> 0 then 'inline ' || l.laninline::regprocedure end,
                   case when l.lanvalidator <> 0 then 'validator ' || l.lanvalidator::regprocedure end),
         @owner(l.lanowner), @grants(l.lanacl, l, l.lanowner), @comment(l.oid, pg_language))
  from pg_language l
 where @ours(l.oid, pg_language) and (l.oid >= 16384 or l.lanacl is not null)
union all
select 'cast', format_type(c.castsource, null) || ' as ' || format_type(c.casttarget, null), '',
       concat_ws(chr(10),
         concat_ws(' ', 'cast method', c.castmethod, 'context', c.castcontext,
                   case when c.castfunc <> 0 then c.castfunc::regprocedure end),
         @comment(c.oid, pg_cast))
  from pg_cast c
 where c.oid >= 16384 and @ours(c.oid, pg_cast)
   and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = c.oid and d.deptype = 'i')
union all
select 'transform', format_type(f.trftype, null) || ' language ' || quote_ident(l.lanname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'transform', 'from', nullif(f.trffromsql::oid, 0)::regprocedure, 'to', nullif(f.trftosql::oid, 0)::regprocedure),
         @comment(f.oid, pg_transform))
  from pg_transform f join pg_language l on l.oid = f.trflang
 where @ours(f.oid, pg_transform)
union all
select 'access method', quote_ident(m.amname), '',
       concat_ws(chr(10), concat_ws(' ', 'access method', m.amtype, m.amhandler::oid::regprocedure), @comment(m.oid, pg_am))
  from pg_am m
 where m.oid >= 16384 and @ours(m.oid, pg_am)
union all
select 'event trigger', quote_ident(e.evtname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'event trigger on', e.evtevent, 'execute', e.evtfoid::regprocedure,
                   'when tag in ' || array_to_string(e.evttags, ', ')),
         case e.evtenabled when 'D' then 'disabled' when 'R' then 'enabled replica' when 'A' then 'enabled always' end,
         @owner(e.evtowner), @comment(e.oid, pg_event_trigger))
  from pg_event_trigger e
 where @ours(e.oid, pg_event_trigger)
union all
select 'foreign data wrapper', quote_ident(w.fdwname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'foreign data wrapper', case when w.fdwhandler <> 0 then 'handler ' || w.fdwhandler::regprocedure end,
                   case when w.fdwvalidator <> 0 then 'validator ' || w.fdwvalidator::regprocedure end),
         'options ' || @options(w.fdwoptions),
         @owner(w.fdwowner), @grants(w.fdwacl, F, w.fdwowner), @comment(w.oid, pg_foreign_data_wrapper))
  from pg_foreign_data_wrapper w
 where @ours(w.oid, pg_foreign_data_wrapper)
union all
select 'server', quote_ident(s.srvname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'server', 'type ' || quote_literal(s.srvtype), 'version ' || quote_literal(s.srvversion), 'wrapper',
                   (select quote_ident(w.fdwname) from pg_foreign_data_wrapper w where w.oid = s.srvfdw)),
         'options ' || @options(s.srvoptions),
         (select string_agg('user mapping for ' || quote_ident(u.usename) || coalesce(' options ' ||
                     (select string_agg(o.option_name, ', ' order by o.option_name) from pg_options_to_table(u.umoptions) o), ''),
                   chr(10) order by u.usename)
            from pg_user_mappings u where u.srvid = s.oid and @withroles),
         @owner(s.srvowner), @grants(s.srvacl, S, s.srvowner), @comment(s.oid, pg_foreign_server))
  from pg_foreign_server s
 where @ours(s.oid, pg_foreign_server)
union all
select 'publication', quote_ident(b.pubname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'publication', case when b.puballtables then 'for all tables' end, case when b.pubinsert then 'insert' end,
                   case when b.pubupdate then 'update' end, case when b.pubdelete then 'delete' end,
                   case when b.pubtruncate then 'truncate' end, case when b.pubviaroot then 'via root' end,
                   @since(18, 'generated columns ' || b.pubgencols::text, null)),
         (select string_agg(concat_ws(' ', '  table', r.prrelid::regclass, @published), chr(10) order by r.prrelid::regclass::text collate "C")
            from pg_publication_rel r where r.prpubid = b.oid),
         @publishedschemas,
         @owner(b.pubowner), @comment(b.oid, pg_publication))
  from pg_publication b
 where @ours(b.oid, pg_publication)
union all
select 'subscription', quote_ident(s.subname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'subscription', case when s.subenabled then 'enabled' else 'disabled' end, 'slot ' || quote_ident(s.subslotname),
                   'commit', s.subsynccommit, 'to', array_to_string(s.subpublications, ', ')),
         @owner(s.subowner))
  from pg_subscription s
 where s.subdbid = (select d.oid from pg_database d where d.datname = current_database()) and @ours(s.oid, pg_subscription)
