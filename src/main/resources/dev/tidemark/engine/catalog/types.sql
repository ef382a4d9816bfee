select case t.typtype when 'd' then 'domain' else 'type' end, p.prefix || quote_ident(t.typname), '',
       concat_ws(chr(10),
         case t.typtype
           when 'e' then 'enum' || coalesce((select string_agg(chr(10) || '  ' || quote_literal(e.enumlabel), '' order by e.enumsortorder)
                                              from pg_enum e where e.enumtypid = t.oid), '')
           when 'd' then
             concat_ws(' ', 'domain', format_type(t.typbasetype, t.typtypmod),
                       case when t.typcollation <> 0 and t.typcollation <>
                              (select b.typcollation from pg_type b where b.oid = t.typbasetype)
                         then 'collate ' || t.typcollation::regcollation end,
                       case when t.typnotnull then 'not null' end, 'default ' || t.typdefault)
             || coalesce((select string_agg(chr(10) || '  constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid, true)
                                              || coalesce(' comment ' || quote_literal(obj_description(k.oid, 'pg_constraint')), ''),
                                            '' order by k.conname collate "C")
                            from pg_constraint k where k.contypid = t.oid), '')
           when 'r' then
             (select concat_ws(' ', 'range of', format_type(r.rngsubtype, null),
                        case when r.rngcollation <> 0 then 'collate ' || r.rngcollation::regcollation end,
                        (select 'operators ' || quote_ident(k.opcname) from pg_opclass k where k.oid = r.rngsubopc),
                        case when r.rngcanonical::oid <> 0 then 'canonical ' || r.rngcanonical::oid::regprocedure end,
                        case when r.rngsubdiff::oid <> 0 then 'difference ' || r.rngsubdiff::oid::regprocedure end,
                        @since(14, 'multirange ' || format_type(r.rngmultitypid, null), null))
                from pg_range r where r.rngtypid = t.oid)
           else
             concat_ws(' ', case when t.typisdefined then 'base type' else 'shell type' end,
                       'input', t.typinput::oid::regprocedure, 'output', t.typoutput::oid::regprocedure,
                       case when t.typreceive::oid <> 0 then 'receive ' || t.typreceive::oid::regprocedure end,
                       case when t.typsend::oid <> 0 then 'send ' || t.typsend::oid::regprocedure end,
                       case when t.typmodin::oid <> 0 then 'typmod_in ' || t.typmodin::oid::regprocedure end,
                       case when t.typmodout::oid <> 0 then 'typmod_out ' || t.typmodout::oid::regprocedure end,
                       case when t.typanalyze::oid <> 0 then 'analyze ' || t.typanalyze::oid::regprocedure end,
                       'length', t.typlen, 'by value', t.typbyval, 'alignment', t.typalign, 'storage', t.typstorage,
                       'category', t.typcategory, 'preferred', t.typispreferred, 'delimiter', quote_literal(t.typdelim::text),
                       'element', format_type(nullif(t.typelem, 0), null), 'default ' || t.typdefault,
                       case when t.typcollation <> 0 then 'collatable' end)
         end,
         @owner(t.typowner), @grants(t.typacl, T, t.typowner), @comment(t.oid, pg_type))
  from pg_type t join place p on p.oid = t.typnamespace
 where t.typtype in ('e', 'd', 'r', 'b', 'p') and t.typrelid = 0
   and not (t.typtype = 'b' and t.typelem <> 0 and exists (select from pg_type e where e.oid = t.typelem and e.typarray = t.oid))
   and @ours(t.oid, pg_type)
union all
select 'collation', p.prefix || quote_ident(l.collname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'collation', 'provider', l.collprovider, 'deterministic', l.collisdeterministic,
                   'encoding', l.collencoding, quote_literal(l.collcollate), quote_literal(l.collctype),
                   @collation),
         @owner(l.collowner), @comment(l.oid, pg_collation))
  from pg_collation l join place p on p.oid = l.collnamespace
 where @ours(l.oid, pg_collation)
union all
select 'conversion', p.prefix || quote_ident(v.conname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'conversion from', pg_encoding_to_char(v.conforencoding), 'to', pg_encoding_to_char(v.contoencoding),
                   'by', v.conproc::oid::regprocedure, case when v.condefault then 'default' end),
         @owner(v.conowner), @comment(v.oid, pg_conversion))
  from pg_conversion v join place p on p.oid = v.connamespace
 where @ours(v.oid, pg_conversion)
union all
select 'text search configuration', p.prefix || quote_ident(g.cfgname), '',
       concat_ws(chr(10),
         'text search configuration parser ' || (select quote_ident(r.prsname) from pg_ts_parser r where r.oid = g.cfgparser),
         (select string_agg(concat_ws(' ', '  token', m.maptokentype, m.mapseqno, m.mapdict::regdictionary), chr(10)
                            order by m.maptokentype, m.mapseqno)
            from pg_ts_config_map m where m.mapcfg = g.oid),
         @owner(g.cfgowner), @comment(g.oid, pg_ts_config))
  from pg_ts_config g join place p on p.oid = g.cfgnamespace
 where @ours(g.oid, pg_ts_config)
union all
select 'text search dictionary', p.prefix || quote_ident(d.dictname), '',
       concat_ws(chr(10),
         'text search dictionary template ' || (select quote_ident(m.tmplname) from pg_ts_template m where m.oid = d.dicttemplate),
         'options ' || d.dictinitoption, @owner(d.dictowner), @comment(d.oid, pg_ts_dict))
  from pg_ts_dict d join place p on p.oid = d.dictnamespace
 where @ours(d.oid, pg_ts_dict)
union all
select 'text search parser', p.prefix || quote_ident(r.prsname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'text search parser', r.prsstart::oid::regprocedure, r.prstoken::oid::regprocedure,
                   r.prsend::oid::regprocedure, r.prsheadline::oid::regprocedure, r.prslextype::oid::regprocedure),
         @comment(r.oid, pg_ts_parser))
  from pg_ts_parser r join place p on p.oid = r.prsnamespace
 where @ours(r.oid, pg_ts_parser)
union all
select 'text search template', p.prefix || quote_ident(m.tmplname), '',
       concat_ws(chr(10),
         concat_ws(' ', 'text search template', m.tmplinit::oid::regprocedure, m.tmpllexize::oid::regprocedure),
         @comment(m.oid, pg_ts_template))
  from pg_ts_template m join place p on p.oid = m.tmplnamespace
 where @ours(m.oid, pg_ts_template)
union all
select 'default privileges', concat_ws(' ', @grantor(a.defaclrole), coalesce('in ' || rtrim(p.prefix, '.'), ''), 'for',
         case a.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
                              when 'n' then 'schemas' else 'large objects' end), '',
       concat_ws(chr(10), 'default privileges', 'grants ' || @acl(a.defaclacl))
  from pg_default_acl a left join place p on p.oid = a.defaclnamespace
 where @withroles and (p.oid is not null or a.defaclnamespace = 0 and @whole)
