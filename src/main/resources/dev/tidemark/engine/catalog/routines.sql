select case f.prokind when 'a' then 'aggregate' when 'p' then 'procedure' else 'function' end,
       p.prefix || quote_ident(f.proname) || '(' || pg_get_function_identity_arguments(f.oid) || ')', '',
       concat_ws(chr(10),
         case when f.prokind = 'a' then
           (select concat_ws(chr(10), 'aggregate ' || pg_get_function_arguments(f.oid),
                     concat_ws(' ', 'kind', g.aggkind, g.aggnumdirectargs), 'state ' || format_type(g.aggtranstype, null),
                     concat_ws(' ', 'functions', g.aggtransfn::oid::regprocedure, g.aggfinalfn::oid::regprocedure,
                               g.aggcombinefn::oid::regprocedure, g.aggserialfn::oid::regprocedure,
                               g.aggdeserialfn::oid::regprocedure),
                     concat_ws(' ', 'final', g.aggfinalextra, g.aggfinalmodify, 'space', g.aggtransspace),
                     'initial ' || quote_literal(g.agginitval),
                     case when g.aggsortop <> 0 then 'sort ' || g.aggsortop::regoperator end,
                     case when g.aggmtransfn::oid <> 0 then
                       concat_ws(' ', 'moving', g.aggmtransfn::oid::regprocedure, g.aggminvtransfn::oid::regprocedure,
                                 g.aggmfinalfn::oid::regprocedure, format_type(g.aggmtranstype, null), g.aggmtransspace,
                                 g.aggmfinalextra, g.aggmfinalmodify, quote_literal(g.aggminitval)) end,
                     'parallel ' || f.proparallel::text)
              from pg_aggregate g where g.aggfnoid = f.oid)
         else @unqualified(rtrim(pg_get_functiondef(f.oid), chr(10))) end,
         @owner(f.proowner), @grants(f.proacl, f, f.proowner), @comment(f.oid, pg_proc))
  from pg_proc f join place p on p.oid = f.pronamespace
 where @ours(f.oid, pg_proc)
   and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype = 'i')
union all
select 'operator', p.prefix || o.oprname || ' (' || concat_ws(', ', nullif(format_type(o.oprleft, null), '-'),
                                                            nullif(format_type(o.oprright, null), '-')) || ')', '',
       concat_ws(chr(10),
         concat_ws(' ', 'operator', format_type(nullif(o.oprleft, 0), null), format_type(nullif(o.oprright, 0), null),
                   'returns', format_type(nullif(o.oprresult, 0), null)),
         case when o.oprcode::oid <> 0 then 'function ' || o.oprcode::oid::regprocedure end,
         case when o.oprcom <> 0 then 'commutator ' || o.oprcom::regoperator end,
         case when o.oprnegate <> 0 then 'negator ' || o.oprnegate::regoperator end,
         case when o.oprrest::oid <> 0 then 'restrict ' || o.oprrest::oid::regprocedure end,
         case when o.oprjoin::oid <> 0 then 'join ' || o.oprjoin::oid::regprocedure end,
         case when o.oprcanhash then 'hashes' end, case when o.oprcanmerge then 'merges' end,
         @owner(o.oprowner), @comment(o.oid, pg_operator))
  from pg_operator o join place p on p.oid = o.oprnamespace
 where @ours(o.oid, pg_operator)
union all
select 'operator class', p.prefix || quote_ident(k.opcname) || ' using ' || quote_ident(m.amname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'operator class for type', format_type(k.opcintype, null), case when k.opcdefault then 'default' end),
         'family ' || (select quote_ident(n.nspname) || '.' || quote_ident(f.opfname) from pg_opfamily f
                         join pg_namespace n on n.oid = f.opfnamespace where f.oid = k.opcfamily),
         case when k.opckeytype <> 0 then 'storage ' || format_type(k.opckeytype, null) end,
         @owner(k.opcowner), @comment(k.oid, pg_opclass))
  from pg_opclass k join place p on p.oid = k.opcnamespace join pg_am m on m.oid = k.opcmethod
 where @ours(k.oid, pg_opclass)
union all
select 'operator family', p.prefix || quote_ident(f.opfname) || ' using ' || quote_ident(m.amname), '',
       concat_ws(chr(10), 'operator family',
         (select string_agg(concat_ws(' ', '  operator', o.amopstrategy, o.amopopr::regoperator, o.amoppurpose,
                                      case when o.amopsortfamily <> 0 then
                                        (select quote_ident(s.opfname) from pg_opfamily s where s.oid = o.amopsortfamily) end),
                            chr(10) order by o.amopstrategy, o.amopopr::regoperator::text collate "C")
            from pg_amop o where o.amopfamily = f.oid),
         (select string_agg(concat_ws(' ', '  function', r.amprocnum, format_type(r.amproclefttype, null),
                                      format_type(r.amprocrighttype, null), r.amproc::oid::regprocedure),
                            chr(10) order by r.amprocnum, r.amproc::oid::regprocedure::text collate "C")
            from pg_amproc r where r.amprocfamily = f.oid),
         @owner(f.opfowner), @comment(f.oid, pg_opfamily))
  from pg_opfamily f join place p on p.oid = f.opfnamespace join pg_am m on m.oid = f.opfmethod
 where @ours(f.oid, pg_opfamily)
