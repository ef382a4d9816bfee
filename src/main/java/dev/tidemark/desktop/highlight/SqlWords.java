package dev.tidemark.desktop.highlight;

import java.util.Locale;
import java.util.Set;

/// Words that stand out in SQL and PL/pgSQL (PostgreSQL manual, appendix C and chapter 41): those
/// that statements are built of, and the names of built-in types.
final class SqlWords {
    private static final Set<String> KEYWORDS =
            words(
                    """
                    abort access action add after aggregate alias all alter always analyse analyze
                    and any array as asc asymmetric at atomic attach attribute authorization
                    before begin between by cache call called cascade cascaded case cast chain
                    check checkpoint close cluster collate collation column columns comment commit
                    committed concurrently configuration conflict connection constant constraint
                    constraints continue copy cost create cross cube current current_catalog
                    current_date current_role current_schema current_time current_timestamp
                    current_user cursor cycle database deallocate declare default defaults
                    deferrable deferred definer delete delimiter desc detach diagnostics
                    dictionary disable discard distinct do domain drop each else elseif elsif
                    enable encoding end enum escape event except exception exclude excluding
                    exclusive execute exists exit explain extension external false fetch filter
                    finalize first following for force foreach foreign forward freeze from full
                    function functions generated get global grant granted group grouping groups
                    handler having header identity if ilike immediate immutable import in include
                    including increment index inherit inherits initially inner inout input insert
                    instead intersect into invoker is isnull isolation join key language last
                    lateral leading leakproof left like limit listen load local lock locked logged
                    loop mapping match matched materialized maxvalue merge minvalue move natural
                    new next no none not nothing notice notify notnull null nulls of off offset
                    old on only open operator option options or order ordinality others out outer
                    over overlaps overlay overriding owned owner parallel partition passing
                    perform placing plans policy preceding precision prepare prepared preserve
                    primary prior privileges procedural procedure procedures program publication
                    query raise range read reassign recursive ref references referencing refresh
                    reindex relative release rename repeatable replace replica reset restart
                    restrict return returning returns reverse revoke right role rollback rollup
                    routine routines row rows rule savepoint schema scroll security select
                    sequence sequences serializable server session session_user set setof sets
                    share show simple skip slice snapshot some sql stable standalone start
                    statement statistics stdin stdout stored strict subscription support symmetric
                    system table tables tablesample tablespace temp template temporary then ties
                    to trailing transaction transform treat trigger true truncate trusted type
                    types unbounded uncommitted union unique unknown unlisten unlogged until
                    update use user using vacuum valid validate validator values variadic verbose
                    view volatile warning when where while window with within without work wrapper
                    write
                    """);

    private static final Set<String> TYPES =
            words(
                    """
                    bigint bigserial bit bool boolean bytea char character cidr citext date
                    daterange decimal double float float4 float8 hstore inet int int2 int4
                    int4range int8 int8range integer interval json jsonb jsonpath ltree macaddr
                    macaddr8 money numeric numrange oid real record regclass regproc regtype
                    serial serial2 serial4 serial8 smallint smallserial text time timestamp
                    timestamptz timetz tsquery tsrange tstzrange tsvector uuid varbit varchar
                    varying void xml
                    """);

    private SqlWords() {}

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isType(String word) {
        return TYPES.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
