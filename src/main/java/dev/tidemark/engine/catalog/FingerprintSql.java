package dev.tidemark.engine.catalog;

import dev.tidemark.engine.catalog.CatalogScope.Part;
import dev.tidemark.engine.catalog.CatalogScope.Roles;
import dev.tidemark.engine.sql.SqlQuote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The query that reads every object of a catalogue, for a version of PostgreSQL and a scope.
///
/// Its parameters are [#schemas] and [#leftOut].
final class FingerprintSql {
    private static final String BETWEEN = "\u001f";
    private static final String WITHIN = "\u001e";
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private final int major;
    private final CatalogScope scope;
    private final boolean whole;

    /// @param major of the server, for example 18
    FingerprintSql(int major, CatalogScope scope) {
        this.major = major;
        this.scope = scope;
        this.whole = scope.part() instanceof Part.Whole;
    }

    /// Rows of kind, name, the table it is part of, and the definition's hash.
    String hashes() {
        return text("object.kind, object.name, object.part_of, md5(object.definition)");
    }

    /// Rows of kind, name, the table it is part of, and the definition.
    String definitions() {
        return text("object.kind, object.name, object.part_of, object.definition");
    }

    private String text(String columns) {
        var branches = new ArrayList<>(List.of("relations.sql", "routines.sql", "types.sql"));
        if (whole) {
            branches.add("database.sql");
        }
        String union = String.join("union all\n", branches.stream().map(it -> file(it)).toList());
        var meanings = meanings();
        meanings.put("columns", _ -> columns);
        meanings.put("branches", _ -> union);
        return new SqlMacros(meanings).expand(file("frame.sql"));
    }

    /// The first parameter: the schemas that are read.
    String schemas() {
        return switch (scope.part()) {
            case Part.Whole _ -> "";
            case Part.Schemas(var names) -> String.join(BETWEEN, names);
            case Part.Relative(var name) -> name;
        };
    }

    /// The second parameter: the tables that are left out.
    String leftOut() {
        return String.join(
                BETWEEN,
                scope.leftOut().stream()
                        .map(table -> table.schema() + WITHIN + table.name())
                        .toList());
    }

    /// What the transaction sets before: names are written as the scope wants them.
    String searchPath() {
        return scope.part() instanceof Part.Relative(var name)
                ? SqlQuote.identifier(name) + ", pg_catalog"
                : "pg_catalog";
    }

    private Map<String, Function<List<String>, String>> meanings() {
        boolean roles = scope.roles() == Roles.COMPARED;
        var meanings = new HashMap<String, Function<List<String>, String>>();
        meanings.put("whole", _ -> String.valueOf(whole));
        meanings.put("withroles", _ -> String.valueOf(roles));
        meanings.put(
                "schemas",
                of ->
                        whole
                                ? "?::text is not null"
                                : "%s = any (string_to_array(?, chr(31)))".formatted(of.get(0)));
        meanings.put(
                "prefix",
                of ->
                        scope.part() instanceof Part.Relative
                                ? "''"
                                : "quote_ident(%s) || '.'".formatted(of.get(0)));
        meanings.put("unqualified", of -> unqualified(of.get(0)));
        meanings.put(
                "ours",
                of ->
                        "%s not in (select m.objid from member m where m.classid = '%s'::regclass)"
                                .formatted(of.get(0), of.get(1)));
        meanings.put("comment", of -> comment(of.get(0), of.get(1)));
        meanings.put("sorted", of -> sorted(of.get(0)));
        meanings.put("options", of -> options(of.get(0)));
        meanings.put("acl", of -> roles ? sorted(of.get(0) + "::text[]") : "null::text");
        meanings.put(
                "owner", of -> roles ? "'owner ' || @grantor(%s)".formatted(of.get(0)) : "null");
        meanings.put("grantor", of -> "quote_ident(pg_get_userbyid(%s))".formatted(of.get(0)));
        meanings.put("grants", of -> roles ? grants(of) : "null::text");
        meanings.put("roles", of -> roles ? roles(of.get(0)) : "null");
        meanings.put("since", of -> major >= Integer.parseInt(of.get(0)) ? of.get(1) : of.get(2));
        meanings.put("notnull", _ -> major >= 18 ? NOT_NULL : "");
        meanings.put("collation", _ -> collation());
        meanings.put("published", _ -> major >= 15 ? PUBLISHED : "null");
        meanings.put("publishedschemas", _ -> major >= 15 ? PUBLISHED_SCHEMAS : "null");
        return meanings;
    }

    /// A text in which names of the schema that does not count stand without it.
    private String unqualified(String text) {
        if (!(scope.part() instanceof Part.Relative(var name))) {
            return text;
        }
        String bare = PLAIN.matcher(name).matches() ? escaped(name) + "|" : "";
        String quoted = escaped(SqlQuote.identifier(name));
        String before = "(?<![\\w.$\"])(?:%s%s)\\s*\\.(?=[\\w\"])".formatted(bare, quoted);
        String path = "(\\n SET search_path TO [^\\n]*?)'%s'".formatted(escaped(name));
        return "regexp_replace(regexp_replace(%s, %s, '', 'g'), %s, '\\1''(schema)''')"
                .formatted(text, SqlQuote.literal(before), SqlQuote.literal(path));
    }

    private static String escaped(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_ ]", "\\\\$0");
    }

    private static String comment(String oid, String catalog) {
        return """
        (select 'comment ' || quote_literal(described.description) from pg_description described
          where described.objoid = %s and described.classoid = '%s'::regclass and described.objsubid = 0)\
        """
                .formatted(oid, catalog);
    }

    private static String sorted(String array) {
        return "(select string_agg(entry, ', ' order by entry collate \"C\") from unnest(%s) entry)"
                .formatted(array);
    }

    /// Options of foreign things, but for values that look secret by their name.
    private static String options(String array) {
        return """
        (select string_agg(option.option_name || ' ' || case when option.option_name ~* 'pass|secret|token|key'
                             then '(hidden)' else quote_literal(option.option_value) end,
                           ', ' order by option.option_name collate "C")
           from pg_options_to_table(%s) option)\
        """
                .formatted(array);
    }

    /// Privileges that are not what an owner and all others have without any GRANT.
    private static String grants(List<String> of) {
        return """
        case when %1$s is not null then
          nullif('grants ' || coalesce(@acl(%1$s), 'none'), 'grants ' || coalesce(@acl(acldefault('%2$s', %3$s)), 'none')) end\
        """
                .formatted(of.get(0), of.get(1), of.get(2));
    }

    private static String roles(String array) {
        return """
        'to ' || (select string_agg(case when role.oid = 0 then 'public' else @grantor(role.oid) end, ', '
                                    order by pg_get_userbyid(role.oid) collate "C") from unnest(%s) role(oid))\
        """
                .formatted(array);
    }

    private String collation() {
        return switch (major) {
            case 13, 14 -> "null";
            case 15 -> "quote_literal(l.colliculocale)";
            case 16 -> "quote_literal(l.colliculocale), quote_literal(l.collicurules)";
            default -> "quote_literal(l.colllocale), quote_literal(l.collicurules)";
        };
    }

    /// Which columns are not null stands with the table. A constraint of its own is only what has a
    /// name or a property that PostgreSQL would not give it.
    private static final String NOT_NULL =
            """
            union all
            select 'constraint', quote_ident(k.conname) || ' on ' || c.shown, c.shown,
                   concat_ws(chr(10), pg_get_constraintdef(k.oid, true), @comment(k.oid, pg_constraint))
              from pg_constraint k join relation c on c.oid = k.conrelid
             where k.contype = 'n'
               and (k.conname !~ '_not_null[0-9]*$' or not k.convalidated or k.connoinherit
                    or exists (select from pg_description s where s.objoid = k.oid and s.classoid = 'pg_constraint'::regclass))
            """;

    private static final String PUBLISHED =
            """
            '(' || (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                     where a.attrelid = r.prrelid and a.attnum = any (r.prattrs)) || ')',
            'where ' || pg_get_expr(r.prqual, r.prrelid)\
            """;

    private static final String PUBLISHED_SCHEMAS =
            """
            (select string_agg('  tables in schema ' || quote_ident(n.nspname), chr(10) order by n.nspname collate "C")
               from pg_publication_namespace r join pg_namespace n on n.oid = r.pnnspid where r.pnpubid = b.oid)\
            """;

    private static String file(String name) {
        try (var stream = FingerprintSql.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
